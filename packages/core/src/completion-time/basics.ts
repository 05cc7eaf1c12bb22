import type { Trust } from '../calibration/trust.ts';
import { currenciesOf } from '../input/currency.ts';
import { localClockOf } from '../input/local-clock.ts';
import { urgencies } from '../input/urgency.ts';
import { usualCategories } from '../model/reference.ts';
import { noRemarks, type Remarks } from '../remarks.ts';
import type { TaskBasics } from '../task.ts';
import { formatDuration } from './duration.ts';
import { guessHours, hoursRemarks } from './heuristic.ts';
import { type CompletionTimeJob, type CompletionTimeView, jobTypes, parseCompletionTime } from './input.ts';
import type { HoursPrediction } from './prediction.ts';

/** How long a job takes; 0.5 <= lower <= hours <= upper <= 720. */
export interface CompletionTimeEstimate extends Remarks {
  readonly hours: number;
  /** Ends of the prediction interval, in hours. */
  readonly lower: number;
  readonly upper: number;
  /** Share of jobs that end within the interval, 0..1, as measured; absent where nobody has measured it. */
  readonly level?: number;
  /**
   * 0..1: the share of training rows whose interval was relatively wider; 0 where a field is
   * unknown.
   */
  readonly confidence: number;
  /** How far to trust the estimate; `ask` where it is better to ask whoever would do the job. */
  readonly trust: Trust;
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
  figure: {
    amount: ({ hours }) => hours,
    width: ({ lower, upper }) => Math.log(upper / lower),
    scale: Math.log1p,
    shown: (hours) => hours,
  },
  usual: (reference) => ({
    category: usualCategories(reference),
    urgency: urgencies,
    jobType: jobTypes,
  }),
  guess: guessHours,
  guessRemarks: hoursRemarks,
  answer([prediction], job, _view, { unknown, ignored } = noRemarks) {
    const { lower, hours, upper, level, confidence, trust } = prediction ?? nothing;
    return {
      hours: rounded(hours),
      lower: rounded(lower),
      upper: rounded(upper),
      ...(level !== undefined && { level }),
      confidence,
      trust,
      formattedDuration: formatDuration(hours),
      missing: job.missing,
      unknown,
      ignored,
    };
  },
};

/** Stands in when a predictor returns no prediction, which is against its contract: the widest interval there is. */
const nothing: HoursPrediction = { lower: 0.5, hours: 0.5, upper: 720, confidence: 0, trust: 'ask' };

function rounded(hours: number): number {
  return Math.round(hours * 100) / 100;
}
