import type { Ratio } from '../measure/statistics.ts';

/** Three significant digits, thousands separated. */
function digits(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}

/** @param microseconds "21.3 µs", "1.25 ms" or "17.2 s" */
export function duration(microseconds: number): string {
  if (microseconds < 1e3) return `${digits(microseconds)} µs`;
  return microseconds < 1e6 ? `${digits(microseconds / 1e3)} ms` : `${digits(microseconds / 1e6)} s`;
}

/** "850 B", "45.2 kB" or "1.3 MB"; thousands, not 1,024. */
export function byteCount(bytes: number): string {
  const size = Math.abs(bytes);
  if (size < 1e3) return `${digits(bytes)} B`;
  return size < 1e6 ? `${digits(bytes / 1e3)} kB` : `${digits(bytes / 1e6)} MB`;
}

/** "31.2 (28.9 to 33.1)" */
export function ratio({ median, low, high }: Ratio): string {
  return low === high ? digits(median) : `${digits(median)} (${digits(low)} to ${digits(high)})`;
}

export const count = digits;

/** A Markdown table; the first column is text, the others are figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(head),
    `|${head.map((_, column) => (column === 0 ? '---' : '---:')).join('|')}|`,
    ...rows.map(line),
  ].join('\n');
}
