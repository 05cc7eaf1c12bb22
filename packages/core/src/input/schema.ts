import { TantiyaError } from '../errors.ts';
import { slug } from './text.ts';

// A page downloads all of this, so a field is one check with one fix and a schema is a list of fields by name: a fifth
// of what a library of schemas costs, which was a seventh of what a page needs for its first answer.

/** One field of an input. */
export interface Field<Output> {
  /** What to pass; the hint of the error when something else was passed. */
  readonly hint: string;
  /**
   * @param value neither undefined nor null
   * @param path where the value stands, such as "worker.rating"
   * @returns what the task reads; undefined for a value that counts as left out, {@link refused} for one that cannot be
   */
  readonly read: (value: unknown, path: string) => Output | undefined | typeof refused;
}

export const refused = Symbol('refused');

/** A field by its name. */
export type Schema = Readonly<Record<string, Field<unknown>>>;

/** What a schema reads of an input; undefined and null mean the same: left out. */
export type Values<S extends Schema> = {
  readonly [Name in keyof S]?: S[Name] extends Field<infer Output> ? Output : never;
};

const isText = (value: unknown): value is string => typeof value === 'string';

export const text: Field<string> = {
  hint: 'Pass a string.',
  read: (value) => (isText(value) ? value : refused),
};

export const flag: Field<boolean> = {
  hint: 'Pass true or false.',
  read: (value) => (typeof value === 'boolean' ? value : refused),
};

/** One of a few words, in any case. */
export const choice = <const Option extends string>(...options: readonly Option[]): Field<Option> => ({
  hint: `Use one of ${options.join(', ')}.`,
  read: (value) => {
    const word = isText(value) ? value.trim().toUpperCase() : undefined;
    return options.find((option) => option === word) ?? refused;
  },
});

/** A finite number within bounds. */
export const amount = (minimum: number, maximum = Number.MAX_VALUE): Field<number> => ({
  hint:
    maximum === Number.MAX_VALUE
      ? `Pass a number of ${minimum} or more.`
      : `Pass a number from ${minimum} to ${maximum}.`,
  read: (value) => (typeof value === 'number' && value >= minimum && value <= maximum ? value : refused),
});

const isListOfTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(isText);

/** How many texts a list has. */
export const countOfList: Field<number> = {
  hint: 'Pass a list of strings.',
  read: (value) => (isListOfTexts(value) ? value.length : refused),
};

/** A category's slug; a numeric id is taken as text, a blank name as none. */
export const category: Field<string> = {
  hint: 'Pass the name, slug or numeric id of a category.',
  read: (value) => (isText(value) || Number.isFinite(value) ? slug(String(value)) || undefined : refused),
};

/** Trimmed, lower-cased, without duplicates or blanks. */
export const tags: Field<readonly string[]> = {
  hint: 'Pass a list of strings.',
  read: (value) =>
    isListOfTexts(value)
      ? [...new Set(value.map((tag) => tag.trim().toLowerCase()).filter((tag) => tag !== ''))]
      : refused,
};

/** An object within the input. */
export const object = <S extends Schema>(schema: S, hint: string): Field<Values<S>> => ({
  hint,
  read: (value, path) => (isObject(value) ? readFields(schema, value, `${path}.`) : refused),
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Parses a caller's input.
 *
 * @param hint what to pass instead of something that is no object
 * @throws TantiyaError `input/not-finite` or `input/invalid`, naming the field, the value and the fix
 */
export function parseInput<S extends Schema>(schema: S, hint: string, input: unknown): Values<S> {
  if (isObject(input)) return readFields(schema, input, '');
  throw new TantiyaError('input/invalid', `The input is ${describe(input)}.`, hint);
}

function readFields<S extends Schema>(
  schema: S,
  input: Readonly<Record<string, unknown>>,
  prefix: string,
): Values<S> {
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(schema)) {
    const { hint, read } = schema[name] as Field<unknown>;
    const value = input[name];
    if (value === undefined || value === null) continue;
    const output = read(value, prefix + name);
    if (output === refused) throw invalid(prefix + name, value, hint);
    if (output !== undefined) values[name] = output;
  }
  return values as Values<S>;
}

function invalid(field: string, value: unknown, hint: string): TantiyaError {
  const notFinite = typeof value === 'number' && !Number.isFinite(value);
  return new TantiyaError(
    notFinite ? 'input/not-finite' : 'input/invalid',
    `${field} is ${describe(value)}.`,
    hint,
  );
}

/** Names of the optional fields that an input leaves out, in the order of `fields`. */
export function missingFields<Name extends string>(
  input: Readonly<Partial<Record<Name, unknown>>>,
  fields: readonly Name[],
): readonly Name[] {
  return fields.filter((field) => input[field] === undefined || input[field] === null);
}

function describe(value: unknown): string {
  if (isText(value)) return JSON.stringify(value.slice(0, 80));
  if (Array.isArray(value)) return 'a list';
  return value && typeof value === 'object' ? 'an object' : String(value);
}
