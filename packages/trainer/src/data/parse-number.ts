/** What stands before the decimals of a number. */
export type DecimalMark = '.' | ',';

/** No figure of a job or a worker is larger. */
const largest = 1e12;

const writings: Readonly<Record<DecimalMark, RegExp>> = {
  // In groups of three; of two and three as in India.
  '.': /^(?:[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?)$/i,
  ',': /^(?:[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|(?:\d+,?\d*|,\d+)(?:e[+-]?\d{1,3})?)$/i,
};

/** One mark before three digits: groups or decimals. */
const ambiguous = /^[1-9]\d{0,2}[.,]\d{3}$/;

/** Whether a figure can be read in two ways where the file does not decide between point and comma. */
export function isAmbiguous(text: string): boolean {
  return ambiguous.test(text.replace(/^[^\d.,]+|[^\d.,]+$/g, ''));
}

/**
 * Reads a number as people, spreadsheets and databases write it: `1234.5`, `1,234.5`, `1.234,5`, `1 234,5`, `1'234.5`,
 * `1.5e3`, with a sign or not.
 *
 * @param mark what stands before decimals in its file; undefined when the file does not decide it
 * @returns undefined for what is no number, one beyond 1e12, or one that can be read in two ways
 */
export function parseNumber(text: string, mark: DecimalMark | undefined): number | undefined {
  const [, sign = '', written = ''] = /^([-+−]?)\s*(.*)$/s.exec(text.trim()) ?? [];
  const digits = withoutBlanks(written);
  if (mark === undefined && ambiguous.test(digits)) return undefined;
  const marks = mark === undefined ? (['.', ','] as const) : [mark];
  const found = marks.find((candidate) => writings[candidate].test(digits));
  if (found === undefined) return undefined;
  const value = Number(
    found === '.' ? digits.replaceAll(',', '') : digits.replaceAll('.', '').replace(',', '.'),
  );
  if (!(value <= largest)) return undefined;
  return sign === '' || sign === '+' ? value : -value;
}

/** Groups apart by blanks or apostrophes become one. */
function withoutBlanks(written: string): string {
  return /^\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?$/.test(written) ? written.replace(/[\s'’]/g, '') : written;
}

/** Each tells the mark whatever it stands beside: both marks, one several times, or not before three digits. */
const evidence: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^(?:\d[\d,]*,\d{3}\.\d+|\d{1,3}(?:,\d{2,3})+,\d{3}|\d+\.(?:\d{1,2}|\d{4,})|0?\.\d+|\d{4,}\.\d+)$/,
  ',': /^(?:\d[\d.]*\.\d{3},\d+|\d{1,3}(?:\.\d{3}){2,}|\d+,(?:\d{1,2}|\d{4,})|0,\d+|\d{4,},\d+)$/,
};

/** Amounts of money have no three decimals. */
const groupedMoney: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^\p{Sc}\s*[1-9]\d{0,2},\d{3}$/u,
  ',': /^\p{Sc}\s*[1-9]\d{0,2}\.\d{3}$/u,
};

/** The mark that some of these cells are evidence for and none is against; undefined when there is none such. */
export function decimalMarkIn(cells: Iterable<string>): DecimalMark | undefined {
  const found = { '.': false, ',': false };
  for (const cell of cells) {
    const text = cell.length > 40 ? '' : cell.trim();
    const digits = withoutBlanks(text.replace(/^[-+−]?\s*\p{Sc}?\s*|\s*\p{Sc}$/gu, ''));
    for (const mark of ['.', ','] as const) {
      found[mark] ||= evidence[mark].test(digits) || groupedMoney[mark].test(text);
    }
  }
  if (found['.'] === found[',']) return undefined;
  return found['.'] ? '.' : ',';
}
