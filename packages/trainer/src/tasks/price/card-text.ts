import type { CardText } from '../card-text.ts';

export const priceCardText: CardText = {
  purpose:
    'Suggests a price range (minimum, suggested, maximum) while a client writes a job posting, from the length of its texts, its urgency, skill level, materials, tags and category.',
  unit: 'Absolute errors are in PHP. MAPE has 1 added to the price in its denominator. "Truth within the range" counts the rows whose true suggested price lies between the predicted minimum and maximum.',
  calibration:
    'The range is meant to hold 80 % of the suggested prices, of which its middle is the median. Its ends come from the errors on rows that the model had not learned from (split conformal prediction, by bin of the prediction, by category and by currency); the tables say how often it held the truth on the test rows. The band is another thing: what clients post as their least and their most. The confidence is the share of training rows whose range was relatively wider. Under drift, or in another market, `tantiya calibrate` fits the level and the ranges again.',
  limits: [
    'The network sees how long a text is and which known tags it has, not what it says. Two postings of the same length and tags get the same price.',
    'A suggestion for a person to correct. Do not set, cap or refuse a price by it.',
  ],
};
