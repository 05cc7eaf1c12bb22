import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Example } from './example.ts';
import { madeExamples } from './made-examples.test-support.ts';
import { newestExamples, type Split, splitExamples } from './split.ts';
import { openCsvTable } from './table/csv-table.ts';
import { temporaryFile } from './temporary-file.test-support.ts';

const hours = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 50, maxLength: 300 });

const rowsOf = (examples: readonly Example[]) => examples.map(({ row }) => row);
const allRows = ({ train, validation, test }: Split) => rowsOf([...train, ...validation, ...test]);

describe('a random split', () => {
  it('gives every example to one part', () =>
    fc.assert(
      fc.asyncProperty(hours, fc.integer(), async (ends, seed) => {
        const examples = madeExamples(ends);
        const split = await splitExamples(examples, { kind: 'random', seed });
        expect(allRows(split).toSorted((a, b) => a - b)).toEqual(rowsOf(examples));
        expect(split.train).toHaveLength(Math.floor((examples.length * 70) / 100));
        expect(split.validation).toHaveLength(Math.floor((examples.length * 15) / 100));
      }),
    ));

  it('is the same for the same seed, and another for another', async () => {
    const examples = madeExamples(Array(200).fill(0));
    const first = await splitExamples(examples, { kind: 'random', seed: 1 });
    expect(await splitExamples(examples, { kind: 'random', seed: 1 })).toEqual(first);
    expect(await splitExamples(examples, { kind: 'random', seed: 2 })).not.toEqual(first);
  });
});

describe('a chronological split', () => {
  it('learns from the past and is tested on what comes after; ties go by row', () =>
    fc.assert(
      fc.asyncProperty(hours, async (ends) => {
        const split = await splitExamples(madeExamples(ends), { kind: 'chronological' });
        const order = [...split.train, ...split.validation, ...split.test].map(
          ({ createdAt = Number.NaN, row }) => [createdAt, row] as const,
        );
        expect(order).toEqual(order.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]));
      }),
    ));

  it('leaves out what was created so shortly before the test rows that only short jobs were finished by then', async () => {
    const hourMs = 3600 * 1000;
    // A job each hour; most take no time, those of two in a hundred take ten hours.
    const examples = madeExamples(Array.from({ length: 200 }, (_, hour) => hour)).map((example, row) => ({
      ...example,
      endedAt: (example.endedAt ?? 0) + (row % 50 === 0 ? 10 * hourMs : 0),
    }));
    const { train, validation, test } = await splitExamples(examples, { kind: 'chronological' });
    expect([validation.at(-1)?.row, test[0]?.row]).toEqual([160, 170]);
    expect([train.at(-1)?.row, validation[0]?.row]).toEqual([131, 132]);
  });

  it('waits for no outcome longer than for the longest that is answered', async () => {
    const examples = madeExamples(Array.from({ length: 200 }, (_, day) => day * 24)).map((example) => ({
      ...example,
      endedAt: (example.endedAt ?? 0) + 1e12,
    }));
    const { validation, test } = await splitExamples(examples, { kind: 'chronological' });
    expect([validation.at(-1)?.row, test[0]?.row]).toEqual([140, 170]);
  });

  it('needs times', async () => {
    const timeless = madeExamples(Array(50).fill(0)).map(({ createdAt: _, ...example }) => example);
    await expect(splitExamples(timeless, { kind: 'chronological' })).rejects.toMatchObject({
      code: 'config/invalid',
      message: expect.stringContaining('at line 2 (job-0)'),
    });
  });
});

describe('a split file', () => {
  const examples = madeExamples(Array(50).fill(0));
  const lines = examples.map(
    ({ row, id }) => `${row},${id},${row < 40 ? 'train' : row < 45 ? 'validation' : 'test'}`,
  );

  const splitBy = async (rows: readonly string[]) =>
    splitExamples(examples, {
      kind: 'file',
      table: openCsvTable(await temporaryFile(`row,projectId,split\n${rows.join('\n')}\n`)),
    });

  it('decides, in any order', async () => {
    const split = await splitBy(lines.toReversed());
    expect([split.train, split.validation, split.test].map((part) => part.length)).toEqual([40, 5, 5]);
    expect(rowsOf(split.test)).toEqual([49, 48, 47, 46, 45]);
  });

  it.each([
    ['names another example', lines.with(3, '3,job-4,train'), 'line 5: row 3 is job-4, in the data job-3'],
    ['names a row that is no example', lines.with(3, '77,job-77,train'), 'line 5: row 77'],
    ['names a row twice', [...lines, '0,job-0,test'], 'line 52: row 0'],
    ['names no known part', lines.with(0, '0,job-0,training'), 'line 2: split is "training"'],
    ['leaves an example out', lines.slice(1), 'does not list row 0 (job-0)'],
  ])('that %s is refused', (_, rows, message) =>
    expect(splitBy(rows)).rejects.toMatchObject({
      code: 'data/bad-row',
      message: expect.stringContaining(message),
    }),
  );
});

it('takes 50 examples to split', async () => {
  await expect(
    splitExamples(madeExamples(Array(49).fill(0)), { kind: 'chronological' }),
  ).rejects.toMatchObject({
    code: 'data/too-few-rows',
    message: 'There are 49 usable rows.',
  });
});

describe('the newest examples', () => {
  const hourMs = 3600 * 1000;
  const hourly = madeExamples(Array.from({ length: 200 }, (_, hour) => hour));

  it('are those that were created last, the last one first', () => {
    expect(rowsOf(newestExamples(hourly, 3))).toEqual([199, 198, 197]);
    expect(newestExamples(hourly, 1_000)).toHaveLength(200);
  });

  it('are not those of which only the short jobs are finished', () => {
    // Most take no time, those of two in a hundred take ten hours.
    const examples = hourly.map((example, row) => ({
      ...example,
      endedAt: (example.endedAt ?? 0) + (row % 50 === 0 ? 10 * hourMs : 0),
    }));
    expect(rowsOf(newestExamples(examples, 2))).toEqual([189, 188]);
  });

  it('need times', () => {
    const timeless = hourly.map(({ createdAt: _, ...example }) => example);
    expect(() => newestExamples(timeless, 3)).toThrow('has no time');
  });
});
