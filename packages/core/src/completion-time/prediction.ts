/** What any design says of a duration, in hours; 0.5 <= lower <= hours <= upper <= 720. */
export interface HoursPrediction {
  readonly lower: number;
  readonly hours: number;
  readonly upper: number;
  /** Share of jobs that end between `lower` and `upper`, 0..1. */
  readonly level: number;
  /** 0..1 */
  readonly confidence: number;
}

/** Share of jobs that end within the interval. */
export const intervalLevel = 0.8;
