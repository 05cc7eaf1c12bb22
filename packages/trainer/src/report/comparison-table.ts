import type { Comparison } from '../tasks/trainer-task.ts';
import { figureLabel, writeFigure } from './figure.ts';

/** Cells of a table, the header first: one row for each figure, one column for each predictor. */
export function comparisonTable({ figures }: Comparison): readonly (readonly string[])[] {
  const predictors = Object.entries(figures);
  const names = new Set(predictors.flatMap(([, ofPredictor]) => Object.keys(ofPredictor)));
  return [
    ['', ...predictors.map(([predictor]) => predictor)],
    ...Array.from(names, (name) => [
      figureLabel(name),
      ...predictors.map(([, ofPredictor]) => writeFigure(name, ofPredictor[name])),
    ]),
  ];
}

/** For a terminal: columns aligned by spaces, numbers to the right. */
export function alignTable(table: readonly (readonly string[])[]): string {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return table
    .map(([label = '', ...cells]) =>
      [label.padEnd(widths[0] ?? 0), ...cells.map((cell, at) => cell.padStart(widths[at + 1] ?? 0))].join(
        '  ',
      ),
    )
    .join('\n');
}

export function markdownTable([header = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map((_, at) => (at === 0 ? '---' : '--:'))), ...rows.map(line)].join(
    '\n',
  );
}

/** All comparisons as text for a terminal. */
export function writeComparisons(comparisons: readonly Comparison[]): string {
  return comparisons
    .map(
      (comparison) => `${comparison.title} (${comparison.rows})\n${alignTable(comparisonTable(comparison))}`,
    )
    .join('\n\n');
}
