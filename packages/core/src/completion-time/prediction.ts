import type { CalibratedRange } from '../calibration/range.ts';
import type { Trust } from '../calibration/trust.ts';

/** What any design says of a duration, in hours; 0.5 <= lower <= hours <= upper <= 720. */
export interface HoursPrediction {
  readonly lower: number;
  readonly hours: number;
  readonly upper: number;
  /** Share of jobs that end between `lower` and `upper`, 0..1, as measured; absent where nobody has measured it. */
  readonly level?: number | undefined;
  /** What 5 %, 10 %, ... 95 % of such jobs take at most: 19 durations, ascending. */
  readonly quantiles?: readonly number[] | undefined;
  /** 0..1 */
  readonly confidence: number;
  readonly trust: Trust;
}

/** A calibrated range of hours as a prediction. */
export function hoursPrediction({
  lower,
  middle: hours,
  upper,
  level,
  quantiles,
  confidence,
  trust,
}: CalibratedRange): HoursPrediction {
  return { lower, hours, upper, level, quantiles, confidence, trust };
}
