/** min, suggested, max in PHP; ordered and above 0. */
export type PriceRange = readonly [number, number, number];

/** What any design says of a price. */
export interface PricePrediction {
  readonly range: PriceRange;
  /** 0..1 */
  readonly confidence: number;
}

/** log(max / min): how wide a range is, whatever its size. */
export function relativeWidth([min, , max]: PriceRange): number {
  return Math.log(max / min);
}
