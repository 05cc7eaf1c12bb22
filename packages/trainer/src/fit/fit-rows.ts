/** Rows to learn from or to validate on. */
export interface FitRows {
  /** Shape [rows, inputs], row-major. */
  readonly inputs: Float32Array;
  /** Shape [rows, outputs], row-major, in the network's own scale. */
  readonly targets: Float32Array;
  readonly rows: number;
}

/** Copies the rows named by `order` out of a row-major matrix; shape [order.length, width]. */
export function gatherRows(matrix: Float32Array, width: number, order: Uint32Array): Float32Array {
  const gathered = new Float32Array(order.length * width);
  order.forEach((row, position) => {
    gathered.set(matrix.subarray(row * width, (row + 1) * width), position * width);
  });
  return gathered;
}
