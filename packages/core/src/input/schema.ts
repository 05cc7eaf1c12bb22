import { TantiyaError } from '../errors.ts';
import { nameKey } from './name-key.ts';
import { isList, shown } from './shown.ts';

// A page downloads all of this, so a field is one check with one fix, and a schema is a list of fields by name.

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

/** What a schema reads of an input. */
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
    const word = isText(value) && value.length < 100 ? value.trim().toUpperCase() : '';
    return options.find((option) => option === word) ?? refused;
  },
});

/** A finite number above 0. */
export const positive: Field<number> = {
  hint: 'Pass a number above 0.',
  read: (value) => (typeof value === 'number' && value > 0 && value <= Number.MAX_VALUE ? value : refused),
};

/** A finite number within bounds. */
export const amount = (minimum: number, maximum = Number.MAX_VALUE): Field<number> => ({
  hint:
    maximum === Number.MAX_VALUE
      ? `Pass a number of ${minimum} or more.`
      : `Pass a number from ${minimum} to ${maximum}.`,
  read: (value) => (typeof value === 'number' && value >= minimum && value <= maximum ? value : refused),
});

/** A list of texts as it is. */
export const texts: Field<readonly string[]> = {
  hint: 'Pass a list of strings.',
  read: (value) => (isListOf(value, isText) ? value : refused),
};

/** No name is longer, in UTF-16 units. */
const longestName = 100_000;
const isName = (value: unknown): value is string => isText(value) && value.length <= longestName;

/** The key of a name; a blank name is none. */
export const name: Field<string> = {
  hint: 'Pass a string.',
  read: (value) => (isName(value) ? nameKey(value) || undefined : refused),
};

/** The key of a category; a numeric id is taken as text. */
export const category: Field<string> = {
  hint: 'Pass the name, slug or numeric id of a category.',
  read: (value) => name.read(Number.isFinite(value) ? String(value) : value, ''),
};

/** The keys of tags, without duplicates or blanks. */
export const tags: Field<readonly string[]> = {
  hint: 'Pass a list of strings.',
  read(value) {
    if (!isListOf(value, isName)) return refused;
    const keys = new Set(value.map(nameKey));
    keys.delete('');
    return [...keys];
  },
};

/** Facts by name, such as { district: 'Makati' }, as keys of the form name=value; without blank ones. */
export const attributes: Field<readonly string[]> = {
  hint: 'Pass an object of strings.',
  read(value) {
    if (!isObject(value)) return refused;
    const keys: string[] = [];
    for (const [own, fact] of Object.entries(value)) {
      if (fact === undefined || fact === null) continue;
      if (!isName(fact) || !isName(own)) return refused;
      // Without hyphens: over HTTP, floor_area comes as floorArea.
      const key = nameKey(fact);
      if (key) keys.push(`${nameKey(own).replaceAll('-', '')}=${key}`);
    }
    return keys;
  },
};

/** Unlike `every`, does not skip what a list leaves out. */
function isListOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is readonly Item[] {
  if (!isList(value)) return false;
  for (let at = 0; at < value.length; at++) if (!isItem(value[at])) return false;
  return true;
}

/** An object within the input. */
export const object = <S extends Schema>(schema: S, hint: string): Field<Values<S>> => ({
  hint,
  read: (value, path) => (isObject(value) ? readFields(schema, value, `${path}.`) : refused),
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !isList(value);

/**
 * Reads a caller's input. Whatever it is, it answers or throws an error of ours.
 *
 * @param hint what to pass instead of something that is no object
 * @throws TantiyaError `input/not-finite` or `input/invalid`, naming the field, the value and the fix
 */
export function parseInput<S extends Schema>(schema: S, hint: string, input: unknown): Values<S> {
  if (isObject(input)) return readFields(schema, input, '');
  throw new TantiyaError('input/invalid', `The input is ${shown(input)}.`, hint);
}

function readFields<S extends Schema>(
  schema: S,
  input: Readonly<Record<string, unknown>>,
  prefix: string,
): Values<S> {
  const values: Record<string, unknown> = {};
  for (const own of Object.keys(schema)) {
    const value = readField(schema[own] as Field<unknown>, input, own, prefix + own);
    if (value !== undefined) values[own] = value;
  }
  return values as Values<S>;
}

function readField<Output>(
  { hint, read }: Field<Output>,
  input: Readonly<Record<string, unknown>>,
  own: string,
  field: string,
): Output | undefined {
  let value: unknown;
  try {
    value = input[own];
    const output = value === undefined || value === null ? undefined : read(value, field);
    if (output !== refused) return output;
  } catch (cause) {
    if (cause instanceof TantiyaError) throw cause;
    const options = { cause, field };
    throw new TantiyaError('input/invalid', `${field} cannot be read.`, hint, options);
  }
  const notFinite = typeof value === 'number' && !Number.isFinite(value);
  throw new TantiyaError(
    notFinite ? 'input/not-finite' : 'input/invalid',
    `${field} is ${shown(value)}.`,
    hint,
    { field },
  );
}

/**
 * Names of the fields that an input gives, those of an object within it as `worker.rating`.
 *
 * @param values what {@link parseInput} returned
 */
export function givenFields(values: object): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    isObject(value) ? Object.keys(value).map((inner) => `${name}.${inner}`) : [name],
  );
}

/** Names of the optional fields that an input leaves out, in the order of `fields`. */
export function missingFields<Name extends string>(
  values: Readonly<Partial<Record<Name, unknown>>>,
  fields: readonly Name[],
): readonly Name[] {
  return fields.filter((field) => values[field] === undefined);
}
