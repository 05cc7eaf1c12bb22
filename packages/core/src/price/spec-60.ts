import { confidenceOf, type WidthQuantiles } from '../calibration/confidence.ts';
import { requireAscending, requireRecord } from '../calibration/record.ts';
import { trustOf } from '../calibration/trust.ts';
import type { Design } from '../design.ts';
import { priceFeatures } from './features.ts';
import type { PriceJob } from './input.ts';
import { type PricePrediction, type PriceRange, relativeWidth } from './prediction.ts';

/** The record of this design's head. */
export interface PriceBandCalibration {
  /** Of {@link relativeWidth} of the predicted ranges over the training rows. */
  readonly widths: WidthQuantiles;
}

/** The specification's price network: 60 numbers in, the logarithms of a budget band out. */
export const priceSpec60: Design<PriceJob, PricePrediction> = {
  id: 'price/spec-60',
  features: priceFeatures,
  outputs: 3,
  tolerance: 1e-3,
  head(calibration) {
    requireRecord<PriceBandCalibration>(calibration, { widths: [0] });
    const { widths } = calibration;
    requireAscending('widths', widths);
    return (outputs, _job, unknown) => {
      const range = decodePriceRange(outputs);
      const confidence = confidenceOf(relativeWidth(range), widths, unknown);
      // A posted band, and of a network that does not read what a posting says: it takes nonsense for any other text.
      return { range, band: [range[0], range[2]], confidence, trust: trustOf(confidence, 'caution') };
    };
  },
};

/** A predicted price is limited to between 1 PHP and 1 billion PHP. */
const logBounds = [Math.log1p(1), Math.log1p(1e9)] as const;

/**
 * @param outputs log1p of min, suggested and max price in PHP; any numbers
 * @returns an ordered, positive range in PHP
 */
export function decodePriceRange(outputs: ArrayLike<number>): PriceRange {
  const [least, most] = logBounds;
  const limited = (raw = Number.NaN) => Math.min(Math.max(raw, least), most) || least; // `||` replaces NaN
  const sorted = [limited(outputs[0]), limited(outputs[1]), limited(outputs[2])].sort((a, b) => a - b);
  const [min = 0, suggested = 0, max = 0] = sorted;
  return [Math.expm1(min), Math.expm1(suggested), Math.expm1(max)];
}
