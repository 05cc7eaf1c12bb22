import {
  openRange,
  type RangeCalibration,
  type RangeKnot,
  type RangeOffsets,
  type RangeOutputs,
  rangeLevel,
  type Scale,
} from '@tantiya/core';
import { ascending, max, median, min, quantile, range } from 'd3-array';

/** What a network says of a row, and the groups that the row belongs to. */
export interface PredictedRow {
  readonly outputs: RangeOutputs;
  /** Such as its category and its currency; always in the same order. */
  readonly keys: readonly (string | undefined)[];
}

/** A row that the network has not learned from. */
export interface HeldOutRow extends PredictedRow {
  /** In the network's own scale, as the outputs. */
  readonly truth: number;
}

/** On either side of a range lie so many of the truths. */
const outside = (1 - rangeLevel) / 2;

/** Of fewer errors than this no tenth can be left on each side: rank ceil((n + 1) * 90 %) would be beyond the last. */
const fewestErrors = 9;

/** Errors on cheap or short jobs are unlike those on others: so many bins of the prediction have ends of their own ... */
const mostBins = 5;

/** ... where each has so many rows: of fewer, a tenth is a matter of luck. */
const rowsPerBin = 50;

/** A group of fewer rows goes with the others. */
const fewestInGroup = 10;

/** The rows of all groups together count as much as so many rows of the group itself. */
const rowsOfPool = 50;

/** Where the quantiles of an answer lie: 5 %, 10 %, ... 95 %. */
const shares = range(1, 20).map((step) => step / 20);

/**
 * Fits the record of a range on held-out rows: split conformal prediction of either end, around what the network says of
 * the ends (conformalised quantile regression) or around its prediction alone.
 *
 * Within each bin of the prediction a tenth of the truths lies on each side, with the correction for a finite sample. The
 * groups then move the ends towards their own tenths, the further the more rows they have. Where all rows together are too
 * few for a tenth, the range reaches from the least to the greatest error, and the level is what that holds:
 * (n - 1) / (n + 1).
 *
 * @param heldOut at least one
 * @param train at least one: what widths, predictions and familiarity usually are
 */
export function fitRange(
  heldOut: readonly HeldOutRow[],
  train: readonly PredictedRow[],
  scale: Scale,
): RangeCalibration {
  const knots = fitKnots(heldOut);
  const groups = fitGroups(heldOut, knots);
  const offset = rounded(median(heldOut, ({ outputs, truth }) => truth - outputs.middle) ?? 0);
  const isEnough = heldOut.length >= fewestErrors;
  const held = Math.max(0, heldOut.length - 1) / (heldOut.length + 1);
  const fitted = {
    ...(!isEnough && { level: Math.floor(held * 100) / 100 }),
    knots,
    ...(Object.keys(groups).length > 0 && { groups }),
    ...(offset !== 0 && { offset }),
    widths: [],
  };
  const read = openRange(fitted, scale);
  const familiarities = train.flatMap(({ outputs }) => outputs.familiarity ?? []);
  return {
    ...fitted,
    ...(isEnough && { spread: fitSpread(heldOut, fitted) }),
    widths: evenQuantiles(
      train.map(({ outputs, keys }) => {
        const { lower, upper } = read(outputs, keys);
        return scale.width(lower, upper);
      }),
    ),
    middles: [
      roundedDown(min(train, ({ outputs }) => outputs.middle) ?? 0),
      roundedUp(max(train, ({ outputs }) => outputs.middle) ?? 0),
    ],
    ...(familiarities.length > 0 && {
      familiar: unfamiliarShares.map((share) => rounded(quantile(familiarities, share) ?? 0)),
    }),
  };
}

/** An input is unlike the training rows where so many of them were less familiar, and hardly like them where so many were. */
const unfamiliarShares = [0.005, 0.05];

/** @returns 21 values from the smallest to the largest, ascending */
export function evenQuantiles(values: readonly number[]): number[] {
  return range(21).map((step) => rounded(quantile(values, step / 20) ?? 0));
}

/** @returns one knot per bin of about equally many rows, ascending; equal predictions share a bin */
function fitKnots(heldOut: readonly HeldOutRow[]): readonly RangeKnot[] {
  const rows = heldOut
    .map((row) => ({ ...row, at: rounded(row.outputs.middle) }))
    .sort((a, b) => a.at - b.at);
  return binned(rows).map((members) => ({
    at: rounded(median(members, ({ at }) => at) ?? 0),
    lower: -roundedUp(conformalQuantile(members.map(({ outputs, truth }) => outputs.lower - truth))),
    upper: roundedUp(conformalQuantile(members.map(({ outputs, truth }) => truth - outputs.upper))),
  }));
}

/** Cuts sorted rows into bins, each with enough errors and none within equal predictions. */
function binned<Row extends { readonly at: number }>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const count = Math.min(Math.max(Math.floor(rows.length / rowsPerBin), 1), mostBins);
  const cut: Row[][] = [];
  rows.forEach((row, index) => {
    const last = cut.at(-1);
    const isFull = index >= Math.round((cut.length * rows.length) / count);
    const left = rows.length - index;
    const starts = isFull && row.at !== rows[index - 1]?.at && left >= fewestErrors;
    if (last && !(starts && last.length >= fewestErrors)) last.push(row);
    else cut.push([row]);
  });
  return cut;
}

/**
 * The smallest value that a new draw stays below with a probability of at least 90 %; the largest where the draws are too
 * few for that.
 *
 * @param draws at least one
 */
function conformalQuantile(draws: readonly number[]): number {
  // 0.9 is a little more than nine tenths in a float64, and ten times nine tenths are nine.
  const rank = Math.min(Math.ceil((draws.length + 1) * (1 - outside) - 1e-9), draws.length);
  return draws.toSorted(ascending)[rank - 1] ?? 0;
}

/** By how much the ends of each group's ranges differ from those of all rows, key by key. */
function fitGroups(
  heldOut: readonly HeldOutRow[],
  knots: readonly RangeKnot[],
): Readonly<Record<string, RangeOffsets>> {
  const groups: Record<string, RangeOffsets> = {};
  for (const position of range(max(heldOut, ({ keys }) => keys.length) ?? 0)) {
    const read = openRange({ knots, groups, widths: [] }, identity);
    const misses = heldOut.map(({ outputs, keys, truth }) => {
      const { lower, upper } = read(outputs, keys);
      return { key: keys[position], lower: lower - truth, upper: truth - upper };
    });
    ...
  }
  return groups;
}
