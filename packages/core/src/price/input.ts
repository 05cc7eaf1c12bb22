import { type Currency, currenciesOf } from '../input/currency.ts';
import { plainText } from '../input/plain-text.ts';
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
  /** Plain text or HTML; of HTML, what a reader sees counts. */
  readonly title?: string | null | undefined;
  /** As `title`. */
  readonly description?: string | null | undefined;
  /** Name, slug or numeric id of a category; names that differ only in case, blanks or hyphens are one. */
  readonly category?: string | number | null | undefined;
  /** Default MEDIUM. */
  readonly urgency?: Urgency | Lowercase<Urgency> | null | undefined;
  /** Default INTERMEDIATE. */
  readonly skillLevel?: SkillLevel | Lowercase<SkillLevel> | null | undefined;
  readonly materials?: readonly string[] | null | undefined;
  /** Names, compared like categories. */
  readonly tags?: readonly string[] | null | undefined;
  /** Only the heuristic uses it. */
  readonly scope?: JobScope | Lowercase<JobScope> | null | undefined;
  /** Only the heuristic uses it. */
  readonly environment?: WorkEnvironment | Lowercase<WorkEnvironment> | null | undefined;
  /** Code of the currency to answer in, in any case. Default PHP. */
  readonly currency?: string | null | undefined;
}

/** A parsed job posting: what features and heuristic read. */
export interface PriceJob {
  readonly title: TextStatistics;
  /** Only the heuristic reads words. */
  readonly titleText: string;
  readonly description: TextStatistics;
  /** Key of its name. */
  readonly category: string | undefined;
  readonly urgency: Urgency;
  readonly skillLevel: SkillLevel;
  readonly materials: number;
  /** Keys of their names, each once. */
  readonly tags: readonly string[];
  readonly scope: JobScope;
  readonly environment: WorkEnvironment;
  readonly missing: readonly string[];
}

/** How the caller wants to see a price. */
export interface PriceView extends Pick<Currency, 'rate' | 'digits'> {
  /** Upper-case code. */
  readonly currency: string;
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

export function parsePrice(input: unknown, { rates }: TaskOptions = {}): Question<PriceJob, PriceView> {
  const { currency = 'PHP', ...job } = field.parseInput(schema, 'Pass a job posting as an object.', input);
  const { code, rate, digits } = currenciesOf(rates)(currency);
  const titleText = plainText(job.title ?? '');
  return {
    parsed: {
      title: measureText(titleText),
      titleText,
      description: measureText(plainText(job.description ?? '')),
      category: job.category,
      urgency: job.urgency ?? 'MEDIUM',
      skillLevel: job.skillLevel ?? 'INTERMEDIATE',
      materials: job.materials ?? 0,
      tags: job.tags ?? [],
      scope: job.scope ?? 'MODERATE_PROJECT',
      environment: job.environment ?? 'INDOOR',
      missing: field.missingFields(job, listed),
    },
    view: { currency: code, rate, digits },
    given: field.givenFields(job),
  };
}
