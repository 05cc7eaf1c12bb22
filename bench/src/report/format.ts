/** Three significant digits, thousands separated. */
export function count(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}

/** @param microseconds "21.3 µs", "1.25 ms" or "17.2 s" */
export function duration(microseconds: number): string {
  if (microseconds < 1e3) return `${count(microseconds)} µs`;
  return microseconds < 1e6 ? `${count(microseconds / 1e3)} ms` : `${count(microseconds / 1e6)} s`;
}

/** "850 B", "45.2 kB" or "1.3 MB"; thousands, not 1,024. */
export function byteCount(bytes: number): string {
  const size = Math.abs(bytes);
  if (size < 1e3) return `${count(bytes)} B`;
  return size < 1e6 ? `${count(bytes / 1e3)} kB` : `${count(bytes / 1e6)} MB`;
}

/**
 * A Markdown table.
 *
 * @param labels columns of text, to the left of the figures
 * @param records cells by column; records with the same labels make up one row, in which a missing cell is a dash
 */
export function table(
  labels: readonly string[],
  records: readonly Readonly<Record<string, string>>[],
): string {
  const columns = [...new Set([...labels, ...records.flatMap((record) => Object.keys(record))])];
  const rows = new Map<string, Readonly<Record<string, string>>>();
  for (const record of records) {
    const key = labels.map((label) => record[label]).join('|');
    rows.set(key, { ...rows.get(key), ...record });
  }
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns),
    `|${columns.map((column) => (labels.includes(column) ? '---' : '---:')).join('|')}|`,
    ...[...rows.values()].map((row) => line(columns.map((column) => row[column] ?? '-'))),
  ].join('\n');
}
