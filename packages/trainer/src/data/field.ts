import { readTime } from '@tantiya/core';
import { parseList } from './parse-list.ts';
import { parseMoney } from './parse-money.ts';
import { isAmbiguous, parseNumber } from './parse-number.ts';
import { parseTime } from './parse-time.ts';
import { RowFault } from './row-fault.ts';
import { type CellValues, decimalMark } from './table/table.ts';

/*
 * What recipes read of a row: each function takes the row's values and a column, and returns undefined for a missing
 * value: blank text, or a word that stands for none. A value that cannot be read is a RowFault, never a default.
 */

type Values<Column extends string> = CellValues<Column>;

/** As spreadsheets, pandas and PostgreSQL write a value that is not there. */
const absent = new Set([
  '',
  'NULL',
  'null',
  'NaN',
  'nan',
  'NaT',
  'N/A',
  'n/a',
  '#N/A',
  '<NA>',
  '\\N',
  'None',
]);

/** The same, in a column whose values are no words. */
const absentNumber = new Set(['na', 'none', 'nil', 'null', 'nan', '-', '–', '—']);

export function text<Column extends string>(values: Values<Column>, column: Column): string | undefined {
  return absent.has(values[column].trim()) ? undefined : values[column];
}

/** The text of a value that is no word. */
function figure<Column extends string>(values: Values<Column>, column: Column): string | undefined {
  const written = text(values, column)?.trim();
  return written === undefined || absentNumber.has(written.toLowerCase()) ? undefined : written;
}

/** A finite number; see {@link parseNumber} for the ways to write it. */
export function number<Column extends string>(values: Values<Column>, column: Column): number | undefined {
  const written = figure(values, column);
  if (written === undefined) return undefined;
  const value = parseNumber(written, values[decimalMark]);
  if (value === undefined) throw unreadable(written, values, column);
  return value;
}

/**
 * An amount of money, with or without the sign or code of its currency.
 *
 * @param currency its upper-case code; undefined when any will do
 */
export function money<Column extends string>(
  values: Values<Column>,
  column: Column,
  currency: string | undefined,
): number | undefined {
  const written = figure(values, column);
  if (written === undefined) return undefined;
  const value = parseMoney(written, currency, values[decimalMark]);
  if (value === undefined) throw unreadable(written, values, column);
  return value;
}

/** "84" or "84%". */
export function percent<Column extends string>(values: Values<Column>, column: Column): number | undefined {
  const written = figure(values, column);
  if (written === undefined) return undefined;
  const value = parseNumber(written.replace(/\s*%$/, ''), values[decimalMark]);
  if (value === undefined) throw fault('invalid', values, column);
  return value;
}

function unreadable<Column extends string>(
  written: string,
  values: Values<Column>,
  column: Column,
): RowFault {
  const ways = values[decimalMark] === undefined && isAmbiguous(written);
  return fault(ways ? 'ambiguous' : 'invalid', values, column);
}

/** A mean rating; 0 stands for none yet. */
export function rating<Column extends string>(values: Values<Column>, column: Column): number | undefined {
  return number(values, column) || undefined;
}

const flags: ReadonlyMap<string, boolean> = new Map([
  ...['1', '1.0', 't', 'true', 'y', 'yes', 'on'].map((word) => [word, true] as const),
  ...['0', '0.0', 'f', 'false', 'n', 'no', 'off'].map((word) => [word, false] as const),
]);

/** Yes or no, as people, spreadsheets and databases write it. */
export function flag<Column extends string>(values: Values<Column>, column: Column): boolean | undefined {
  return figure(values, column) === undefined ? undefined : oneOf(values, column, flags);
}

/** A list of texts, as JSON, Python or PostgreSQL writes it. */
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

/** A wall-clock time in ms since 1970, as if it were UTC, of a source that writes it by `format`; see {@link parseTime}. */
export function time<Column extends string>(
  values: Values<Column>,
  column: Column,
  format: RegExp,
): number | undefined {
  const written = figure(values, column);
  if (written === undefined) return undefined;
  const time = parseTime(written, format);
  if (time === undefined) throw fault('invalid', values, column);
  return time;
}

/**
 * A wall-clock time to the minute or closer, in ms since 1970, as if it were UTC. The forms are those that the library
 * reads in a page; what the clock showed counts, whatever the zone after it.
 */
export function timestamp<Column extends string>(values: Values<Column>, column: Column): number | undefined {
  const written = figure(values, column);
  if (written === undefined) return undefined;
  const time = readTime(written);
  if (!time?.hasTime) throw fault('invalid', values, column);
  return time.local;
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
export function positive<Column extends string>(
  values: Values<Column>,
  column: Column,
  read: typeof number<Column> = number,
): number {
  const value = required(read(values, column), values, column);
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
