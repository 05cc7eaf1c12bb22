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
