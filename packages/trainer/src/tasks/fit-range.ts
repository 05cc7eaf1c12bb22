import {
  groupOffsets,
  linearScale,
  offsetsAt,
  openRange,
  type RangeCalibration,
  type RangeGroups,
  type RangeKnot,
  type RangeOffsets,
  type RangeOutputs,
  rangeLevel,
  type Scale,
} from '@tantiya/core';
import { ascending, max, mean, median, min, quantileSorted, range, rollup, sum } from 'd3-array';
import type { AnsweredRow } from '../designs/design-training.ts';

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

/** Rows of a network with one output, which says nothing of the ends of a range. */
export function aroundPrediction<Parsed>(
  keysOf: (parsed: Parsed) => PredictedRow['keys'],
): (row: AnsweredRow<Parsed>) => HeldOutRow {
  return ({ parsed, outputs: [middle = Number.NaN], target: [truth = Number.NaN] }) => ({
    outputs: { lower: middle, middle, upper: middle },
    keys: keysOf(parsed),
    truth,
  });
}

export interface RangeFitOptions {
  readonly scale: Scale;
  /**
   * What the middle becomes on the held-out rows: what half of them stay below, or what is closest to all of them in the
   * square; with `none` it is what the network says, and there are no quantiles.
   */
  readonly centre: keyof typeof centres;
  /** How many bins of the prediction have ends of their own. Default 5. */
  readonly mostBins?: number;
  /** The rows of all groups together count as much as so many rows of the group itself. */
  readonly rowsOfPool?: number;
}

/** On either side of a range lie so many of the truths. */
const outside = (1 - rangeLevel) / 2;

/** Of fewer errors than this no tenth can be left on each side: rank ceil((n + 1) * 90 %) would be beyond the last. */
const fewestErrors = 9;

/** Errors on cheap or short jobs are unlike those on others: so many bins of the prediction have ends of their own ... */
const usualBins = 5;

/** ... where each has so many rows: of fewer, a tenth is a matter of luck. */
const rowsPerBin = 50;

/** A group of fewer rows goes with the others. */
const fewestInGroup = 10;

/**
 * The rows of all groups together count as much as so many rows of the group itself: fewer, and small groups are a matter of
 * luck; more, and a group that is unlike the others is held to theirs. On made groups 10 to 25 did about equally well.
 */
const usualPool = 15;

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
  { scale, centre, mostBins = usualBins, rowsOfPool = usualPool }: RangeFitOptions,
): RangeCalibration {
  // The bins come last, so that their correction for a finite sample is that of the whole range.
  const groups = fitGroups(heldOut, fitKnots(heldOut, {}, mostBins), rowsOfPool);
  const knots = fitKnots(heldOut, groups, mostBins);
  const offset = rounded(centres[centre](heldOut.map(({ outputs, truth }) => truth - outputs.middle)) ?? 0);
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
  return {
    ...fitted,
    ...(isEnough && centre !== 'none' && { spread: fitSpread(heldOut, fitted, centre) }),
    widths: evenQuantiles(
      train.map(({ outputs, keys }) => {
        const { lower, upper } = read(outputs, keys);
        return scale.width(lower, upper);
      }),
    ),
    middles: [
      -roundedUp(-(min(train, ({ outputs }) => outputs.middle) ?? 0)),
      roundedUp(max(train, ({ outputs }) => outputs.middle) ?? 0),
    ],
    ...fitFamiliarity(train),
  };
}

const centres = { median, mean, none: () => 0 } satisfies Readonly<
  Record<string, (misses: readonly number[]) => number | undefined>
>;

/** An input is unlike the training rows where so many of them were less familiar, and hardly like them where so many were. */
const unfamiliarShares = [0.005, 0.05];

/** Nothing where the words of most training rows say nothing: a model that has learned from no texts does not miss them. */
function fitFamiliarity(train: readonly PredictedRow[]): Pick<RangeCalibration, 'familiar'> {
  const familiarities = train.map(({ outputs }) => outputs.familiarity ?? 0).sort(ascending);
  if (quantileSorted(familiarities, 0.5) === 0) return {};
  return { familiar: unfamiliarShares.map((share) => rounded(quantileSorted(familiarities, share) ?? 0)) };
}

/** @returns 21 values from the smallest to the largest, ascending */
export function evenQuantiles(values: readonly number[]): number[] {
  const sorted = values.toSorted(ascending);
  return range(21).map((step) => rounded(quantileSorted(sorted, step / 20) ?? 0));
}

/** @returns one knot per bin of about equally many rows, ascending; equal predictions share a bin */
function fitKnots(
  heldOut: readonly HeldOutRow[],
  groups: RangeGroups,
  mostBins: number,
): readonly RangeKnot[] {
  const rows = heldOut
    .map(({ outputs, keys, truth }) => {
      const offsets = groupOffsets(groups, keys);
      return {
        at: rounded(outputs.middle),
        lower: outputs.lower + offsets.lower - truth,
        upper: truth - (outputs.upper + offsets.upper),
      };
    })
    .sort((a, b) => a.at - b.at);
  return binned(rows, mostBins).map((members) => ({
    at: rounded(median(members, ({ at }) => at) ?? 0),
    lower: -roundedUp(conformalQuantile(members.map(({ lower }) => lower))),
    upper: roundedUp(conformalQuantile(members.map(({ upper }) => upper))),
  }));
}

/** Cuts sorted rows into bins, each with enough errors and none within equal predictions. */
function binned<Row extends { readonly at: number }>(
  rows: readonly Row[],
  mostBins: number,
): readonly (readonly Row[])[] {
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

/** By how much the ends of a group's ranges differ from those of all rows, one kind of key after the other. */
function fitGroups(
  heldOut: readonly HeldOutRow[],
  knots: readonly RangeKnot[],
  rowsOfPool: number,
): RangeGroups {
  const groups: Record<string, RangeOffsets> = {};
  for (const position of range(max(heldOut, ({ keys }) => keys.length) ?? 0)) {
    const misses = heldOut.map(({ outputs, keys, truth }) => {
      const [bin, group] = [offsetsAt(outputs.middle, knots), groupOffsets(groups, keys)];
      return {
        key: keys[position],
        lower: outputs.lower + bin.lower + group.lower - truth,
        upper: truth - (outputs.upper + bin.upper + group.upper),
      };
    });
    const ends = {
      lower: openPool(misses, rowsOfPool, ({ lower }) => lower),
      upper: openPool(misses, rowsOfPool, ({ upper }) => upper),
    };
    for (const [key, length] of rollup(
      misses,
      ({ length }) => length,
      ({ key }) => key,
    )) {
      if (key === undefined || length < fewestInGroup || length === misses.length) continue;
      groups[key] = { lower: -rounded(ends.lower(key)), upper: rounded(ends.upper(key)) };
    }
  }
  return groups;
}

interface Miss {
  readonly key: string | undefined;
}

/**
 * @param missBy how far a truth lies beyond an end; negative within the range
 * @returns how much farther a group's end has to reach than that of all rows
 */
function openPool<Row extends Miss>(
  rows: readonly Row[],
  rowsOfPool: number,
  missBy: (row: Row) => number,
): (key: string) => number {
  const sorted = rows.toSorted((a, b) => missBy(a) - missBy(b));
  const ofPool = rowsOfPool / rows.length;
  const tenth = (weight: (row: Row) => number) => {
    const enough = (1 - outside) * sum(sorted, weight) - 1e-9;
    let counted = 0;
    const found = sorted.find((row) => {
      counted += weight(row);
      return counted >= enough;
    });
    return found === undefined ? 0 : missBy(found);
  };
  const pooled = tenth(() => 1);
  return (group) => tenth(({ key }) => ofPool + (key === group ? 1 : 0)) - pooled;
}

/** Where the quantiles lie between the ends, which are quantiles themselves. */
function fitSpread(
  heldOut: readonly HeldOutRow[],
  fitted: RangeCalibration,
  centre: keyof typeof anchors,
): readonly number[] {
  const read = openRange(fitted, asLearned);
  const places = heldOut.flatMap(({ outputs, keys, truth }) => {
    const { lower, middle, upper } = read(outputs, keys);
    const place = (truth - middle) / (truth < middle ? middle - lower : upper - middle);
    return Number.isFinite(place) ? [place] : []; // where an end is the middle, nothing lies between
  });
  places.sort(ascending);
  return twentieths.map((step) => {
    const least = max(anchors[centre], ([share, place]) => (share <= step ? place : undefined)) ?? -Infinity;
    const most = min(anchors[centre], ([share, place]) => (share >= step ? place : undefined)) ?? Infinity;
    return rounded(Math.min(Math.max(quantileSorted(places, step / 20) ?? 0, least), most));
  });
}

/** The quantiles of an answer are at 5 %, 10 %, ... 95 %. */
const twentieths = range(1, 20);

/** The twentieths at which a range begins and ends, and has its middle if that is the median; then how the record calls them. */
const anchors = {
  median: [
    [2, -1],
    [10, 0],
    [18, 1],
  ],
  mean: [
    [2, -1],
    [18, 1],
  ],
} as const;

/** Leaves the network's own scale as it is. */
const asLearned = linearScale(-Infinity, Infinity);

/** A ten-thousandth of a log is nothing to a reader, and half the digits in the manifest. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** Rounded so that a range never gets narrower. */
function roundedUp(value: number): number {
  return Math.ceil(value * 10_000 - 1e-6) / 10_000;
}
