import { groups, mean, sum } from 'd3-array';
import type { Comparison } from './trainer-task.ts';

/** A test row, what was predicted for it and what is true. */
export interface RangedRow {
  /** Such as its category and its currency. */
  readonly groups: readonly (string | undefined)[];
  readonly lower: number;
  readonly upper: number;
  readonly truth: number;
}

/** Of fewer rows a share of four fifths is known to no better than some ten percent. */
const fewestRows = 100;

/** More groups than this make a table that nobody reads; the largest are shown. */
const mostGroups = 12;

/**
 * How many truths the ranges of each group hold, and how wide they are: a model whose ranges hold four fifths of all rows
 * may hold far fewer of some.
 *
 * @returns nothing where fewer than two groups are large enough to tell
 */
export function rangesByGroup(rows: readonly RangedRow[]): readonly Comparison[] {
  const named = rows.flatMap((row) =>
    row.groups.flatMap((name) => (name === undefined ? [] : [{ name, row }])),
  );
  const large = groups(named, ({ name }) => name)
    .map(([name, members]) => [name, members.map(({ row }) => row)] as const)
    .filter(([, members]) => members.length >= fewestRows)
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, mostGroups);
  if (large.length < 2) return [];
  return [
    {
      title: `ranges on the test rows, groups of at least ${fewestRows}`,
      rows: rows.length,
      figures: Object.fromEntries(large.map(([name, members]) => [name, figuresOf(members)])),
    },
  ];
}

function figuresOf(rows: readonly RangedRow[]) {
  const held = sum(rows, ({ lower, truth, upper }) => (lower <= truth && truth <= upper ? 1 : 0));
  return {
    rows: rows.length,
    coverage: held / rows.length,
    maxToMin: Math.exp(mean(rows, ({ lower, upper }) => Math.log(upper / lower)) ?? 0),
  };
}
