import { splitExamples } from '@tantiya/trainer';
import { describe, expect, it } from 'vitest';
import { foldCount, foldTable, newestTable } from './folds.ts';

const titles = Array.from({ length: 400 }, (_, at) => `Job ${at % 200}${at < 200 ? '' : '!'}`);
const examples = titles.map((title, row) => ({
  place: { text: `line ${row}` },
  row,
  id: String(row),
  input: { title },
  target: [1],
  group: title,
}));
const splits = Promise.all(
  Array.from({ length: foldCount }, (_, fold) =>
    splitExamples(examples, { kind: 'file', table: foldTable(examples, fold) }),
  ),
);

describe('five folds', () => {
  it('test every row once', async () => {
    const tested = (await splits).flatMap(({ test }) => test.map(({ row }) => row));
    expect(tested.toSorted((a, b) => a - b)).toEqual(examples.map(({ row }) => row));
  });

  it('never have a title on both sides, however it is written', async () => {
    for (const { train, validation, test } of await splits) {
      const plain = ({ group = '' }: (typeof test)[number]) => group.replace('!', '');
      const tested = new Set(test.map(plain));
      expect([...train, ...validation].filter((example) => tested.has(plain(example)))).toEqual([]);
      expect(validation.length).toBeGreaterThan(20);
    }
  });
});

it('a split by time tests the newest fifth, and chooses on what came before', async () => {
  const dated = examples.map((example, row) => ({ ...example, createdAt: (row * 7) % 400 }));
  const split = await splitExamples(dated, { kind: 'file', table: newestTable(dated) });
  const times = (part: readonly { readonly createdAt?: number }[]) =>
    part.map(({ createdAt = Number.NaN }) => createdAt);
  expect([split.train.length, split.validation.length, split.test.length]).toEqual([272, 48, 80]);
  expect(Math.max(...times(split.train))).toBeLessThan(Math.min(...times(split.validation)));
  expect(Math.max(...times(split.validation))).toBeLessThan(Math.min(...times(split.test)));
});
