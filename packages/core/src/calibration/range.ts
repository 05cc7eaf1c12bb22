import { confidenceOf, type WidthQuantiles } from './confidence.ts';
import { groupOffsets, offsetsAt, type RangeGroups, type RangeKnot } from './range-offsets.ts';
import { requireAscending, requireRecord } from './record.ts';
import type { Scale } from './scale.ts';
import { type Trust, trustOf } from './trust.ts';

/** The share of truths that a range holds, unless too few rows were there to calibrate it. */
export const rangeLevel = 0.8;

/** What a network says of one input, in its own scale; all three the same where it predicts no ends. */
export interface RangeOutputs {
  readonly lower: number;
  readonly middle: number;
  readonly upper: number;
  /** How much of its texts the model knows; absent where it reads no words. */
  readonly familiarity?: number | undefined;
  /**
   * Whether the kind of job is one that the model knows: strange words are then a reason for caution, as people have many
   * words for one thing, and none to ask for quotes.
   */
  readonly isKnownKind?: boolean;
}

/** The record of a calibrated range: fitted on rows that the network has not learned from. */
export interface RangeCalibration {
  /** Share of truths that the range holds; {@link rangeLevel} unless too few rows were there. */
  readonly level?: number | undefined;
  /** Offsets of the ends, ascending in `at`. */
  readonly knots: readonly RangeKnot[];
  readonly groups?: RangeGroups | undefined;
  /** Is added to the middle, which makes it the median or the mean of the rows. */
  readonly offset?: number | undefined;
  /** Where the quantiles 5 %, 10 %, ... 95 % lie: -1 is the lower end, 0 the middle, 1 the upper end. */
  readonly spread?: readonly number[] | undefined;
  /** Of the widths of the training rows' ranges. */
  readonly widths: WidthQuantiles;
  /** The least and the greatest middle of the training rows. */
  readonly middles?: readonly number[] | undefined;
  /** Below the first familiarity an input is unlike the training rows; up to the second, and with no known word, hardly like them. */
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
  readonly quantiles?: readonly number[] | undefined;
  /** 0..1: the share of training rows whose range was wider; at most 0.5 where the input is hardly like them, 0 where it is unlike them or a field is unknown. */
  readonly confidence: number;
  readonly trust: Trust;
}

/**
 * Reads the outputs for one input.
 *
 * @param keys of the groups that the input belongs to
 * @param unknown its fields that move the answer, but whose value the model has never seen
 * @param most how far the answer can be trusted at most
 */
export type ReadRange = (
  outputs: RangeOutputs,
  keys?: readonly (string | undefined)[],
  unknown?: readonly string[],
  most?: Trust,
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
  return (outputs, keys = [], unknown = [], most = 'good') => {
    const predicted = finite(outputs.middle);
    const middle = predicted + offset;
    const bin = offsetsAt(predicted, knots);
    const group = groupOffsets(groups, keys);
    // Where held-out rows were biased, the middle is an end of the range: it is never left out.
    const lower = Math.min(finite(outputs.lower) + bin.lower + group.lower, middle);
    const upper = Math.max(finite(outputs.upper) + bin.upper + group.upper, middle);
    const [least, greatest] = [scale.amount(lower), scale.amount(upper)];
    const width = scale.width(least, greatest);
    const alike = likeness(outputs);
    const deserved = unknown.length > 0 && most === 'good' ? 'caution' : most;
    return {
      lower: least,
      middle: scale.amount(middle),
      upper: greatest,
      level,
      quantiles: spread?.map((at) => scale.amount(middle + at * (at < 0 ? middle - lower : upper - middle))),
      confidence: Math.min(confidenceOf(width, widths, unknown), surest[alike]),
      trust: trustOf(width, widths, alike === 'good' ? deserved : alike),
    };
  };
}

/** How sure an answer can be at most, by how far an input like it can be trusted at most. */
const surest: Readonly<Record<Trust, number>> = { good: 1, caution: 0.5, ask: 0 };

/** How an input compares with the training rows, as far as the outputs tell, by how far it can be trusted at most. */
function openLikeness({ middles, familiar }: RangeCalibration): (outputs: RangeOutputs) => Trust {
  const [least = Number.NEGATIVE_INFINITY, greatest = Number.POSITIVE_INFINITY] = middles ?? [];
  const [unlike = Number.NEGATIVE_INFINITY, hardly = unlike] = familiar ?? [];
  return ({ middle, familiarity = Number.POSITIVE_INFINITY, isKnownKind = false }) => {
    if (!(least <= middle && middle <= greatest)) return 'ask';
    if (!(familiarity >= unlike)) return isKnownKind ? 'caution' : 'ask';
    return familiarity > hardly ? 'good' : 'caution';
  };
}

/** What a damaged network says is a number too, and far from overflow. */
function finite(value: number): number {
  return Number.isNaN(value) ? 0 : Math.min(Math.max(value, -700), 700);
}
