import { openRange } from '../calibration/range.ts';
import { readTextOutputs, textOutputs } from '../calibration/text-outputs.ts';
import type { Design } from '../design.ts';
import { openBand } from './band.ts';
import type { PriceJob } from './input.ts';
import type { PricePrediction } from './prediction.ts';
import { priceGroups } from './price-groups.ts';
import { pricePrediction } from './price-prediction.ts';
import { priceScale } from './scale.ts';
import { priceTextFeatures } from './text-features.ts';

/** The logarithms (log1p of PHP) of the least and the most that clients post come behind what every such design says. */
export const priceTextOutputs = [...textOutputs, 'bandMin', 'bandMax'] as const;

/** A sum of what each word, name, choice and number of a posting adds to the logarithm of its price. */
export const priceText: Design<PriceJob, PricePrediction> = {
  id: 'price/text',
  features: priceTextFeatures,
  outputs: priceTextOutputs.length,
  point: 1, // the middle
  additive: true,
  tolerance: 1e-3,
  head(calibration) {
    const read = openRange(calibration, priceScale);
    const readBand = openBand(calibration);
    return (outputs, job, unknown) => {
      const range = read(readTextOutputs(outputs, job.category, unknown), priceGroups(job), unknown);
      return pricePrediction(range, readBand(outputs[4], outputs[5]));
    };
  },
};
