/** What stands between two places of a CSV file. */
export type CsvRecord = {
  /** The line on which it starts, as an editor counts; the first is 1. */
  readonly line: number;
} & ({ readonly cells: readonly string[] } | { readonly problem: CsvProblem });

export type CsvProblem = 'stray quote' | 'open quote' | 'too long a row';

/** How the file is written. */
export interface CsvDialect {
  /** One character. */
  readonly delimiter: string;
  /** A carriage return alone ends a line, as it did on the first Macintosh. */
  readonly carriageReturns: boolean;
}

/** In characters: no row of any use is longer, and none may fill the memory. */
export const longestRow = 2 ** 20;

/**
 * Cuts text, as it comes, into the records of a CSV file. Lines of blanks are left out; a quote within a cell that does
 * not start with one is a character like others. After a record with a fault, reading goes on at its next line: one
 * quote too many costs one row.
 */
export class CsvRecords {
  readonly #dialect: CsvDialect;
  #text = '';
  #start = 0;
  #line: number;
  /** Within a line that is too long. */
  #skipping = false;

  /** @param line of the first record */
  constructor(dialect: CsvDialect, line: number) {
    this.#dialect = dialect;
    this.#line = line;
  }

  /**
   * @param width how many cells a record has; another number on several lines comes from a quote too many
   * @param last no text comes after this one
   */
  *push(text: string, width: number | undefined, last: boolean): Generator<CsvRecord> {
    this.#text = this.#text.slice(this.#start) + text;
    this.#start = 0;
    while (this.#start < this.#text.length) {
      if (this.#skipping && !this.#skipLine()) return;
      const read = readRecord(this.#text, this.#start, this.#dialect, last);
      if (read === undefined) {
        if (this.#text.length - this.#start <= longestRow) return;
        this.#skipping = true;
        yield { line: this.#line, problem: 'too long a row' };
        continue;
      }
      const line = this.#line;
      if ('problem' in read) {
        this.#skipping = true;
        yield { line, problem: read.problem };
        continue;
      }
      const { cells, next, breaks } = read;
      if (breaks > 0 && width !== undefined && cells.length !== width) {
        this.#skipping = true;
        yield { line, problem: 'stray quote' };
        continue;
      }
      const tooLong = next - this.#start > longestRow;
      this.#start = next;
      this.#line += 1 + breaks;
      if (tooLong) yield { line, problem: 'too long a row' };
      else if (cells.length > 1 || cells[0]?.trim() !== '') yield { line, cells };
    }
  }

  /** Drops the rest of a line; false when it does not end here. */
  #skipLine(): boolean {
    const end = this.#text.indexOf(this.#dialect.carriageReturns ? '\r' : '\n', this.#start);
    this.#start = end === -1 ? this.#text.length : end + 1;
    if (end === -1) return false;
    this.#skipping = false;
    this.#line++;
    return true;
  }
}

type ReadRecord =
  | {
      readonly cells: readonly string[];
      /** Where the next one starts. */
      readonly next: number;
      /** Line breaks within quotes. */
      readonly breaks: number;
    }
  | { readonly problem: 'stray quote' | 'open quote' };

/** @returns undefined when the text ends before the record does */
function readRecord(text: string, start: number, dialect: CsvDialect, last: boolean): ReadRecord | undefined {
  const { delimiter, carriageReturns } = dialect;
  const lineEnd = carriageReturns ? '\r' : '\n';
  const cells: string[] = [];
  let breaks = 0;
  let position = start;
  for (;;) {
    if (text[position] === '"') {
      const end = closingQuote(text, position + 1);
      if (end === -1 || (end === text.length - 1 && !last))
        return last ? { problem: 'open quote' } : undefined;
      const cell = text.slice(position + 1, end);
      breaks += cell.includes('\n') ? cell.split('\n').length - 1 : 0;
      cells.push(cell.includes('"') ? cell.replaceAll('""', '"') : cell);
      position = end + 1;
      if (!carriageReturns) while (text[position] === '\r') position++;
    } else {
      const from = position;
      while (position < text.length && text[position] !== delimiter && text[position] !== lineEnd) position++;
      const cell = text.slice(from, position);
      cells.push(cell.endsWith('\r') ? cell.replace(/\r+$/, '') : cell);
    }
    if (position >= text.length) return last ? { cells, next: position, breaks } : undefined;
    if (text[position] === lineEnd) return { cells, next: position + 1, breaks };
    if (text[position] !== delimiter) return { problem: 'stray quote' };
    position++;
  }
}

/** The first quote that is not doubled; -1 for none. */
function closingQuote(text: string, from: number): number {
  let quote = text.indexOf('"', from);
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  return quote;
}
