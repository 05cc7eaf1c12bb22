import { type CurrencyRates, isList, shown, TantiyaError, type TaskId, taskIds } from '@tantiya/core/basics';
import type { EngineProvider } from '../engines/engine.ts';
import { type EngineChoice, requireEngines } from '../engines/engine-choice.ts';
import type { BatchOptions } from './estimate.ts';

export interface EstimatorOptions {
  /** Folder of the models: has index.json, written by `tantiya index`. A query, such as a token, goes with every file. */
  readonly models: string | URL;
  /** Ids of models to use instead of the index's defaults, such as `{ price: 'price/freelance' }`. */
  readonly use?: Readonly<Partial<Record<TaskId, string>>> | undefined;
  /**
   * Engines beside the direct one, in the order in which they are tried, such as `[webgpu(), wasm({ paths })]` from
   * `tantiya/tfjs/webgpu` and `tantiya/tfjs/wasm`. Default: none.
   */
  readonly engines?: readonly EngineProvider[] | undefined;
  /** Which of the engines answers; one that is not there is replaced by the next. Default `auto`. */
  readonly engine?: EngineChoice | undefined;
  /**
   * PHP per unit of currencies that the built-in table does not have, or has otherwise: from 1e-9 to 1e9, by code in any
   * case. PHP itself is always 1.
   */
  readonly rates?: CurrencyRates | undefined;
  /**
   * IANA name of the marketplace's time zone, such as "Asia/Manila": a `createdAt` with an offset or Z is turned into
   * it. Default: such times are read as they are written, like those without.
   */
  readonly timeZone?: string | undefined;
  /** Default `globalThis.fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** How long a download may bring nothing before it is given up, in ms. Default 20,000. */
  readonly downloadSilenceMs?: number | undefined;
  /**
   * How long an engine may take for any one step, such as fetching its code, opening or a first run, before the next engine is tried, in ms.
   * Default 60,000: some compile their shaders for long.
   */
  readonly engineSilenceMs?: number | undefined;
}

/** What an option may be, and what to pass instead of anything else. */
type Check = readonly [isValid: (value: unknown) => boolean, hint: string];

const isFunction = (value: unknown) => typeof value === 'function';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const positive: Check = [
  (value) => isNumber(value) && value > 0,
  'Pass ms, more than 0; Infinity for no limit.',
];
const flag: Check = [(value) => typeof value === 'boolean', 'Pass true or false.'];
const anything = () => true;

/** A URL of another realm is no `instanceof URL`. */
const isUrl = (value: unknown) => typeof (value as URL | null | undefined)?.href === 'string';

const estimatorChecks: Readonly<Record<keyof EstimatorOptions, Check>> = {
  models: [
    (value) => (value !== '' && typeof value === 'string') || isUrl(value),
    'Pass the folder of index.json.',
  ],
  use: [isChoiceOfModels, `Pass ids of models by task, which are ${taskIds.join(', ')}.`],
  // Checked together.
  engines: [anything, ''],
  engine: [anything, ''],
  // Each task checks what concerns it.
  rates: [anything, ''],
  timeZone: [anything, ''],
  fetch: [isFunction, 'Pass a function like globalThis.fetch.'],
  downloadSilenceMs: positive,
  engineSilenceMs: positive,
};

const callChecks: Readonly<Record<keyof BatchOptions, Check>> = {
  signal: [
    (value) => typeof (value as AbortSignal | null)?.addEventListener === 'function',
    'Pass the signal of an AbortController.',
  ],
  waitMs: [(value) => isNumber(value) && value >= 0, 'Pass ms, 0 or more.'],
  onProgress: [isFunction, 'Pass a function.'],
  suggestions: [
    (value) => Number.isInteger(value) && (value as number) >= 0,
    'Pass a whole number, 0 or more.',
  ],
  budget: [anything, ''], // the task checks it
  explain: flag,
  advise: flag,
};

/**
 * @returns the URL of the folder of the models, absolute where there is a document
 * @throws TantiyaError `config/invalid`, naming the option, its value and the fix
 */
export function requireEstimatorOptions(options: EstimatorOptions): string {
  const {
    models,
    engine = 'auto',
    engines = [],
  } = checked(options, estimatorChecks, Object.keys(estimatorChecks));
  if (models === undefined) throw invalid('models', models, estimatorChecks.models[1]);
  requireEngines(engine, engines);
  // Once and for all: an app with routes of its own changes what a relative URL means.
  const base = globalThis.document?.baseURI ?? globalThis.location?.href;
  if (base === undefined) return String(models);
  try {
    return new URL(models, base).href;
  } catch {
    throw invalid('models', models, 'Pass a URL, or a path from the page.');
  }
}

/**
 * @param known names of the options that the task has
 * @returns a copy
 * @throws TantiyaError `config/invalid`, naming the option, its value and the fix
 */
export function requireCallOptions(options: BatchOptions, known: readonly string[]): BatchOptions {
  return checked(options, callChecks, known);
}

/** What was checked is what is used, whatever a getter says next: so it is a copy. */
function checked<Options extends object>(
  options: Options,
  checks: Readonly<Record<string, Check>>,
  known: readonly string[],
): Options {
  if (typeof options !== 'object' || options === null || isList(options)) {
    throw new TantiyaError('config/invalid', `The options are ${shown(options)}.`, 'Pass an object.');
  }
  const copy = copyOf(options);
  for (const [name, value] of Object.entries(copy)) {
    if (value === undefined) continue;
    const check = known.includes(name) ? checks[name] : undefined;
    if (!check) throw invalid(name, value, `There is no such option; there are ${known.join(', ')}.`);
    const [isValid, hint] = check;
    if (!isReadableAs(isValid, value)) throw invalid(name, value, hint);
  }
  return copy;
}

/** A value that throws when it is looked at is not what was asked for. */
function isReadableAs(isValid: Check[0], value: unknown): boolean {
  try {
    return isValid(value);
  } catch {
    return false;
  }
}

function copyOf<Options extends object>(options: Options): Options {
  try {
    return { ...options };
  } catch (cause) {
    throw new TantiyaError('config/invalid', 'The options cannot be read.', 'Pass a plain object.', {
      cause,
    });
  }
}

/** Ids by task, each a path that stays within the folder of the models. */
function isChoiceOfModels(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(
      ([task, id]) =>
        (taskIds as readonly string[]).includes(task) &&
        (id === undefined ||
          (typeof id === 'string' && id.split('/').every((part) => !['', '.', '..'].includes(part)))),
    )
  );
}

function invalid(field: string, value: unknown, hint: string): TantiyaError {
  return new TantiyaError('config/invalid', `${field} is ${shown(value)}.`, hint, { field });
}
