import type { CardText } from '../card-text.ts';

export const priceCardText: CardText = {
  purpose:
    'Suggests a price range (minimum, suggested, maximum) while a client writes a job posting, from the length of its texts, its urgency, skill level, materials, tags and category.',
  unit: 'Absolute errors are in PHP. MAPE has 1 added to the price in its denominator. "Truth within the range" counts the rows whose true suggested price lies between the predicted minimum and maximum.',
  calibration:
    'The range is what the network predicts for the three prices; it is no prediction interval, and the table says how often it holds the truth. The confidence is the share of training rows whose predicted range was relatively wider.',
  limits: [
    'The network sees how long a text is and which known tags it has, not what it says. Two postings of the same length and tags get the same price.',
    'A suggestion for a person to correct. Do not set, cap or refuse a price by it.',
  ],
};
