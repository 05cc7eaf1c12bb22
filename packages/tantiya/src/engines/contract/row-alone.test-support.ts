import type { RowShape, Rows } from '@tantiya/core';

/** One row of many, as the only one. */
export function rowAlone({ dense, sparse }: Rows, row: number, shape: RowShape): Rows {
  const alone = { count: 1, dense: dense.subarray(row * shape.dense, (row + 1) * shape.dense) };
  if (!sparse) return alone;
  const [start = 0, end = 0] = sparse.starts.subarray(row, row + 2);
  return {
    ...alone,
    sparse: {
      starts: Uint32Array.of(0, end - start),
      columns: sparse.columns.subarray(start, end),
      values: sparse.values.subarray(start, end),
    },
  };
}
