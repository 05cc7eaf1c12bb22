import type { Comparison } from '../tasks/trainer-task.ts';
import { figureLabel, writeFigure } from './figure.ts';
import { type Cells, textTable } from './text-table.ts';

/** Cells of a table, the header first: one row for each figure, one column for each predictor. */
export function comparisonTable({ figures }: Comparison): Cells {
  const predictors = Object.entries(figures);
  const names = new Set(predictors.flatMap(([, predictorFigures]) => Object.keys(predictorFigures)));
  return [
    ['', ...predictors.map(([predictor]) => predictor)],
    ...Array.from(names, (name) => [
      figureLabel(name),
      ...predictors.map(([, predictorFigures]) => writeFigure(name, predictorFigures[name])),
    ]),
  ];
}

/** All comparisons as text for a terminal. */
export function writeComparisons(comparisons: readonly Comparison[]): string {
  return comparisons
    .map(
      (comparison) => `${comparison.title} (${comparison.rows})\n${textTable(comparisonTable(comparison))}`,
    )
    .join('\n\n');
}
