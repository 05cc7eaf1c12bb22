import { mean, median } from 'd3-array';
import type { Outcome } from './contenders.ts';
import type { RangeScore, RowScore } from './row-score.ts';
import type { SetResults } from './run-set.ts';
import { type Interval, pairedDifference, rmsleInterval, shareInterval } from './statistics.ts';

/** Everything one run measured; the content of docs/benchmarks.json. */
export interface Figures {
  /** ISO 8601. */
  readonly measuredAt: string;
  /** At most so many for the networks of the specification. */
  readonly epochs: number;
  /** By name of the set. */
  readonly sets: Readonly<Record<string, SetFigures>>;
  readonly curves: Curves;
}

export interface SetFigures {
  readonly rows: SetResults['rows'];
  /** By name, from the simplest to the best. */
  readonly contenders: Readonly<Record<string, ContenderFigures>>;
  /** Of the ranges of the text design. */
  readonly ranges?: RangeFigures | undefined;
}

export interface ContenderFigures {
  /** It took part in. */
  readonly rows: number;
  readonly rmsle: Interval;
  /** How much higher the RMSLE is than that of the text design on the same rows. */
  readonly above?: Interval | undefined;
  readonly gzipBytes?: number | undefined;
  readonly seconds?: number | undefined;
  readonly range?: { readonly coverage: Interval; readonly width: number } | undefined;
}

export interface RangeFigures {
  /** Mean of the shares that the ranges claim to hold. */
  readonly level: number;
  /** Of each group with enough test rows, the largest first. */
  readonly groups: readonly GroupFigures[];
  /** The shares of the truths at or below the stated 5 %, 10 %, ... 95 %. */
  readonly belowQuantiles?: readonly number[] | undefined;
  /** Of the rows whose range is narrower than the median's, the share that is told to trust it. */
  readonly trusted: number;
  /** On the test rows but the first 200, before and after the model was calibrated again on these. */
  readonly recalibrated?:
    | { readonly before: CalibratedFigures; readonly after: CalibratedFigures }
    | undefined;
}

export interface CalibratedFigures {
  readonly rmsle: number;
  readonly coverage: Interval;
  readonly width: number;
}

export interface GroupFigures {
  readonly group: string;
  readonly rows: number;
  readonly coverage: Interval;
  /** Mean of log(upper / lower). */
  readonly width: number;
}

/** Training at several sizes, on one set. */
export interface Curves {
  /** RMSLE by rows that were learned from. */
  readonly learning: readonly {
    readonly set: string;
    readonly contender: string;
    readonly rows: number;
    readonly rmsle: number;
  }[];
  /** RMSLE by size of the model. */
  readonly sizes: readonly {
    readonly set: string;
    /** Words and names that are kept at most. */
    readonly words: number;
    readonly gzipBytes: number;
    readonly rmsle: number;
  }[];
}

/** The design whose ranges are looked at, and which the others are compared with. */
export const best = 'text';

/** Fewer test rows say too little of a group. */
const fewestOfGroup = 100;

export function figuresOf({ rows, groups, outcomes }: SetResults): SetFigures {
  const errorsOf = ({ scores }: Outcome) => scores.map(({ squaredError }) => squaredError);
  const bestErrors = outcomes[best] && errorsOf(outcomes[best]);
  return {
    rows,
    contenders: Object.fromEntries(
      Object.entries(outcomes).map(([name, outcome]) => {
        const errors = errorsOf(outcome);
        const ranges = rangesOf(outcome);
        return [
          name,
          {
            rows: errors.length,
            rmsle: rmsleInterval(errors),
            ...(name !== best && bestErrors && { above: pairedDifference(errors, bestErrors) }),
            gzipBytes: outcome.gzipBytes,
            seconds: outcome.seconds,
            ...(ranges.length > 0 && { range: coverageOf(ranges) }),
          },
        ];
      }),
    ),
    ...(outcomes[best] && { ranges: rangeFigures(outcomes[best], groups) }),
  };
}

function rangesOf({ scores }: Outcome): readonly RangeScore[] {
  return scores.map(({ range }) => range).filter((range) => range !== undefined);
}

function coverageOf(ranges: readonly RangeScore[]) {
  return {
    coverage: shareInterval(ranges.map(({ holds }) => holds)),
    width: mean(ranges, ({ width }) => width) ?? Number.NaN,
  };
}

function calibratedFigures(scores: readonly RowScore[]): CalibratedFigures {
  const ranges = rangesOf({ scores });
  return {
    rmsle: Math.sqrt(mean(scores, ({ squaredError }) => squaredError) ?? Number.NaN),
    ...coverageOf(ranges),
  };
}

function rangeFigures(outcome: Outcome, groups: SetResults['groups']): RangeFigures | undefined {
  const ranges = rangesOf(outcome);
  if (ranges.length === 0) return undefined;
  const members = new Map<string, RangeScore[]>();
  outcome.scores.forEach(({ range }, row) => {
    for (const group of groups[row] ?? []) {
      if (range) members.set(group, [...(members.get(group) ?? []), range]);
    }
  });
  const middle = median(ranges, ({ width }) => width) ?? Number.NaN;
  const narrow = ranges.filter(({ width }) => width < middle);
  const counts = ranges.map(({ below }) => below).filter((below) => below !== undefined);
  return {
    level: mean(ranges, ({ level }) => level) ?? Number.NaN,
    groups: [...members]
      .filter(([, ranges]) => ranges.length >= fewestOfGroup && ranges.length < outcome.scores.length)
      .map(([group, ranges]) => ({ group, rows: ranges.length, ...coverageOf(ranges) }))
      .toSorted((a, b) => b.rows - a.rows),
    ...(counts.length > 0 && {
      belowQuantiles: Array.from(
        { length: 19 },
        (_, quantile) => mean(counts, (below) => Number(below <= quantile)) ?? Number.NaN,
      ),
    }),
    ...(outcome.recalibrated && {
      recalibrated: {
        before: calibratedFigures(outcome.scores.slice(-outcome.recalibrated.length)),
        after: calibratedFigures(outcome.recalibrated),
      },
    }),
    trusted: mean(narrow, ({ trust }) => Number(trust === 'good')) ?? Number.NaN,
  };
}
