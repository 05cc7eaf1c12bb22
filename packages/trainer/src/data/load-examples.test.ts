import { describe, expect, it } from 'vitest';
import { defineTableRecipe } from './define-recipe.ts';
import * as field from './field.ts';
import { loadExamples } from './load-examples.ts';
import { temporaryFile } from './temporary-file.test-support.ts';

const hours = defineTableRecipe({
  name: 'hours',
  task: 'completion-time',
  summary: 'Hours by urgency; type "hourly" is out of scope',
  file: 'hours.csv',
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
    const { examples, badRows, total } = await loadExamples(hours, [file], (rows) => seen.push(rows));

    expect(examples).toEqual([
      { line: 2, row: 0, id: 'a', input: { urgency: 'HIGH' }, target: [2] },
      { line: 11, row: 9, id: 'j', input: { urgency: undefined }, target: [3] },
    ]);
    expect(badRows.map(({ kind, count }) => [kind, count])).toEqual([
      ['non-positive hours', 4],
      ['invalid input', 1],
      ['invalid hours', 1],
      ['missing hours', 1],
    ]);
    expect(badRows[0]?.first).toEqual([
      { line: 5, kind: 'non-positive hours', detail: 'hours is "0"' },
      { line: 6, kind: 'non-positive hours', detail: 'hours is "-1"' },
      { line: 7, kind: 'non-positive hours', detail: 'hours is "-2"' },
    ]);
    expect(badRows[1]?.first[0]).toMatchObject({ line: 4, detail: 'urgency is "soon".' });
    expect(total).toBe(9);
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('wants one path for each file of the recipe', async () => {
    await expect(loadExamples(hours, ['a.csv', 'b.csv'])).rejects.toMatchObject({
      code: 'config/invalid',
      message: 'Recipe hours reads 1 file, and got 2.',
      hint: 'Pass, in this order: hours.csv.',
    });
  });
});
