import * as v from 'valibot';
import { TantiyaError } from '../errors.ts';
import { slug } from './text.ts';

// Each field is one check with one fix, so `custom` serves where valibot has a schema per type: a page downloads
// every kind of schema it uses. The message is the fix; it becomes the error's hint, after the field and the value.

type Schema<Output> = v.GenericSchema<unknown, Output>;

const isText = (value: unknown): value is string => typeof value === 'string';

/** A field that may be missing: undefined and null mean the same. */
export const maybe = <Output>(schema: Schema<Output>) => v.nullish(schema);

export const text = v.custom<string>(isText, 'Pass a string.');

export const flag = v.custom<boolean>((value) => typeof value === 'boolean', 'Pass true or false.');

/** One of a few words, in any case. */
export const choice = <const Option extends string>(...options: readonly Option[]) =>
  v.pipe(
    v.custom<string>(
      (value) => isText(value) && options.some((option) => option === word(value)),
      `Use one of ${options.join(', ')}.`,
    ),
    v.transform((value) => word(value) as Option),
  );

const word = (value: string) => value.trim().toUpperCase();

/** A finite number within bounds. */
export const amount = (minimum: number, maximum = Number.MAX_VALUE) =>
  v.custom<number>(
    (value) => typeof value === 'number' && value >= minimum && value <= maximum,
    maximum === Number.MAX_VALUE
      ? `Pass a number of ${minimum} or more.`
      : `Pass a number from ${minimum} to ${maximum}.`,
  );

export const list = v.custom<readonly string[]>(
  (value) => Array.isArray(value) && value.every(isText),
  'Pass a list of strings.',
);

/** A category's slug; a numeric id is taken as text, a blank name as none. */
export const category = v.pipe(
  v.custom<string | number>(
    (value) => isText(value) || Number.isFinite(value),
    'Pass the name, slug or numeric id of a category.',
  ),
  v.transform((value) => slug(String(value)) || undefined),
);

/** Trimmed, lower-cased, without duplicates or blanks. */
export const tags = v.pipe(
  list,
  v.transform((values) => [
    ...new Set(values.map((tag) => tag.trim().toLowerCase()).filter((tag) => tag !== '')),
  ]),
);

/**
 * Parses a caller's input.
 *
 * @throws TantiyaError `input/not-finite` or `input/invalid`, naming the field, the value and the fix
 */
export function parseInput<Output>(schema: Schema<Output>, input: unknown): Output {
  const result = v.safeParse(schema, input, { abortEarly: true });
  if (result.success) return result.output;
  const [{ input: value, message, path = [] }] = result.issues;
  const field = path.map(({ key }) => key).join('.') || 'The input';
  const notFinite = typeof value === 'number' && !Number.isFinite(value);
  throw new TantiyaError(
    notFinite ? 'input/not-finite' : 'input/invalid',
    `${field} is ${describe(value)}.`,
    message,
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
