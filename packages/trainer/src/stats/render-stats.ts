import type { BadRowKind } from '../data/bad-row-tally.ts';
import type { SharedKey } from '../data/shared-keys.ts';
import { printableLine } from '../report/printable.ts';
import { type Cells, textTable } from '../report/text-table.ts';
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
    indentedTable(counts),
    renderBadRows(stats.badRows),
    ...renderSharedKeys(stats.sharedKeys),
    `Missing values\n${indentedTable(Object.entries(stats.missing).map(([field, count]) => [field, ...share(count)]))}`,
    `Outcomes\n${indentedTable([outcomeHeader, ...stats.targets.map(outcomeLine)])}`,
    ...Object.entries(stats.frequent).map(
      ([field, values]) =>
        `Most frequent: ${field}\n${indentedTable(values.map(({ value, count }) => [printableLine(value), ...share(count)]))}`,
    ),
  ].join('\n\n');
}

/** Bad rows by kind, each with the first few; says so when there are none. */
export function renderBadRows(badRows: readonly BadRowKind[]): string {
  if (badRows.length === 0) return 'No bad rows';
  const lines = badRows.flatMap(({ kind, count, first }) => [
    `  ${integer(count)} x ${printableLine(kind)}`,
    ...first.map(({ place, detail }) => `    ${printableLine(`${place.text}: ${detail}`)}`),
  ]);
  return ['Bad rows', ...lines].join('\n');
}

/** Names that are one to a model; nothing when there are none. */
export function renderSharedKeys(sharedKeys: readonly SharedKey[]): readonly string[] {
  if (sharedKeys.length === 0) return [];
  const lines = sharedKeys.map(
    ({ field, key, names }) =>
      `  ${printableLine(`${field} ${key}: ${names.map((name) => JSON.stringify(name)).join(', ')}`)}`,
  );
  return [['Written differently, but one to a model', ...lines].join('\n')];
}

const outcomeHeader = ['', 'mean', 'min', '25 %', 'median', '75 %', 'max'] as const;

function outcomeLine({ name, mean, minimum, quartiles, maximum }: TargetStats): readonly string[] {
  return [name, ...[mean, minimum, ...quartiles, maximum].map(decimal)];
}

function indentedTable(rows: Cells): string {
  return textTable(rows).replace(/^(?=.)/gm, '  ');
}

const integer = new Intl.NumberFormat('en-US').format;
const decimal = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }).format;
const percent = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 }).format;

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 'yyyy-mm-dd'.length);
}
