import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RowBlocks } from './row-blocks.ts';

/** Draws from 0 to 1, the same for the same seed. */
export function createRandom(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
}

/** Rows of few columns, in two blocks, from a matrix. */
export function blocksOf(matrix: readonly (readonly number[])[]): RowBlocks {
  const half = Math.ceil(matrix.length / 2);
  const blocks = [matrix.slice(0, half), matrix.slice(half)].map((rows) => {
    const entries = rows.map((row) =>
      row.flatMap((value, column) => (value === 0 ? [] : [{ column, value }])),
    );
    const all = entries.flat();
    return {
      starts: Uint32Array.from([0, ...entries.map((_, row) => entries.slice(0, row + 1).flat().length)]),
      columns: Uint32Array.from(all, ({ column }) => column),
      values: Float32Array.from(all, ({ value }) => value),
    };
  });
  return { rows: matrix.length, width: matrix[0]?.length ?? 0, blocks };
}
