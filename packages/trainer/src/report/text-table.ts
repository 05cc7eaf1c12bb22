/** Cells by row; rows may be of different lengths. */
export type Cells = readonly (readonly string[])[];

/** For a terminal: columns aligned by spaces, the first to the left, the others to the right. */
export function textTable(rows: Cells): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** For a card: the first row is the header, and all columns but the first are aligned to the right. */
export function markdownTable([header = [], ...rows]: Cells): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const alignment = header.map((_, column) => (column === 0 ? '---' : '--:'));
  return [header, alignment, ...rows].map(line).join('\n');
}
