import type { CardText } from '../card-text.ts';

export const completionTimeCardText: CardText = {
  purpose:
    "Estimates how many hours a job takes, from its budget, urgency, materials, type, category and posting time and from the worker's history; `completion-time/text` reads its words too.",
  unit: 'Absolute errors are in hours. MAPE has 1 hour added to the truth in its denominator.',
  calibration:
    'The interval is meant to hold 80 % of the truths. Its ends come from the errors on rows that the model had not learned from (split conformal prediction, by bin of the prediction and by category); the tables say how often it held the truth on the test rows. The confidence is the share of training rows whose interval was relatively wider. Under drift, `tantiya calibrate` fits the level and the intervals again on recent jobs.',
  limits: [
    'Answers lie between 0.5 and 720 hours.',
    'An expectation to plan with, not a deadline. Do not judge or pay a worker by it.',
  ],
};
