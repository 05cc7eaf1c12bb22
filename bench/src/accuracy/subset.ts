import { createHash } from 'node:crypto';
import { type Example, loadExamples, type Source, splitExamples } from '@tantiya/trainer';
import { splitTable } from './folds.ts';

/** The same test rows, and of the others only so many; the larger of two subsets has all of the smaller. */
export async function subset({ recipe, tables, splitBy }: Source, rows: number): Promise<Source> {
  const { examples } = await loadExamples(recipe, tables);
  const { train, validation, test } = await splitExamples(examples, splitBy);
  const share = rows / (train.length + validation.length);
  const some = (part: readonly Example[]) =>
    part.toSorted((a, b) => draw(a) - draw(b)).slice(0, Math.round(part.length * share));
  const parts = new Map([
    ...some(train).map((example) => [example, 'train'] as const),
    ...some(validation).map((example) => [example, 'validation'] as const),
    ...test.map((example) => [example, 'test'] as const),
  ]);
  const kept = examples.filter((example) => parts.has(example));
  return {
    recipe: {
      ...recipe,
      async *read() {
        yield* kept;
      },
    },
    tables,
    splitBy: { kind: 'file', table: splitTable(kept, (example) => parts.get(example) ?? 'test') },
  };
}

/** From 0 up to 2^32, the same for the same row. */
function draw({ id, row }: Example): number {
  return createHash('sha256').update(`${row} ${id}`).digest().readUInt32BE();
}
