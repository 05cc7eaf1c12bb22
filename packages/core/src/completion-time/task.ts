import { confidenceOf, heuristicConfidence } from '../confidence.ts';
import type { Manifest } from '../manifest.ts';
import type { Task } from '../task.ts';
import { formatDuration } from './duration.ts';
import { completionTimeFeatures } from './features.ts';
import { clampHours, heuristicHours } from './heuristic.ts';
import { intervalAround } from './interval.ts';
import { type CompletionTimeJob, parseCompletionTimeJob } from './job.ts';

/** How long a job takes; 0.5 <= lower <= hours <= upper <= 720. */
export interface CompletionTimeEstimate {
  readonly hours: number;
  /** Ends of the prediction interval, in hours. */
  readonly lower: number;
  readonly upper: number;
  /** Share of jobs that end within the interval, 0..1; measured for a model, assumed for the heuristic. */
  readonly level: number;
  /** 0..1: the share of training rows whose interval was relatively wider. */
  readonly confidence: number;
  /** Such as "4-5 hours". */
  readonly formattedDuration: string;
  /** Fields that were left out and took a default. */
  readonly missing: readonly string[];
}

/** Share of jobs that end within the interval. */
export const intervalLevel = 0.8;

export const completionTimeTask: Task<'completion-time', CompletionTimeJob, CompletionTimeEstimate> = {
  id: 'completion-time',
  features: completionTimeFeatures,
  outputs: 1,
  tolerance: 1e-3,
  parse: parseCompletionTimeJob,
  rows: (job) => [job],
  decode(outputs, job, manifest) {
    const [lower, hours, upper] = decodeHours(outputs[0] ?? 0, manifest);
    return answer(
      lower,
      hours,
      upper,
      job,
      confidenceOf(Math.log(upper / lower), manifest.calibration.widths),
    );
  },
  heuristic(job, manifest) {
    const hours = heuristicHours(job, manifest);
    return answer(clampHours(hours / 2), hours, clampHours(hours * 2), job, heuristicConfidence);
  },
};

/** @returns lower end, estimate and upper end in hours, for a network's log1p(hours) */
export function decodeHours(
  output: number,
  manifest: Pick<Manifest, 'calibration'>,
): readonly [number, number, number] {
  const log = Number.isNaN(output) ? 0 : output;
  const [lower, upper] = intervalAround(log, manifest.calibration.knots);
  return [clampHours(Math.expm1(lower)), clampHours(Math.expm1(log)), clampHours(Math.expm1(upper))];
}

function answer(
  lower: number,
  hours: number,
  upper: number,
  job: CompletionTimeJob,
  confidence: number,
): CompletionTimeEstimate {
  return {
    hours: rounded(hours),
    lower: rounded(lower),
    upper: rounded(upper),
    level: intervalLevel,
    confidence,
    formattedDuration: formatDuration(hours),
    missing: job.missing,
  };
}

function rounded(hours: number): number {
  return Math.round(hours * 100) / 100;
}
