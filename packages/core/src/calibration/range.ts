import { confidenceOf, type WidthQuantiles } from './confidence.ts';
import { offsetsAt, type RangeKnot, type RangeOffsets } from './knots.ts';
import { requireAscending, requireRecord } from './record.ts';
import type { Scale } from './scale.ts';
import type { Trust } from './trust.ts';

/** The share of truths that a range holds, unless too few rows were there to calibrate it. */
export const rangeLevel = 0.8;

/** What a network says of one input, in its own scale; all three the same where it predicts no ends. */
export interface RangeOutputs {
  readonly lower: number;
  readonly middle: number;
  readonly upper: number;
  /** How much of its texts the model knows; absent where it reads no words. */
  readonly familiarity?: number | undefined;
}

/** The record of a calibrated range: fitted on rows that the network has not learned from. */
export interface RangeCalibration {
  /** Share of truths that the range holds; {@link rangeLevel} unless too few rows were there. */
  readonly level?: number | undefined;
  /** Offsets of the ends, ascending in `at`. */
  readonly knots: readonly RangeKnot[];
  /** What is added for the rows of a group, by its key: its errors are unlike those of all rows. */
  readonly groups?: Readonly<Record<string, RangeOffsets>> | undefined;
  /** Is added to the middle, which makes it the median. */
  readonly offset?: number | undefined;
  /** Where the quantiles 5 %, 10 %, ... 95 % lie: -1 is the lower end, 0 the middle, 1 the upper end. */
  readonly spread?: readonly number[] | undefined;
  /** Of the widths of the training rows' ranges. */
  readonly widths: WidthQuantiles;
  /** The least and the greatest middle of the training rows. */
  readonly middles?: readonly number[] | undefined;
  /** Familiarity of the training rows: up to the first value an input is unlike them, up to the second hardly like them. */
  readonly familiar?: readonly number[] | undefined;
}

/** In amounts: lower <= middle <= upper. */
export interface CalibratedRange {
  readonly lower: number;
  readonly middle: number;
  readonly upper: number;
  /** Share of truths between `lower` and `upper`, 0..1. */
  readonly level: number;
  /** The amounts that 5 %, 10 %, ... 95 % of the truths stay below, ascending; absent where too few rows were there. */
  readonly quantiles?: readonly number[];
  /** 0..1: the share of training rows whose range was wider; at most 0.5 where the input is hardly like them, 0 where it is unlike them or a field is unknown. */
  readonly confidence: number;
  readonly trust: Trust;
}

/**
 * Reads the outputs for one input.
 *
 * @param keys of the groups that the input belongs to
 * @param unknown its fields that move the answer, but whose value the model has never seen
 */
export type ReadRange = (
  outputs: RangeOutputs,
  keys?: readonly (string | undefined)[],
  unknown?: readonly string[],
) => CalibratedRange;

/**
 * Opens the record of a range.
 *
 * @throws TypeError naming what is wrong with it
 */
export function openRange(calibration: unknown, scale: Scale): ReadRange {
  requireRecord<RangeCalibration>(calibration, {
    level: { '?': 0 },
    knots: [{ at: 0, lower: 0, upper: 0 }],
    groups: { '?': { '*': { lower: 0, upper: 0 } } },
    offset: { '?': 0 },
    spread: { '?': [0] },
    widths: [0],
    middles: { '?': [0] },
    familiar: { '?': [0] },
  });
  const { level = rangeLevel, knots, groups = {}, offset = 0, spread, widths } = calibration;
  requireAscending('widths', widths);
  requireAscending('spread', spread ?? []);
  requireAscending(
    'knots',
    knots.map(({ at }) => at),
  );
  const likeness = openLikeness(calibration);
  return (outputs, keys = [], unknown = []) => {
    const predicted = finite(outputs.middle);
    const middle = predicted + offset;
    let { lower, upper } = offsetsAt(predicted, knots);
    for (const key of keys) {
      const more = key !== undefined && Object.hasOwn(groups, key) ? groups[key] : undefined;
      lower += more?.lower ?? 0;
      upper += more?.upper ?? 0;
    }
    // Where held-out rows were biased, the middle is an end of the range: it is never left out.
    lower = Math.min(finite(outputs.lower) + lower, middle);
    upper = Math.max(finite(outputs.upper) + upper, middle);
    const ends = { lower: scale.amount(lower), upper: scale.amount(upper) };
    const width = scale.width(ends.lower, ends.upper);
    const alike = likeness(outputs);
    const surest = [0, 0.5, 1][alike] ?? 0;
    return {
      ...ends,
      middle: scale.amount(middle),
      level,
      ...(spread && {
        quantiles: spread.map((at) => scale.amount(middle + at * (at < 0 ? middle - lower : upper - middle))),
      }),
      confidence: Math.min(confidenceOf(width, widths, unknown), surest),
      trust: trustIn(width, widths, alike, unknown.length > 0),
    };
  };
}

/** 0: unlike the training rows, 1: hardly like them, 2: like them. */
type Likeness = 0 | 1 | 2;

/** How an input compares with the training rows, as far as the outputs tell. */
function openLikeness({ middles, familiar }: RangeCalibration): (outputs: RangeOutputs) => Likeness {
  const [least = Number.NEGATIVE_INFINITY, greatest = Number.POSITIVE_INFINITY] = middles ?? [];
  const [unlike = Number.NEGATIVE_INFINITY, hardly = unlike] = familiar ?? [];
  return ({ middle, familiarity = Number.POSITIVE_INFINITY }) => {
    if (!(least <= middle && middle <= greatest && familiarity > unlike)) return 0;
    return familiarity > hardly ? 2 : 1;
  };
}

/** `ask` where the range is wider than those of 95 % of the training rows, `caution` from 80 % on. */
function trustIn(width: number, widths: WidthQuantiles, alike: Likeness, isUnknown: boolean): Trust {
  const isWiderThan = (share: number) =>
    width > (widths[Math.ceil(share * (widths.length - 1) - rounding)] ?? 0) + rounding;
  if (alike === 0 || isWiderThan(0.95)) return 'ask';
  return alike === 1 || isUnknown || isWiderThan(0.8) ? 'caution' : 'good';
}

/** The record's numbers are rounded, and equal widths are not quite equal. */
const rounding = 1e-3;

/** What a damaged network says is a number too, and far from overflow. */
function finite(value: number): number {
  return Number.isNaN(value) ? 0 : Math.min(Math.max(value, -700), 700);
}

/**
 * The share of cases at or below an amount.
 *
 * @param quantiles amounts at evenly spaced shares, such as 5 %, 10 %, ... 95 %; ascending, above 0
 * @returns between the shares of the first and of the last quantile: beyond them nothing was measured
 */
export function shareBelow(quantiles: readonly number[], amount: number): number {
  const step = 1 / (quantiles.length + 1);
  const above = quantiles.findIndex((quantile) => quantile > amount);
  if (above === -1) return 1 - step;
  const low = quantiles[above - 1] ?? 0;
  const high = quantiles[above] ?? 0;
  return above === 0 ? step : step * (above + Math.log(amount / low) / Math.log(high / low));
}
