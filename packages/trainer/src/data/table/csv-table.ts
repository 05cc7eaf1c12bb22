import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { TantiyaError } from '@tantiya/core';
import { CsvError, type Info, parse } from 'csv-parse';
import { distinctNames, requireColumns } from './columns.ts';
import { openBytes } from './open-bytes.ts';
import type { Table, TableRow } from './table.ts';

/**
 * A CSV file with a header, gzip-compressed or not. Its places are the lines that an editor counts, the header being
 * line 1.
 */
export function openCsvTable(file: string): Table {
  return { name: file, rows: (columns) => readRows(file, columns) };
}

async function* readRows<Column extends string>(
  file: string,
  columns: readonly Column[],
): AsyncGenerator<TableRow<Column>> {
  let empty = true;
  const parser = parse({
    bom: true,
    columns: (header: string[]) => {
      empty = false;
      const names = distinctNames(header);
      requireColumns(`${file}, line 1`, names, columns);
      return names;
    },
    info: true,
    skip_empty_lines: true,
  });
  const stages: [Readable, ...NodeJS.ReadWriteStream[]] = [...(await openBytes(file)), parser];
  pipeline(stages, () => {}); // a failure destroys the parser with the error, so the loop throws it

  let row = 0;
  let carriageReturns = 0; // csv-parse counts each one inside quotes as a line
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed<Column>>) {
      const breaks =
        Object.values<string>(record)
          .join()
          .match(/[\r\n]/g) ?? [];
      const lineFeeds = breaks.filter((character) => character === '\n').length;
      carriageReturns += breaks.length - lineFeeds;
      const line = info.lines - carriageReturns - lineFeeds;
      yield { place: { text: `line ${line}` }, row, values: record };
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

/** Whether the error is a fault of the file's content, not of the program. */
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
