import type { PriceJob } from './input.ts';

/** The groups of a posting whose ranges are calibrated apart. */
export function priceGroups({ category, currency }: PriceJob): readonly (string | undefined)[] {
  return [category, currency];
}
