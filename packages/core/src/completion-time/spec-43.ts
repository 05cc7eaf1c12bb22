import { confidenceOf, type WidthQuantiles } from '../calibration/confidence.ts';
import { requireAscending, requireRecord } from '../calibration/record.ts';
import { trustOf } from '../calibration/trust.ts';
import type { Design } from '../design.ts';
import { completionTimeFeatures } from './features.ts';
import { clampHours } from './heuristic.ts';
import type { CompletionTimeJob } from './input.ts';
import { type IntervalKnot, intervalAround } from './interval.ts';
import { type HoursPrediction, intervalLevel } from './prediction.ts';

/** The record of this design's head. */
export interface HoursCalibration {
  /** Of log(upper / lower) over the training rows. */
  readonly widths: WidthQuantiles;
  /** Offsets of the prediction interval, ascending in `at`. */
  readonly knots: readonly IntervalKnot[];
  /** Share of jobs that end within the interval, 0..1; 0.8 unless too few rows were there to hold it. */
  readonly level?: number;
}

/** The specification's completion-time network: 43 numbers in, the logarithm of the hours out. */
export const completionTimeSpec43: Design<CompletionTimeJob, HoursPrediction> = {
  id: 'completion-time/spec-43',
  features: completionTimeFeatures,
  outputs: 1,
  tolerance: 1e-3,
  head(calibration) {
    requireRecord<HoursCalibration>(calibration, {
      widths: [0],
      knots: [{ at: 0, lower: 0, upper: 0 }],
      level: { '?': 0 },
    });
    const { widths, knots, level = intervalLevel } = calibration;
    requireAscending('widths', widths);
    requireAscending(
      'knots',
      knots.map(({ at }) => at),
    );
    return (outputs, { category }, unknown) => {
      const [lower, hours, upper] = decodeHours(outputs[0] ?? 0, knots);
      const confidence = confidenceOf(Math.log(upper / lower), widths, unknown);
      // Without a category it knows nothing of the kind of work.
      const trust = trustOf(confidence, category === undefined ? 'caution' : 'good');
      return { lower, hours, upper, level, confidence, trust };
    };
  },
};

/** @returns lower end, estimate and upper end in hours, for a network's log1p(hours) */
export function decodeHours(
  output: number,
  knots: readonly IntervalKnot[],
): readonly [number, number, number] {
  const log = Number.isNaN(output) ? 0 : output;
  const [lower, upper] = intervalAround(log, knots);
  return [clampHours(Math.expm1(lower)), clampHours(Math.expm1(log)), clampHours(Math.expm1(upper))];
}
