import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { TantiyaError } from '@tantiya/core';
import { CsvError, type Info, parse } from 'csv-parse';
import { openBytes } from './open-bytes.ts';

/** One row of a table, as text. */
export interface TableRow<Column extends string = string> {
  /** 1-based line of the file on which the row starts, the header being line 1. */
  readonly line: number;
  /** 0-based row, the header not counted. */
  readonly row: number;
  readonly values: Readonly<Record<Column, string>>;
}

/**
 * Streams a CSV file with a header, gzip-compressed or not. Of columns with the same name, the second is called
 * `name_2`, the third `name_3`.
 *
 * @param columns the columns that must be there; others may be
 * @throws TantiyaError `config/invalid` when the file cannot be opened; `data/bad-row` when a column is missing or the
 *   file is not a table, naming file and line
 */
export async function* readTable<const Column extends string>(
  file: string,
  columns: readonly Column[],
): AsyncGenerator<TableRow<Column>> {
  let empty = true;
  const parser = parse({
    bom: true,
    columns: (header: string[]) => {
      empty = false;
      return requireColumns(file, distinct(header), columns);
    },
    info: true,
    skip_empty_lines: true,
  });
  const stages: [Readable, ...NodeJS.ReadWriteStream[]] = [...(await openBytes(file)), parser];
  pipeline(stages, () => {}); // a failure destroys the parser with the error, so the loop throws it

  let row = 0;
  let carriageReturns = 0; // inside quotes, csv-parse takes each for a line
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed<Column>>) {
      const breaks =
        Object.values<string>(record)
          .join()
          .match(/[\r\n]/g) ?? [];
      const lineFeeds = breaks.filter((character) => character === '\n').length;
      carriageReturns += breaks.length - lineFeeds;
      yield { line: info.lines - carriageReturns - lineFeeds, row, values: record };
      row++;
    }
  } catch (error) {
    throw isUnreadable(error) ? unreadable(file, error) : error;
  }
  if (empty) throw unreadable(file, new Error('The file is empty'));
}

interface Parsed<Column extends string> {
  readonly record: Readonly<Record<Column, string>>;
  readonly info: Info;
}

/** Column names that are all different. */
function distinct(header: readonly string[]): string[] {
  const names = new Set<string>();
  for (const name of header) {
    let candidate = name;
    for (let count = 2; names.has(candidate); count++) candidate = `${name}_${count}`;
    names.add(candidate);
  }
  return [...names];
}

function requireColumns(file: string, found: string[], columns: readonly string[]): string[] {
  const missing = columns.filter((column) => !found.includes(column));
  if (missing.length === 0) return found;
  throw new TantiyaError(
    'data/bad-row',
    `${file}, line 1: no column ${missing.join(', ')}. The columns are ${found.join(', ')}.`,
    'Check that the recipe, and the order of the files, fit the data.',
  );
}

/** Whether an error says something about the file's content. */
function isUnreadable(error: unknown): error is Error {
  return error instanceof CsvError || (error instanceof Error && 'code' in error && isZlib(error.code));
}

function isZlib(code: unknown): boolean {
  return typeof code === 'string' && code.startsWith('Z_');
}

function unreadable(file: string, cause: Error): TantiyaError {
  return new TantiyaError(
    'data/bad-row',
    `${file}: ${cause.message}.`,
    'The file must be CSV with a header, comma-separated, quotes doubled, and complete; gzip-compressed or not.',
    { cause },
  );
}
