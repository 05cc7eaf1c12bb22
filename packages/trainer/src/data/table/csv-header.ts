import { type CsvDialect, longestRow } from './csv-records.ts';

/** A spreadsheet's own first line, which names the delimiter. */
const separatorLine = /^sep=(.)\r*$/;

const delimiters = [',', ';', '\t', '|'] as const;

const names: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };

/** What the delimiter is called in a sentence. */
export function delimiterName(delimiter: string): string {
  return names[delimiter] ?? JSON.stringify(delimiter);
}

export interface CsvStart {
  readonly dialect: CsvDialect;
  /** The line of the header. */
  readonly line: number;
  /** The text from the header on. */
  readonly text: string;
}

/**
 * Finds out how a CSV file is written from its first lines: the delimiter that gives the most of the columns wanted,
 * and of those the most columns.
 *
 * @param text the start of the file
 * @param last no text comes after this one
 * @returns undefined when more text is needed
 */
export function readCsvStart(text: string, wanted: readonly string[], last: boolean): CsvStart | undefined {
  const carriageReturns = endsLinesByCarriageReturns(text);
  const lineEnd = carriageReturns ? '\r' : '\n';
  let start = 0;
  let line = 1;
  let stated: string | undefined;
  for (;;) {
    const end = text.indexOf(lineEnd, start);
    if (end === -1 && !last && text.length <= longestRow) return undefined;
    const found = text.slice(start, end === -1 ? undefined : end);
    const separator = line === 1 ? separatorLine.exec(found)?.[1] : undefined;
    if (end === -1 || (separator === undefined && found.trim() !== '')) {
      const delimiter = stated ?? likelyDelimiter(found, wanted);
      return { dialect: { delimiter, carriageReturns }, line, text: text.slice(start) };
    }
    stated ??= separator;
    start = end + 1;
    line++;
  }
}

/** Whether the first line ends by carriage returns alone, as on an old Macintosh. */
function endsLinesByCarriageReturns(text: string): boolean {
  const end = /\r+(?!\r|\n|$)/y;
  end.lastIndex = text.search(/[\r\n]|$/);
  return end.test(text);
}

function likelyDelimiter(header: string, wanted: readonly string[]): string {
  const names = new Set(wanted);
  let best: { readonly delimiter: string; readonly known: number; readonly cells: number } = {
    delimiter: ',',
    known: -1,
    cells: 0,
  };
  for (const delimiter of delimiters) {
    const cells = header.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    const known = cells.filter((cell) => names.has(cell)).length;
    if (known > best.known || (known === best.known && cells.length > best.cells)) {
      best = { delimiter, known, cells: cells.length };
    }
  }
  return best.delimiter;
}
