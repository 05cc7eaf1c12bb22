import type { TaskId } from '@tantiya/core';
import { ascending, mean, quantileSorted } from 'd3-array';
import { isBadRow } from '../data/bad-row.ts';
import { type BadRowKind, BadRowTally } from '../data/bad-row-tally.ts';
import type { Example, Recipe } from '../data/example.ts';
import { type SharedKey, SharedKeys } from '../data/shared-keys.ts';
import type { Table } from '../data/table/table.ts';
import { trainerTasks } from '../tasks/tasks.ts';
import { Frequencies, type Frequency } from './frequencies.ts';

/** What a source holds, before anything is learned from it. */
export interface DatasetStats {
  readonly task: TaskId;
  readonly recipe: string;
  /** Examples and bad rows; rows out of scope do not count. */
  readonly rows: number;
  readonly examples: number;
  /** Examples without an outcome: nothing can be learned from them. */
  readonly withoutTarget: number;
  /** The most frequent kind first. */
  readonly badRows: readonly BadRowKind[];
  /** Names that are one to a model, though they are written differently. */
  readonly sharedKeys: readonly SharedKey[];
  /** In how many examples an input field is missing, for every field that a caller may leave out. */
  readonly missing: Readonly<Record<string, number>>;
  /** One for each value of the target; none without examples that have one. */
  readonly targets: readonly TargetStats[];
  /** When the first and the last outcome was known, in ms since 1970. */
  readonly period: { readonly from: number; readonly to: number } | undefined;
  /** The most frequent values of the fields that name something, by field; fields without values are left out. */
  readonly frequent: Readonly<Record<string, readonly Frequency[]>>;
}

export interface TargetStats {
  /** With its unit. */
  readonly name: string;
  readonly mean: number;
  readonly minimum: number;
  readonly quartiles: readonly [number, number, number];
  readonly maximum: number;
}

/**
 * Describes a source, reading it once. Of each row only the target is kept.
 *
 * @param tables one for each that the recipe names
 * @throws TantiyaError `config/invalid` or `data/bad-row` for tables that cannot be read
 */
export async function datasetStats(recipe: Recipe, tables: readonly Table[]): Promise<DatasetStats> {
  const { task } = recipe;
  const {
    namingFields,
    targetNames,
    task: { parse },
  } = trainerTasks[task];
  const missingOf = (input: unknown) => parse(input).parsed.missing;
  const bad = new BadRowTally();
  const missing = new Map(missingOf({}).map((field) => [field, 0]));
  const frequencies = new Frequencies();
  const keys = new SharedKeys();
  const targets = targetNames.map((name) => ({ name, values: [] as number[] }));
  let rows = 0;
  let examples = 0;
  let firstEnd = Number.POSITIVE_INFINITY;
  let lastEnd = Number.NEGATIVE_INFINITY;
  for await (const row of recipe.read(tables)) {
    rows++;
    if (isBadRow(row)) {
      bad.add(row);
      continue;
    }
    examples++;
    for (const field of missingOf(row.input)) missing.set(field, (missing.get(field) ?? 0) + 1);
    countNames(frequencies, row, namingFields);
    keys.add(row.input);
    row.target.forEach((value, output) => {
      targets[output]?.values.push(value);
    });
    if (row.endedAt !== undefined) {
      firstEnd = Math.min(firstEnd, row.endedAt);
      lastEnd = Math.max(lastEnd, row.endedAt);
    }
  }
  const described = targets.flatMap(({ name, values }) =>
    values.length > 0 ? [describe(name, values)] : [],
  );
  return {
    task,
    recipe: recipe.name,
    rows,
    examples,
    withoutTarget: examples - (targets[0]?.values.length ?? 0),
    badRows: bad.kinds,
    sharedKeys: keys.found,
    missing: Object.fromEntries(missing),
    targets: described,
    period: firstEnd <= lastEnd ? { from: firstEnd, to: lastEnd } : undefined,
    frequent: frequencies.top(10),
  };
}

function countNames(
  frequencies: Frequencies,
  { currency, input }: Example,
  namingFields: readonly string[],
): void {
  if (currency !== undefined) frequencies.add('currency', currency);
  for (const field of namingFields) {
    const value = input[field];
    if (typeof value === 'string') frequencies.add(field, value.normalize());
    else if (Array.isArray(value))
      for (const item of new Set(value.map((name) => String(name).normalize()))) frequencies.add(field, item);
  }
}

function describe(name: string, values: readonly number[]): TargetStats {
  const sorted = values.toSorted(ascending);
  const quantileAt = (share: number) => quantileSorted(sorted, share) ?? Number.NaN;
  return {
    name,
    mean: mean(values) ?? Number.NaN,
    minimum: quantileAt(0),
    quartiles: [quantileAt(0.25), quantileAt(0.5), quantileAt(0.75)],
    maximum: quantileAt(1),
  };
}
