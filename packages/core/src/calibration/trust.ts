import type { WidthQuantiles } from './confidence.ts';

/** What an answer is good for: to go by, to go by with care, or not at all, so that quotes should be asked for. */
export type Trust = 'good' | 'caution' | 'ask';

/** The record's numbers are rounded, and ranges that are equally wide are not quite so in floating point. */
const rounding = 1e-3;

/**
 * How far to trust a range: not where it is wider than those of 95 % of the training rows, and with care where it is wider
 * than those of 80 %.
 *
 * @param most is never exceeded
 */
export function trustOf(width: number, widths: WidthQuantiles, most: Trust = 'good'): Trust {
  const isWiderThan = (share: number) => {
    const limit = widths[Math.ceil(share * (widths.length - 1) - rounding)];
    return limit === undefined || width > limit + rounding;
  };
  if (most === 'ask' || isWiderThan(0.95)) return 'ask';
  return isWiderThan(0.8) ? 'caution' : most;
}
