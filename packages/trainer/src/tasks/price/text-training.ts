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
};
