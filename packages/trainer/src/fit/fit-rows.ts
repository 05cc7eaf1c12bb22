import type { RowShape, Rows } from '@tantiya/core';

/** Encoded inputs and their columns. */
export interface EncodedRows {
  readonly inputs: Rows;
  readonly shape: RowShape;
}

/** Rows to learn from or to validate on. */
export interface FitRows extends EncodedRows {
  /** Shape [inputs.count, outputs], row-major, in the network's own scale. */
  readonly targets: Float32Array;
}

/** How many columns a network of these rows reads. */
export function inputWidth({ dense, sparse }: RowShape): number {
  return dense + sparse;
}

/**
 * Writes the rows named by `order` out in full: no more of them at a time than fit in memory.
 *
 * @returns shape [order.length, inputWidth(shape)], row-major
 */
export function gatherInputs(
  { inputs: { dense, sparse }, shape }: EncodedRows,
  order: Iterable<number>,
): Float32Array {
  const rows = [...order];
  const width = inputWidth(shape);
  const gathered = new Float32Array(rows.length * width);
  rows.forEach((row, position) => {
    const start = position * width;
    gathered.set(dense.subarray(row * shape.dense, (row + 1) * shape.dense), start);
    if (!sparse) return;
    const end = sparse.starts[row + 1] ?? 0;
    for (let entry = sparse.starts[row] ?? 0; entry < end; entry++) {
      gathered[start + shape.dense + (sparse.columns[entry] ?? 0)] = sparse.values[entry] ?? 0;
    }
  });
  return gathered;
}

/** Copies the rows named by `order` out of a row-major matrix; shape [order.length, width]. */
export function gatherRows(matrix: Float32Array, width: number, order: Uint32Array): Float32Array {
  const gathered = new Float32Array(order.length * width);
  order.forEach((row, position) => {
    gathered.set(matrix.subarray(row * width, (row + 1) * width), position * width);
  });
  return gathered;
}
