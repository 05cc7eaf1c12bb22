import { currencyToPhp, rateOf } from '../input/currency.ts';
import * as field from '../input/schema.ts';
import { measureText, type TextStatistics } from '../input/text.ts';
import { type Urgency, urgencyField } from '../input/urgency.ts';
import type { Question, TaskOptions } from '../task.ts';

export const skillLevels = ['ENTRY', 'INTERMEDIATE', 'EXPERT'] as const;
export const jobScopes = ['MINOR_REPAIR', 'MODERATE_PROJECT', 'MAJOR_RENOVATION'] as const;
export const workEnvironments = ['INDOOR', 'OUTDOOR', 'BOTH'] as const;

export type SkillLevel = (typeof skillLevels)[number];
export type JobScope = (typeof jobScopes)[number];
export type WorkEnvironment = (typeof workEnvironments)[number];

/** A job posting. Everything is optional: what is missing takes the specification's default. */
export interface PriceInput {
  readonly title?: string | null | undefined;
  readonly description?: string | null | undefined;
  /** Name, slug or numeric id of a category. */
  readonly category?: string | number | null | undefined;
  /** Default MEDIUM. */
  readonly urgency?: Urgency | Lowercase<Urgency> | null | undefined;
  /** Default INTERMEDIATE. */
  readonly skillLevel?: SkillLevel | Lowercase<SkillLevel> | null | undefined;
  readonly materials?: readonly string[] | null | undefined;
  readonly tags?: readonly string[] | null | undefined;
  /** Only the heuristic uses it. */
  readonly scope?: JobScope | Lowercase<JobScope> | null | undefined;
  /** Only the heuristic uses it. */
  readonly environment?: WorkEnvironment | Lowercase<WorkEnvironment> | null | undefined;
  /** Code of the currency to answer in. Default PHP. */
  readonly currency?: string | null | undefined;
}

/** A parsed job posting: what features and heuristic read. */
export interface PriceJob {
  readonly title: TextStatistics;
  /** Only the heuristic reads words. */
  readonly titleText: string;
  readonly description: TextStatistics;
  readonly category: string | undefined;
  readonly urgency: Urgency;
  readonly skillLevel: SkillLevel;
  readonly materials: number;
  readonly tags: readonly string[];
  readonly scope: JobScope;
  readonly environment: WorkEnvironment;
  readonly missing: readonly string[];
}

/** How the caller wants to see a price. */
export interface PriceView {
  /** Upper-case code. */
  readonly currency: string;
  /** PHP for one unit of `currency`. */
  readonly rate: number;
}

const schema = {
  title: field.text,
  description: field.text,
  category: field.category,
  urgency: urgencyField,
  skillLevel: field.choice(...skillLevels),
  materials: field.countOfList,
  tags: field.tags,
  scope: field.choice(...jobScopes),
  environment: field.choice(...workEnvironments),
  currency: field.text,
};

const listed = ['title', 'description', 'category', 'urgency', 'skillLevel', 'materials', 'tags'] as const;

export function parsePrice(
  input: unknown,
  { rates = currencyToPhp }: TaskOptions = {},
): Question<PriceJob, PriceView> {
  const job = field.parseInput(schema, 'Pass a job posting as an object.', input);
  const currency = (job.currency ?? 'PHP').trim().toUpperCase();
  return {
    parsed: {
      title: measureText(job.title ?? ''),
      titleText: job.title ?? '',
      description: measureText(job.description ?? ''),
      category: job.category ?? undefined,
      urgency: job.urgency ?? 'MEDIUM',
      skillLevel: job.skillLevel ?? 'INTERMEDIATE',
      materials: job.materials ?? 0,
      tags: job.tags ?? [],
      scope: job.scope ?? 'MODERATE_PROJECT',
      environment: job.environment ?? 'INDOOR',
      missing: field.missingFields(job, listed),
    },
    view: { currency, rate: rateOf(currency, rates) },
  };
}
