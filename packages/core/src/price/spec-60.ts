import { confidenceOf, type WidthQuantiles } from '../calibration/confidence.ts';
import { openRange } from '../calibration/range.ts';
import { hasRange, requireAscending, requireRecord } from '../calibration/record.ts';
import { trustOf } from '../calibration/trust.ts';
import type { Design, Head } from '../design.ts';
import { openBand } from './band.ts';
import { priceFeatures } from './features.ts';
import type { PriceJob } from './input.ts';
import { type PricePrediction, type PriceRange, relativeWidth } from './prediction.ts';
import { priceGroups } from './price-groups.ts';
import { pricePrediction } from './price-prediction.ts';
import { priceScale } from './scale.ts';

/** The specification's price network: 60 numbers in, the logarithms of a budget band out. */
export const priceSpec60: Design<PriceJob, PricePrediction> = {
  id: 'price/spec-60',
  features: priceFeatures,
  outputs: 3,
  point: 1,
  tolerance: 1e-3,
  head: (calibration) => (hasRange(calibration) ? openAround(calibration) : openPosted(calibration)),
};

// It does not read what a posting says: it takes nonsense for any other text.
const most = 'caution';

/** A range of which it was measured how often it holds the truth, around the band that the network predicts. */
function openAround(calibration: unknown): Head<PriceJob, PricePrediction> {
  const read = openRange(calibration, priceScale);
  const readBand = openBand(calibration);
  return (outputs, job, unknown) => {
    const [lower = 0, middle = 0, upper = 0] = ascending(outputs);
    const range = read({ lower, middle, upper }, priceGroups(job), unknown, most);
    return pricePrediction(range, readBand(lower, upper));
  };
}

/** The record of a model whose range is nothing but the band that the network predicts. */
export interface PriceBandCalibration {
  /** Of {@link relativeWidth} of the predicted bands over the training rows. */
  readonly widths: WidthQuantiles;
}

function openPosted(calibration: unknown): Head<PriceJob, PricePrediction> {
  requireRecord<PriceBandCalibration>(calibration, { widths: [0] });
  const { widths } = calibration;
  requireAscending('widths', widths);
  return (outputs, _job, unknown) => {
    const range = decodePriceRange(outputs);
    const width = relativeWidth(range);
    return {
      range,
      band: [range[0], range[2]],
      confidence: confidenceOf(width, widths, unknown),
      trust: trustOf(width, widths, most),
    };
  };
}

/**
 * @param outputs log1p of min, suggested and max price in PHP; any numbers
 * @returns an ordered, positive range in PHP
 */
export function decodePriceRange(outputs: ArrayLike<number>): PriceRange {
  const [min = 0, suggested = 0, max = 0] = ascending(outputs);
  return [priceScale.amount(min), priceScale.amount(suggested), priceScale.amount(max)];
}

function ascending(outputs: ArrayLike<number>): Float64Array {
  return Float64Array.from(outputs, (output) => output || 0).sort(); // `||` replaces NaN, which would come last
}
