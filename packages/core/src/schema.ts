import * as v from 'valibot';
import { TantiyaError } from './errors.ts';
import { slug } from './text.ts';

/** A schema's message is the fix: it becomes the error's hint, after the field and the value. */
type Schema<Output> = v.GenericSchema<unknown, Output>;

/** A field that may be missing: undefined and null mean the same. */
export const maybe = <Output>(schema: Schema<Output>) => v.nullish(schema);

export const text = v.string('Pass a string.');

/** One of a few words, in any case. */
export const choice = <const Option extends string>(...options: readonly Option[]) => {
  const fix = `Use one of ${options.join(', ')}.`;
  return v.pipe(
    v.string(fix),
    v.transform((value) => value.trim().toUpperCase()),
    v.picklist(options, fix),
  );
};

/** A finite number within bounds. */
export const amount = (minimum: number, maximum = Number.MAX_VALUE) => {
  const fix =
    maximum === Number.MAX_VALUE
      ? `Pass a number of ${minimum} or more.`
      : `Pass a number from ${minimum} to ${maximum}.`;
  return v.pipe(v.number(fix), v.minValue(minimum, fix), v.maxValue(maximum, fix));
};

const listFix = 'Pass a list of strings.';
export const list = v.array(v.string(listFix), listFix);

const categoryFix = 'Pass the name, slug or numeric id of a category.';

/** A category's slug; a numeric id is taken as text, a blank name as none. */
export const category = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.finite(categoryFix))], categoryFix),
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
  const [issue] = result.issues;
  const field = v.getDotPath(issue) ?? 'The input';
  const notFinite = typeof issue.input === 'number' && !Number.isFinite(issue.input);
  throw new TantiyaError(
    notFinite ? 'input/not-finite' : 'input/invalid',
    `${field} is ${describe(issue.input)}.`,
    issue.message,
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
  if (typeof value === 'number' || value === undefined) return String(value);
  if (typeof value !== 'object') return JSON.stringify(String(value).slice(0, 80));
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : 'an object';
}
