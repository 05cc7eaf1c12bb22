import { type PriceJob, type PricePrediction, priceText, readTextOutputs } from '@tantiya/core';
import { fitText } from '../../additive/fit-text.ts';
import type { AdditiveTraining } from '../../designs/design-training.ts';
import { fitPriceRange } from './fit-price-range.ts';

/** Which of min, suggested and max is the middle of the range. */
const suggested = 1;

/** The price of what a posting says. Prices are learned as log1p of PHP. */
export const priceTextTraining: AdditiveTraining<PriceJob, PricePrediction> = {
  kind: 'additive',
  design: priceText,
  toNetwork: (target) => target.map(Math.log1p),
  augment: (row) => [row],
  fit: (rows) =>
    fitText(
      {
        features: priceText.features,
        middle: suggested,
        bands: [0, 2],
        // One and a half times the price for twice the rooms.
        addedByDoubling: 0.4,
      },
      rows,
    ),
  calibrate: (context) =>
    fitPriceRange(context, (outputs) => {
      const [, , , , least = 0, most = 0] = outputs; // behind what every design says that reads words
      return { range: readTextOutputs(outputs), band: [least, most] };
    }),
  outputUnit: 'in log space',
  cardText: {
    purpose:
      'Suggests a price and the range in which most such jobs lie while a client writes a job posting, from its words, the quantities in it, and its other fields.',
    calibration:
      'The range is meant to hold a stated share of such jobs; 80 % where there were rows enough to measure it. Its ends are linear quantiles of what is missed, moved so that they hold on the validation rows, by currency and category where those differ (split conformal prediction); the table says how often the range held the truth on the test rows. The confidence is the share of training rows whose range was relatively wider.',
    limits: [
      'It adds up what words are usually worth. It does not understand a sentence: "no new roof" has a roof in it.',
      'Of words that are in no training row it knows nothing; a text of such words gets the trust `ask`.',
      'A suggestion for a person to correct. Do not set, cap or refuse a price by it.',
    ],
  },
};
