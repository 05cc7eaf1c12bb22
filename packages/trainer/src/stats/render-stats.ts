import type { BadRowKind } from '../data/bad-row-tally.ts';
import type { DatasetStats, TargetStats } from './dataset-stats.ts';

/** What {@link datasetStats} found, as text for a terminal, without a newline at the end. */
export function renderStats(stats: DatasetStats): string {
  const { examples, period } = stats;
  const share = (count: number) => [integer(count), examples === 0 ? '' : percent(count / examples)];
  const counts = [
    ['rows', integer(stats.rows)],
    ['examples', integer(examples)],
    ['without an outcome', integer(stats.withoutTarget)],
    ...(period === undefined ? [] : [['from', day(period.from)] as const, ['to', day(period.to)] as const]),
  ];
  return [
    `${stats.task}, recipe ${stats.recipe}`,
    table(counts),
    renderBadRows(stats.badRows),
    `Missing values\n${table(Object.entries(stats.missing).map(([field, count]) => [field, ...share(count)]))}`,
    `Outcomes\n${table([outcomeHeader, ...stats.targets.map(outcomeLine)])}`,
    ...Object.entries(stats.frequent).map(
      ([field, values]) =>
        `Most frequent: ${field}\n${table(values.map(({ value, count }) => [value, ...share(count)]))}`,
    ),
  ].join('\n\n');
}

/** Bad rows by kind, each with the first few; says so when there are none. */
export function renderBadRows(badRows: readonly BadRowKind[]): string {
  if (badRows.length === 0) return 'No bad rows';
  const lines = badRows.flatMap(({ kind, count, first }) => [
    `  ${integer(count)} x ${kind}`,
    ...first.map(({ place, detail }) => `    ${place.text}: ${detail}`),
  ]);
  return ['Bad rows', ...lines].join('\n');
}

const outcomeHeader = ['', 'mean', 'min', '25 %', 'median', '75 %', 'max'] as const;

function outcomeLine({ name, mean, minimum, quartiles, maximum }: TargetStats): readonly string[] {
  return [name, ...[mean, minimum, ...quartiles, maximum].map(decimal)];
}

/** Columns of equal width: the first to the left, the others to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  }
  return rows
    .map((row) => {
      const cells = row.map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      );
      return `  ${cells.join('  ')}`.trimEnd();
    })
    .join('\n');
}

const integer = new Intl.NumberFormat('en-US').format;
const decimal = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }).format;
const percent = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 }).format;

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 'yyyy-mm-dd'.length);
}
