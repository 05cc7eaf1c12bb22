import type { CalibratedRange } from '../calibration/range.ts';
import type { PricePrediction } from './prediction.ts';

/** A calibrated range of prices, and the band that clients post, as a prediction. */
export function pricePrediction(
  { lower, middle, upper, level, quantiles, confidence, trust }: CalibratedRange,
  band: PricePrediction['band'],
): PricePrediction {
  return { range: [lower, middle, upper], level, band, quantiles, confidence, trust };
}
