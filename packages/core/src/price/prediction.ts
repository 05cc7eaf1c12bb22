import type { CalibratedRange } from '../calibration/range.ts';
import { logScale } from '../calibration/scale.ts';
import type { Trust } from '../calibration/trust.ts';

/** min, suggested, max in PHP; ordered and above 0. */
export type PriceRange = readonly [number, number, number];

/** What any design says of a price, in PHP. */
export interface PricePrediction {
  /** Around the suggested price, which is the median of such jobs. */
  readonly range: PriceRange;
  /** Share of such jobs whose price lies in the range, 0..1, as measured; absent where nobody has measured it. */
  readonly level?: number | undefined;
  /** Least and most of the budget that clients post for such a job. */
  readonly band?: readonly [min: number, max: number] | undefined;
  /** What 5 %, 10 %, ... 95 % of such jobs cost at most: 19 prices, ascending. */
  readonly quantiles?: readonly number[] | undefined;
  /** 0..1 */
  readonly confidence: number;
  readonly trust: Trust;
}

/** log(max / min): how wide a range is, whatever its size. */
export function relativeWidth([min, , max]: PriceRange): number {
  return Math.log(max / min);
}

/** Prices are learned as log1p of PHP. */
export const priceScale = logScale(1, 1e9);

/** A calibrated range of prices, and the band that clients post, as a prediction. */
export function pricePrediction(
  { lower, middle, upper, level, quantiles, confidence, trust }: CalibratedRange,
  band: PricePrediction['band'],
): PricePrediction {
  return { range: [lower, middle, upper], level, band, quantiles, confidence, trust };
}
