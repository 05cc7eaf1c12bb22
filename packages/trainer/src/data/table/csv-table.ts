import { createHash } from 'node:crypto';
import { TantiyaError } from '@tantiya/core';
import type { BadRow } from '../bad-row.ts';
import { type DecimalMark, decimalMarkIn } from '../parse-number.ts';
import { distinctNames, requireColumns } from './columns.ts';
import { delimiterName, readCsvStart } from './csv-header.ts';
import { type CsvProblem, type CsvRecord, CsvRecords, longestRow } from './csv-records.ts';
import { decodeText } from './decode-text.ts';
import { openBytes } from './open-bytes.ts';
import { decimalMark, type Table, type TableRow } from './table.ts';

/**
 * A CSV file with a header, gzip-compressed or not, in UTF-8, UTF-16 or Windows-1252, separated by commas, semicolons,
 * tabs or bars. Its places are the lines that an editor counts, the header being line 1.
 */
export function openCsvTable(file: string): Table {
  let sha256: string | undefined;
  const remember = (digest: string) => {
    sha256 = digest;
  };
  return {
    name: file,
    rows: (columns) => readRows(file, columns, remember),
    sha256: () => sha256,
  };
}

/** More are no table of people or jobs. */
const mostColumns = 2_000;

async function* readRows<Column extends string>(
  file: string,
  columns: readonly Column[],
  onHash: (sha256: string) => void,
): AsyncGenerator<TableRow<Column> | BadRow> {
  let reader: RowReader<Column> | undefined;
  let start = '';
  let blank = true;
  for await (const { text, last } of withLast(decodeText(file, hashed(openBytes(file), onHash)))) {
    if (reader !== undefined) {
      yield* reader.push(text, last);
      continue;
    }
    start += text;
    blank &&= text.trim() === '';
    if (blank && !last && start.length <= longestRow) continue; // lines that say nothing are not read again and again
    const found = readCsvStart(start, columns, last);
    if (found === undefined) continue;
    reader = new RowReader(file, columns, found.dialect.delimiter, new CsvRecords(found.dialect, found.line));
    yield* reader.push(found.text, last);
  }
  if (!reader?.hasHeader) throw noTable(`${file}: The file is empty`);
}

class RowReader<Column extends string> {
  readonly #file: string;
  readonly #columns: readonly Column[];
  readonly #delimiter: string;
  readonly #records: CsvRecords;
  #width: number | undefined;
  /** Where each of the columns asked for stands. */
  #indices: readonly (readonly [Column, number])[] = [];
  #row = 0;
  #mark: DecimalMark | undefined;

  constructor(file: string, columns: readonly Column[], delimiter: string, records: CsvRecords) {
    this.#file = file;
    this.#columns = columns;
    this.#delimiter = delimiter;
    this.#records = records;
  }

  get hasHeader(): boolean {
    return this.#width !== undefined;
  }

  *push(text: string, last: boolean): Generator<TableRow<Column> | BadRow> {
    if (this.#width === undefined) {
      const [header] = this.#records.push(text, undefined, last);
      if (header === undefined) return;
      if ('problem' in header)
        throw noTable(`${this.#file}, line ${header.line}: ${explain(header.problem)}`);
      this.#readHeader(header.line, header.cells);
      yield* this.push('', last);
      return;
    }
    const records = this.#records.push(text, this.#width, last);
    for (const record of this.#row === 0 ? this.#learnFrom([...records]) : records) {
      const place = { text: `line ${record.line}` };
      const row = this.#row++;
      if ('problem' in record) yield { place, kind: record.problem, detail: explain(record.problem) };
      else yield this.#toRow(record.cells, place, row);
    }
  }

  #readHeader(line: number, cells: readonly string[]): void {
    const where = `${this.#file}, line ${line}`;
    if (cells.length > mostColumns) {
      throw noTable(`${where}: there are ${cells.length} columns, of ${mostColumns} at most`);
    }
    const names = distinctNames(cells);
    requireColumns(where, names, this.#columns, delimiterName(this.#delimiter));
    this.#indices = this.#columns.map((column) => [column, names.indexOf(column)]);
    this.#width = cells.length;
  }

  /** Finds out from the first records how numbers are written. */
  #learnFrom(records: readonly CsvRecord[]): readonly CsvRecord[] {
    const cells = function* () {
      for (const record of records) if ('cells' in record) yield* record.cells;
    };
    this.#mark = decimalMarkIn(cells());
    return records;
  }

  #toRow(cells: readonly string[], place: BadRow['place'], row: number): TableRow<Column> | BadRow {
    if (cells.every((cell) => cell.trim() === '')) {
      return { place, kind: 'empty row', detail: 'no cell has a value' };
    }
    if (cells.length !== this.#width) {
      const detail = `${cells.length} cells under ${this.#width} columns`;
      return { place, kind: 'another number of cells', detail };
    }
    const values = Object.fromEntries(
      this.#indices.map(([column, index]) => [column, cells[index] ?? '']),
    ) as Record<Column, string>;
    return {
      place,
      row,
      values: this.#mark === undefined ? values : { ...values, [decimalMark]: this.#mark },
    };
  }
}

/** Passes blocks on, and their hash once there are no more. */
async function* hashed(
  blocks: AsyncIterable<Uint8Array>,
  onHash: (sha256: string) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const block of blocks) {
    hash.update(block);
    yield block;
  }
  onHash(hash.digest('hex'));
}

/** Tells the last text from those before it. */
async function* withLast(
  texts: AsyncIterable<string>,
): AsyncGenerator<{ readonly text: string; readonly last: boolean }> {
  for await (const text of texts) yield { text, last: false };
  yield { text: '', last: true };
}

const explanations: Readonly<Record<CsvProblem, string>> = {
  'stray quote': 'a quote within a quoted cell is not doubled, or one is too many',
  'open quote': 'a quoted cell does not end',
  'too long a row': 'the row is longer than a million characters',
};

function explain(problem: CsvProblem): string {
  return explanations[problem];
}

function noTable(message: string): TantiyaError {
  return new TantiyaError(
    'data/bad-row',
    `${message}.`,
    'The file must be CSV with a header, quotes doubled, and complete; gzip-compressed or not.',
  );
}
