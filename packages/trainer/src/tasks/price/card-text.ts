import type { CardText } from '../card-text.ts';

export const priceCardText: CardText = {
  purpose:
    'Suggests a price range (minimum, suggested, maximum) while a client writes a job posting, from its texts, urgency, skill level, materials, tags and category; `price/text` reads words, scope, environment, currency and the client too.',
  unit: 'Absolute errors are in PHP. MAPE has 1 added to the price in its denominator. "Truth within the range" counts the rows whose true suggested price lies between the predicted minimum and maximum.',
  calibration:
    'The range is meant to hold 80 % of the suggested prices, of which its middle is the median. Its ends come from the errors on rows that the model had not learned from (split conformal prediction, by bin of the prediction, by category and by currency); the tables say how often it held the truth on the test rows. The band is another thing: what clients post as their least and their most. The confidence is the share of training rows whose range was relatively wider. Under drift, or in another market, `tantiya calibrate` fits the level and the ranges again.',
  limits: [
    'A model of the design `price/spec-60` sees how long a text is and which known tags it has, not what it says. One of `price/text` adds up what words and pairs of words are worth on average: it does not understand a sentence, and words that it has not seen say nothing to it.',
    'A suggestion for a person to correct. Do not set, cap or refuse a price by it.',
  ],
};
