import { describe, expect, it } from 'vitest';
import { findRecipe } from '../recipes/find-recipe.ts';
import { defineTableRecipe } from './define-recipe.ts';
import * as field from './field.ts';
import { loadExamples } from './load-examples.ts';
import { openTables } from './table/open-tables.ts';
import { temporaryFile } from './temporary-file.test-support.ts';

const hours = defineTableRecipe({
  name: 'hours',
  task: 'completion-time',
  summary: 'Hours by urgency; type "hourly" is out of scope',
  table: 'hours.csv',
  split: 'random',
  columns: ['id', 'urgency', 'type', 'hours'],
  example: (values) =>
    values.type === 'hourly'
      ? undefined
      : {
          id: values.id,
          input: { urgency: field.text(values, 'urgency') },
          target: [field.positive(values, 'hours')],
        },
});

describe('loading', () => {
  it('gives the examples, and counts bad rows by kind with the first few of each', async () => {
    const file = await temporaryFile(
      [
        'id,urgency,type,hours',
        'a,HIGH,fixed,2',
        'b,HIGH,hourly,x',
        'c,soon,fixed,2',
        'd,,fixed,0',
        'e,,fixed,-1',
        'f,,fixed,-2',
        'g,,fixed,-3',
        'h,,fixed,1e999',
        'i,,fixed,',
        'j,,fixed,3',
      ].join('\n'),
    );
    const seen: number[] = [];
    const { examples, badRows, total } = await loadExamples(hours, openTables([file]), (rows) =>
      seen.push(rows),
    );

    expect(examples).toEqual([
      { place: { text: 'line 2' }, row: 0, id: 'a', input: { urgency: 'HIGH' }, target: [2] },
      { place: { text: 'line 11' }, row: 9, id: 'j', input: { urgency: undefined }, target: [3] },
    ]);
    expect(badRows.map(({ kind, count }) => [kind, count])).toEqual([
      ['non-positive hours', 4],
      ['invalid input', 1],
      ['invalid hours', 1],
      ['missing hours', 1],
    ]);
    expect(badRows[0]?.first).toEqual([
      { place: { text: 'line 5' }, kind: 'non-positive hours', detail: 'hours is "0"' },
      { place: { text: 'line 6' }, kind: 'non-positive hours', detail: 'hours is "-1"' },
      { place: { text: 'line 7' }, kind: 'non-positive hours', detail: 'hours is "-2"' },
    ]);
    expect(badRows[1]?.first[0]).toMatchObject({ place: { text: 'line 4' }, detail: 'urgency is "soon".' });
    expect(total).toBe(9);
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('wants one table for each that the recipe names', async () => {
    await expect(loadExamples(hours, [])).rejects.toMatchObject({
      code: 'config/invalid',
      message: 'Recipe hours reads 1 file, and got 0.',
      hint: 'Pass, in this order: hours.csv.',
    });
    const two = findRecipe('completion-time', 'sip');
    await expect(loadExamples(two, openTables(['a.csv']))).rejects.toMatchObject({
      code: 'config/invalid',
      message: 'Recipe sip reads 2 files, and got 1.',
    });
  });
});
