import { parseList } from './parse-list.ts';
import { parseTime } from './parse-time.ts';
import { RowFault } from './row-fault.ts';

/*
 * What recipes read of a row: each function takes the row's values and a column, and returns undefined for a missing
 * value (blank text). A value that cannot be read is a RowFault, never a default.
 */

type Values<Column extends string> = Readonly<Record<Column, string>>;

export function text<Column extends string>(values: Values<Column>, column: Column): string | undefined {
  return values[column].trim() === '' ? undefined : values[column];
}

/** A finite number. */
export function number<Column extends string>(values: Values<Column>, column: Column): number | undefined {
  const written = text(values, column);
  if (written === undefined) return undefined;
  const value = Number(written);
  if (!Number.isFinite(value)) throw fault('invalid', values, column);
  return value;
}

/** The number that is the first group of `format`. */
export function numberIn<Column extends string>(
  values: Values<Column>,
  column: Column,
  format: RegExp,
): number | undefined {
  const written = text(values, column)?.trim();
  if (written === undefined) return undefined;
  const [, digits] = format.exec(written) ?? [];
  if (digits === undefined) throw fault('invalid', values, column);
  return Number(digits);
}

/** A list of texts, as JSON or Python writes it. */
export function list<Column extends string>(
  values: Values<Column>,
  column: Column,
): readonly string[] | undefined {
  const written = text(values, column);
  if (written === undefined) return undefined;
  const items = parseList(written);
  if (items === undefined) throw fault('malformed', values, column);
  return items;
}

/** A wall-clock time in ms since 1970, as if it were UTC; see {@link parseTime} for a format that is not ISO. */
export function time<Column extends string>(
  values: Values<Column>,
  column: Column,
  format?: RegExp,
): number | undefined {
  const written = text(values, column);
  if (written === undefined) return undefined;
  const time = parseTime(written, format);
  if (time === undefined) throw fault('invalid', values, column);
  return time;
}

/** Looks the value up in `meanings`, whose keys are lower-case words. */
export function oneOf<Column extends string, Meaning>(
  values: Values<Column>,
  column: Column,
  meanings: ReadonlyMap<string, Meaning>,
): Meaning | undefined {
  const word = text(values, column)?.trim().toLowerCase();
  if (word === undefined) return undefined;
  const meaning = meanings.get(word);
  if (meaning === undefined) throw fault('unknown', values, column);
  return meaning;
}

/** Insists on a value that one of the readers above returned. */
export function required<Column extends string, Value>(
  value: Value | undefined,
  values: Values<Column>,
  column: Column,
): Value {
  if (value === undefined) throw fault('missing', values, column);
  return value;
}

/** A number above 0 that must be there. */
export function positive<Column extends string>(values: Values<Column>, column: Column): number {
  const value = required(number(values, column), values, column);
  if (value <= 0) throw fault('non-positive', values, column);
  return value;
}

/** @param problem a word, such as "unknown" */
export function fault<Column extends string>(
  problem: string,
  values: Values<Column>,
  column: Column,
): RowFault {
  return new RowFault(`${problem} ${column}`, `${column} is ${JSON.stringify(values[column].slice(0, 80))}`);
}
