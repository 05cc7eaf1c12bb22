import { openRange } from '../calibration/range.ts';
import { readTextOutputs, textOutputs } from '../calibration/text-outputs.ts';
import type { Design } from '../design.ts';
import type { PriceJob } from './input.ts';
import { type PricePrediction, priceScale } from './prediction.ts';
import { priceTextFeatures } from './text-features.ts';

/** The logarithms (log1p of PHP) of the least and the most that clients post come behind what every such design says. */
export const priceTextOutputs = [...textOutputs, 'bandMin', 'bandMax'] as const;

/** The groups whose ranges are calibrated apart. */
export function priceTextKeys({ category, currency }: PriceJob): readonly (string | undefined)[] {
  return [category, currency];
}

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
    return (outputs, job, unknown) => {
      const { lower, middle, upper, ...rest } = read(readTextOutputs(outputs), priceTextKeys(job), unknown);
      const ends = [amount(outputs[4]), amount(outputs[5])];
      const band = [Math.min(...ends), Math.max(...ends)] as const;
      // A market of single prices has learned no band.
      return { range: [lower, middle, upper], ...(band[0] < band[1] && { band }), ...rest };
    };
  },
};

/** In PHP, for what a network says, which may be no number. */
const amount = (value = 0) => priceScale.amount(value || 0);
