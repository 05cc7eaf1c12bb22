import type { CardText } from '../card-text.ts';

export const profileScoreCardText: CardText = {
  purpose:
    "Scores a worker's profile from 0 to 100 and ranks what would improve it. The score that it learned is half the rating and half the client satisfaction; where both are known a formula gives it exactly. The network is for those who lack one or both.",
  unit: 'Errors are in points of 100. "Moved by country alone" is how far the score of one profile spreads when nothing but its country changes, over the 20 countries that have a column and none.',
  calibration: 'There is no interval and no confidence.',
  limits: [
    'Feedback for the worker. Do not rank, filter, reject or pay people by it.',
    'Name, gender, age and language are never read.',
  ],
};
