import type { CardText } from '../card-text.ts';

export const profileScoreCardText: CardText = {
  purpose:
    "Scores a worker's profile from 0 to 100 and ranks what would improve it. The score that it is tested on is half the rating and half the client satisfaction. Where both are known a formula gives it exactly; a model is for those who lack one or both, and for what else of a profile goes with satisfied clients.",
  unit: 'Errors are in points of 100. "Moved by country alone" is how far the score of one profile spreads when nothing but its country changes, over the 20 countries that the specification lists and none.',
  calibration:
    'The interval is fitted on the validation rows, apart for workers of whom rating and satisfaction are known, one of them or neither; its level is 80 %. Confidence is the share of training rows whose interval is wider, each seen in all four ways.',
  limits: [
    'Feedback for the worker. Do not rank, filter, reject or pay people by it.',
    'Name, gender, age and language are never read.',
  ],
};
