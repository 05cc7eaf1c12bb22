import type { TaskId } from '@tantiya/core';

interface TaskText {
  /** What a model of this task is for. */
  readonly purpose: string;
  /** What the figures are measured in. */
  readonly unit: string;
  /** How ranges and confidence came about. */
  readonly calibration: string;
  /** What it must not be used for. */
  readonly limits: readonly string[];
}

/** What is true of every model of a task. */
export const taskTexts: Readonly<Record<TaskId, TaskText>> = {
  price: {
    purpose:
      'Suggests a price range (minimum, suggested, maximum) while a client writes a job posting, from the length of its texts, its urgency, skill level, materials, tags and category.',
    unit: 'Absolute errors are in PHP. MAPE has 1 added to the price in its denominator. "Truth within the range" counts the rows whose true suggested price lies between the predicted minimum and maximum.',
    calibration:
      'The range is what the network predicts for the three prices; it is no prediction interval, and the table says how often it holds the truth. The confidence is the share of training rows whose predicted range was relatively wider.',
    limits: [
      'The network sees how long a text is and which known tags it has, not what it says. Two postings of the same length and tags get the same price.',
      'A suggestion for a person to correct. Do not set, cap or refuse a price by it.',
    ],
  },
  'completion-time': {
    purpose:
      "Estimates how many hours a job takes, from its budget, urgency, materials, type, category and posting time and from the worker's history.",
    unit: 'Absolute errors are in hours. MAPE has 1 hour added to the truth in its denominator.',
    calibration:
      'The interval is meant to hold 80 % of the truths. Its ends come from the errors on the validation rows (split conformal prediction in five bins of the prediction); the table says how often it held the truth on the test rows. The confidence is the share of training rows whose interval was relatively wider.',
    limits: [
      'Answers lie between 0.5 and 720 hours.',
      'An expectation to plan with, not a deadline. Do not judge or pay a worker by it.',
    ],
  },
  'profile-score': {
    purpose:
      "Scores a worker's profile from 0 to 100 and ranks what would improve it. The score that it learned is half the rating and half the client satisfaction; where both are known a formula gives it exactly. The network is for those who lack one or both.",
    unit: 'Errors are in points of 100. "Moved by country alone" is how far the score of one profile spreads when nothing but its country changes, over the 20 countries that have a column and none.',
    calibration: 'There is no interval and no confidence.',
    limits: [
      'Feedback for the worker. Do not rank, filter, reject or pay people by it.',
      'Name, gender, age and language are never read.',
    ],
  },
};
