import { heuristicConfidence } from '../calibration/confidence.ts';
import { currenciesOf } from '../input/currency.ts';
import { localClockOf } from '../input/local-clock.ts';
import { noRemarks, type Remarks } from '../remarks.ts';
import type { TaskBasics } from '../task.ts';
import { formatDuration } from './duration.ts';
import { clampHours, heuristicHours, hoursRemarks } from './heuristic.ts';
import { type CompletionTimeJob, type CompletionTimeView, parseCompletionTime } from './input.ts';
import { type HoursPrediction, intervalLevel } from './prediction.ts';

/** How long a job takes; 0.5 <= lower <= hours <= upper <= 720. */
export interface CompletionTimeEstimate extends Remarks {
  readonly hours: number;
  /** Ends of the prediction interval, in hours. */
  readonly lower: number;
  readonly upper: number;
  /** Share of jobs that end within the interval, 0..1; measured for a model, assumed for the heuristic. */
  readonly level: number;
  /**
   * 0..1: the share of training rows whose interval was relatively wider; 0 where a field is
   * unknown.
   */
  readonly confidence: number;
  /** Such as "4-5 hours". */
  readonly formattedDuration: string;
  /** Fields that were left out and took a default. */
  readonly missing: readonly string[];
}

/** What a page needs for its first answer. */
export const completionTimeBasics: TaskBasics<
  'completion-time',
  CompletionTimeJob,
  HoursPrediction,
  CompletionTimeView,
  CompletionTimeEstimate
> = {
  id: 'completion-time',
  prepare: ({ rates, timeZone, ...others }) => ({
    ...others,
    rates: currenciesOf(rates),
    timeZone: localClockOf(timeZone),
  }),
  parse: parseCompletionTime,
  callOptions: [],
  variants: (job) => [job],
  guess(job, reference) {
    const hours = heuristicHours(job, reference);
    return {
      lower: clampHours(hours / 2),
      hours,
      upper: clampHours(hours * 2),
      level: intervalLevel,
      confidence: heuristicConfidence,
    };
  },
  guessRemarks: hoursRemarks,
  answer([prediction], job, _view, { unknown, ignored } = noRemarks) {
    const { lower, hours, upper, level, confidence } = prediction ?? nothing;
    return {
      hours: rounded(hours),
      lower: rounded(lower),
      upper: rounded(upper),
      level,
      confidence,
      formattedDuration: formatDuration(hours),
      missing: job.missing,
      unknown,
      ignored,
    };
  },
};

/** Stands in when a predictor returns no prediction, which is against its contract: the widest interval there is. */
const nothing: HoursPrediction = { lower: 0.5, hours: 0.5, upper: 720, level: 0, confidence: 0 };

function rounded(hours: number): number {
  return Math.round(hours * 100) / 100;
}
