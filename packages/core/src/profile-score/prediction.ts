import type { Trust } from '../calibration/trust.ts';

/** What one component of a profile adds to its score. */
export interface ScorePart {
  /** The caller's field, or the first of those that the component reads. */
  readonly field: string;
  /** 0..`maximum` */
  readonly points: number;
  readonly maximum: number;
}

/** What any design says of a profile, in points, 0..100, not rounded. */
export interface ScorePrediction {
  readonly score: number;
  /** Ends of the interval around the score. */
  readonly lower: number;
  readonly upper: number;
  /** Share of such workers whose true score lies in the interval, 0..1. */
  readonly level: number;
  /** Where the score is a sum of components, these. */
  readonly parts?: readonly ScorePart[] | undefined;
  /** 0..1 */
  readonly confidence: number;
  readonly trust: Trust;
}

/** Of a score whose errors were not measured it is only known that it lies on the scale, and that always. */
export const unmeasuredScore = { lower: 0, upper: 100, level: 1 } as const;
