import { currenciesOf } from '../input/currency.ts';
import { type LocalClock, localClockOf } from '../input/local-clock.ts';
import { plainText } from '../input/plain-text.ts';
import * as field from '../input/schema.ts';
import { type Urgency, urgencyField } from '../input/urgency.ts';
import type { Question, TaskOptions } from '../task.ts';
import { parseWallClock, type WallClock } from './wall-clock.ts';

export const jobTypes = ['LISTING', 'INVITE'] as const;

export type JobType = (typeof jobTypes)[number];

/** What is known of a worker when a job is posted. Missing numbers count as 0. */
export interface WorkerHistory {
  readonly completedJobs?: number | null | undefined;
  /** 0-5. */
  readonly rating?: number | null | undefined;
  /** Total, in PHP. */
  readonly earnings?: number | null | undefined;
  /** How many specializations the worker lists. */
  readonly specializations?: number | null | undefined;
  /** Mean over the specializations. */
  readonly experienceYears?: number | null | undefined;
  /** Percent, 0-100. */
  readonly profileCompletion?: number | null | undefined;
}

/** A job whose duration is asked for. Everything is optional. */
export interface CompletionTimeInput {
  /** In `currency`. */
  readonly budget?: number | null | undefined;
  /** Code of the budget's currency, in any case. Default PHP. */
  readonly currency?: string | null | undefined;
  /** Name, slug or numeric id of a category; names that differ only in case, blanks or hyphens are one. */
  readonly category?: string | number | null | undefined;
  /** Default MEDIUM. */
  readonly urgency?: Urgency | Lowercase<Urgency> | null | undefined;
  readonly materials?: readonly string[] | null | undefined;
  /** Default LISTING. */
  readonly jobType?: JobType | Lowercase<JobType> | null | undefined;
  /**
   * ISO 8601 or RFC 3339: what the marketplace's clock on the wall shows, such as "2026-11-24T09:30". A time with an
   * offset or Z, as `toISOString()` writes it, is turned into that clock when the option `timeZone` says where it hangs;
   * without the option it is read as written.
   */
  readonly createdAt?: string | null | undefined;
  readonly worker?: WorkerHistory | null | undefined;
  /** Plain text or HTML; of HTML, what a reader sees counts. Only models that read words use it. */
  readonly title?: string | null | undefined;
  /** As `title`. */
  readonly description?: string | null | undefined;
  /** Names, compared like categories; only models that read words use them. */
  readonly tags?: readonly string[] | null | undefined;
  /** What else a marketplace knows of its jobs, by name, such as `{ district: 'Makati' }`; names, compared like categories. */
  readonly attributes?: Readonly<Record<string, string | null | undefined>> | null | undefined;
}

export interface CompletionTimeJob {
  /** In PHP; undefined when not given. */
  readonly budget: number | undefined;
  readonly category: string | undefined;
  readonly urgency: Urgency;
  readonly materials: number;
  /** As they were given. */
  readonly materialNames: readonly string[];
  readonly jobType: JobType;
  /** The choices that were made, without defaults. */
  readonly chosen: { readonly urgency: Urgency | undefined; readonly jobType: JobType | undefined };
  readonly createdAt: WallClock;
  readonly worker: Readonly<Record<keyof WorkerHistory, number>>;
  /** What is known of the worker, without defaults. */
  readonly knownWorker: Readonly<Partial<Record<keyof WorkerHistory, number>>>;
  readonly titleText: string;
  readonly descriptionText: string;
  /** Keys of their names, each once. */
  readonly tags: readonly string[];
  /** Keys of the form name=value. */
  readonly attributes: readonly string[];
  readonly missing: readonly string[];
}

const count = field.amount(0);

const schema = {
  budget: count,
  currency: field.text,
  category: field.category,
  urgency: urgencyField,
  materials: field.texts,
  jobType: field.choice(...jobTypes),
  createdAt: field.text,
  worker: field.object(
    {
      completedJobs: count,
      rating: field.amount(0, 5),
      earnings: count,
      specializations: count,
      experienceYears: count,
      profileCompletion: field.amount(0, 100),
    },
    "Pass a worker's history as an object, or null.",
  ),
  title: field.text,
  description: field.text,
  tags: field.tags,
  attributes: field.attributes,
};

const listed = ['budget', 'category', 'urgency', 'materials', 'jobType', 'createdAt', 'worker'] as const;

const listedOfWorker = [
  'completedJobs',
  'rating',
  'earnings',
  'specializations',
  'experienceYears',
  'profileCompletion',
] as const satisfies readonly (keyof WorkerHistory)[];

/** Hours are hours: a caller has nothing to choose. */
export type CompletionTimeView = undefined;

export function parseCompletionTime(
  input: unknown,
  { rates, timeZone }: TaskOptions = {},
): Question<CompletionTimeJob, CompletionTimeView> {
  const values = field.parseInput(schema, 'Pass a job as an object.', input);
  const { rate } = currenciesOf(rates)(values.currency ?? 'PHP');
  const clock = localClockOf(timeZone);
  return {
    parsed: jobOf(values, rate, clock),
    view: undefined,
    given: field.givenFields(values),
    altered: (changes) => jobOf({ ...values, ...changes }, rate, clock),
  };
}

/** @param rate PHP per unit of the budget's currency */
function jobOf(
  values: field.Values<typeof schema>,
  rate: number,
  clock: LocalClock | undefined,
): CompletionTimeJob {
  const { budget, urgency, jobType, worker, materials = [] } = values;
  return {
    budget: budget === undefined ? undefined : inPhp(budget, rate),
    category: values.category,
    urgency: urgency ?? 'MEDIUM',
    materials: materials.length,
    materialNames: materials,
    jobType: jobType ?? 'LISTING',
    chosen: { urgency, jobType },
    createdAt: parseWallClock(values.createdAt, clock),
    worker: {
      completedJobs: worker?.completedJobs ?? 0,
      rating: worker?.rating ?? 0,
      earnings: worker?.earnings ?? 0,
      specializations: worker?.specializations ?? 0,
      experienceYears: worker?.experienceYears ?? 0,
      profileCompletion: worker?.profileCompletion ?? 0,
    },
    knownWorker: worker ?? {},
    titleText: plainText(values.title ?? ''),
    descriptionText: plainText(values.description ?? ''),
    tags: values.tags ?? [],
    attributes: values.attributes ?? [],
    missing: [
      ...field.missingFields(values, listed),
      ...(worker ? field.missingFields(worker, listedOfWorker).map((name) => `worker.${name}`) : []),
    ],
  };
}

/** Finite, as a budget of 1e308 dollars is not. */
function inPhp(amount: number, rate: number): number {
  return Math.min(amount * rate, Number.MAX_VALUE);
}
