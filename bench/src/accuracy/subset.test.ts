import { type Example, findRecipe, loadExamples, splitExamples } from '@tantiya/trainer';
import { expect, it } from 'vitest';
import { subset } from './subset.ts';

const recipe = {
  ...findRecipe('price', 'freelancer'),
  async *read(): AsyncGenerator<Example> {
    for (let row = 0; row < 400; row++) {
      yield { place: { text: `line ${row}` }, row, id: `job ${row}`, input: {}, target: [1, 1, 1] };
    }
  },
};

it('keeps the test rows, and a smaller subset is part of a larger', async () => {
  const source = { recipe, tables: [], splitBy: { kind: 'random', seed: 1 } } as const;
  const idsOf = async (rows: number) => {
    const { recipe, tables, splitBy } = await subset(source, rows);
    const split = await splitExamples((await loadExamples(recipe, tables)).examples, splitBy);
    return [split.train, split.validation, split.test].map((part) => part.map(({ id }) => id));
  };
  const [[small = [], , test], [large = [], , sameTest]] = [await idsOf(100), await idsOf(200)];
  expect(test).toEqual(sameTest);
  expect([small.length < 100, large.length < 200, small.length > 70]).toEqual([true, true, true]);
  expect(small.filter((id) => !large.includes(id))).toEqual([]);
});
