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
  readonly scope?: JobScope | Lowercase<JobScope> | null | undefined;
  readonly environment?: WorkEnvironment | Lowercase<WorkEnvironment> | null | undefined;
  /** Code of the currency to answer in, in any case. Default PHP. A model of several markets takes the job for one of that market. */
  readonly currency?: string | null | undefined;
  /** Who posts the job. */
  readonly client?: ClientHistory | null | undefined;
  /** What else a marketplace knows of its jobs, by name, such as `{ district: 'Makati' }`; names, compared like categories. */
  readonly attributes?: Readonly<Record<string, string | null | undefined>> | null | undefined;
}

/** What is known of a client when a job is posted. */
export interface ClientHistory {
  readonly country?: string | null | undefined;
  /** 0-5; leave it out for a client whom nobody has rated. */
  readonly rating?: number | null | undefined;
  readonly reviews?: number | null | undefined;
  /** Total, in PHP. */
  readonly spent?: number | null | undefined;
}

/** A parsed job posting: what features and heuristic read. */
export interface PriceJob {
  readonly title: TextStatistics;
  readonly titleText: string;
  readonly description: TextStatistics;
  readonly descriptionText: string;
  /** Key of its name. */
  readonly category: string | undefined;
  readonly urgency: Urgency;
  readonly skillLevel: SkillLevel;
  readonly materials: number;
  /** As they were given. */
  readonly materialNames: readonly string[];
  /** Keys of their names, each once. */
  readonly tags: readonly string[];
  readonly scope: JobScope;
  readonly environment: WorkEnvironment;
  /** The choices that were made, without defaults. */
  readonly chosen: {
    readonly urgency: Urgency | undefined;
    readonly skillLevel: SkillLevel | undefined;
    readonly scope: JobScope | undefined;
    readonly environment: WorkEnvironment | undefined;
  };
  /** Upper-case code of the currency that the answer was asked in; undefined where it was left out. */
  readonly currency: string | undefined;
  readonly client: {
    /** Key of its name. */
    readonly country: string | undefined;
    readonly rating: number | undefined;
    readonly reviews: number | undefined;
    readonly spent: number | undefined;
  };
  /** Keys of the form name=value. */
  readonly attributes: readonly string[];
  readonly missing: readonly string[];
}

/** How the caller wants to see a price. */
export interface PriceView extends Pick<Currency, 'rate' | 'digits'> {
  /** Upper-case code. */
  readonly currency: string;
  /** What a client means to pay, in that currency. */
  readonly budget?: number;
}

const schema = {
  title: field.text,
  description: field.text,
  category: field.category,
  urgency: urgencyField,
  skillLevel: field.choice(...skillLevels),
  materials: field.texts,
  tags: field.tags,
  scope: field.choice(...jobScopes),
  environment: field.choice(...workEnvironments),
  currency: field.text,
  client: field.object(
    {
      country: field.name,
      rating: field.amount(0, 5),
      reviews: field.amount(0),
      spent: field.amount(0),
    },
    "Pass a client's history as an object, or null.",
  ),
  attributes: field.attributes,
};

const listed = ['title', 'description', 'category', 'urgency', 'skillLevel', 'materials', 'tags'] as const;

/** What a client means to pay; in the currency of the answer. */
const optionsSchema = { budget: field.positive };

export function parsePrice(input: unknown, options: TaskOptions = {}): Question<PriceJob, PriceView> {
  const values = field.parseInput(schema, 'Pass a job posting as an object.', input);
  const { currency, ...job } = values;
  const { code, rate, digits } = currenciesOf(options.rates)(currency ?? 'PHP');
  const { budget } = field.parseInput(optionsSchema, 'Pass options.', options);
  const market = currency === undefined ? undefined : code;
  return {
    parsed: jobOf(job, market),
    view: { currency: code, rate, digits, ...(budget !== undefined && { budget }) },
    given: field.givenFields(job),
    altered: (changes) => jobOf({ ...job, ...changes }, market),
  };
}

function jobOf(
  values: Omit<field.Values<typeof schema>, 'currency'>,
  currency: string | undefined,
): PriceJob {
  const { urgency, skillLevel, scope, environment, client, materials = [] } = values;
  const titleText = plainText(values.title ?? '');
  const descriptionText = plainText(values.description ?? '');
  return {
    title: measureText(titleText),
    titleText,
    description: measureText(descriptionText),
    descriptionText,
    category: values.category,
    urgency: urgency ?? 'MEDIUM',
    skillLevel: skillLevel ?? 'INTERMEDIATE',
    materials: materials.length,
    materialNames: materials,
    tags: values.tags ?? [],
    scope: scope ?? 'MODERATE_PROJECT',
    environment: environment ?? 'INDOOR',
    chosen: { urgency, skillLevel, scope, environment },
    currency,
    client: {
      country: client?.country,
      rating: client?.rating,
      reviews: client?.reviews,
      spent: client?.spent,
    },
    attributes: values.attributes ?? [],
    missing: field.missingFields(values, listed),
  };
}
