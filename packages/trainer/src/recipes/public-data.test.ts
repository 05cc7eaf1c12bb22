import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TaskId } from '@tantiya/core';
import { mean, median, rollup } from 'd3-array';
import { describe, expect, it } from 'vitest';
import type { Example } from '../data/example.ts';
import { foldedText } from '../data/folded-text.ts';
import { loadExamples } from '../data/load-examples.ts';
import { type SplitBy, splitExamples } from '../data/split.ts';
import { openCsvTable } from '../data/table/csv-table.ts';
import { openTables } from '../data/table/open-tables.ts';
import { trainerTasks } from '../tasks/tasks.ts';
import { findRecipe } from './find-recipe.ts';

/* The public data sets do not ship: their rows belong to those who posted them. */
const directory = process.env['TANTIYA_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data');
const isThere = existsSync(directory);
const title = isThere
  ? 'the public data sets'
  : `the public data sets (skipped: set TANTIYA_DATA; not in ${directory})`;

async function load(task: TaskId, name: string) {
  const recipe = findRecipe(task, name);
  const files = recipe.tables.map((file) => join(directory, file));
  const loaded = await loadExamples(recipe, openTables(files));
  for (const { input } of loaded.examples) trainerTasks[task].task.parse(input);
  const badRows = Object.fromEntries(loaded.badRows.map(({ kind, count }) => [kind, count]));
  return { ...loaded, badRows };
}

async function sizes(examples: readonly Example[], splitBy: SplitBy) {
  const { train, validation, test } = await splitExamples(examples, splitBy);
  return [train.length, validation.length, test.length];
}

const hoursOf = ({ target }: Example) => target[0];
const categoryOf = ({ input }: Example) => input['category'];
const medianHours = (examples: readonly Example[]) => median(examples, hoursOf) ?? Number.NaN;

/** RMSLE on the last 15 % by time of the median hours of all that came before, and of the category's. */
async function medianErrors(examples: readonly Example[]) {
  const { train, validation, test } = await splitExamples(examples, { kind: 'chronological' });
  const earlier = [...train, ...validation];
  const overall = medianHours(earlier);
  const medians = rollup(earlier, medianHours, categoryOf);
  return {
    constant: rmsle(test, () => overall),
    byCategory: rmsle(test, (example) => medians.get(categoryOf(example)) ?? overall),
  };
}

function rmsle(examples: readonly Example[], predict: (example: Example) => number): number {
  const squares = examples.map((example) => {
    const error = Math.log1p(predict(example)) - Math.log1p(hoursOf(example) ?? Number.NaN);
    return error * error;
  });
  return Math.sqrt(mean(squares) ?? Number.NaN);
}

describe.skipIf(!isThere)(title, () => {
  it('freelancer postings: 7,322 at a fixed price, none bad, split as the replaced system was evaluated', async () => {
    const { badRows, examples } = await load('price', 'freelancer');
    expect(examples).toHaveLength(7_322);
    expect(badRows).toEqual({});
    expect(new Set(examples.map(({ group }) => group)).size).toBe(6_941);
    expect(examples.filter(({ currency }) => currency === 'HKD')).toHaveLength(32);
    const table = openCsvTable(join(directory, 'freelancer_split.csv'));
    expect(await sizes(examples, { kind: 'file', table })).toEqual([5_125, 1_098, 1_099]);
    expect(new Set(examples.map(({ group = '' }) => foldedText(group))).size).toBe(6_901);
  });

  it('made-up Philippine jobs: 501, none bad', async () => {
    const { badRows, examples } = await load('price', 'ph-blue-collar');
    expect(examples).toHaveLength(501);
    expect(badRows).toEqual({});
  });

  it('SiP tasks: 8,196 completed; those without start, and two completed before it, are bad', async () => {
    const { badRows, examples } = await load('completion-time', 'sip');
    expect(examples).toHaveLength(8_086);
    expect(badRows).toEqual({ 'missing StartedOn': 108, 'early CompletedOn': 2 });
    const { constant, byCategory } = await medianErrors(examples);
    expect(constant).toBeCloseTo(1.032, 3);
    expect(byCategory).toBeCloseTo(0.994, 3);
  });

  it('incidents: 23,362 resolved, none bad', async () => {
    const { badRows, examples } = await load('completion-time', 'incidents');
    expect(examples).toHaveLength(23_362);
    expect(badRows).toEqual({});
    expect((await medianErrors(examples)).constant).toBeCloseTo(2.584, 3);
  });

  it.each([
    ['price', 'upwork-fixed-price', 18_169, {}],
    ['price', 'upwork-general', 6_341, {}],
    ['price', 'people-per-hour', 2_203, {}],
    ['price', 'people-per-hour-without-experience', 2_203, {}],
    ['price', 'nashville-permits', 4_396, { 'absurd const_cost_usd': 11 }],
    ['price', 'spearfish-permits', 5_074, { 'absurd cost_usd': 2 }],
    ['price', 'calgary-permits', 4_459, { 'absurd estprojectcost_cad': 7 }],
    ['price', 'home-permits', 7_262, { 'absurd estprojectcost_cad': 7, 'absurd cost_usd': 2 }],
    ['completion-time', 'calgary-permit-days', 4_163, {}],
  ] as const)('%s of %s: %d examples, and these bad rows: %o', async (task, name, count, bad) => {
    const { badRows, examples } = await load(task, name);
    expect(badRows).toEqual(bad);
    expect(examples).toHaveLength(count);
  });

  it('freelancer profiles: 1,000, none bad, 631 with rating and satisfaction', async () => {
    const { badRows, examples } = await load('profile-score', 'freelancers');
    expect(examples).toHaveLength(1_000);
    expect(badRows).toEqual({});
    expect(examples.filter(({ target }) => target.length > 0)).toHaveLength(631);
  });
});
