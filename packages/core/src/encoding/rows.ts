/** Columns of one row: `dense` ones, and behind them `sparse` ones, most of which are zero. */
export interface RowShape {
  readonly dense: number;
  readonly sparse: number;
}

/**
 * The sparse columns of rows, row by row (CSR): row r has the entries from `starts[r]` up to, but not including,
 * `starts[r + 1]`. A row has each column at most once, in any order.
 */
export interface SparseBlock {
  /** Length: rows + 1. */
  readonly starts: Uint32Array;
  /** Counted from the first sparse column. */
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

/** Encoded inputs: what every network reads. */
export interface Rows {
  readonly count: number;
  /** Shape [count, dense columns], row-major. */
  readonly dense: Float32Array;
  readonly sparse?: SparseBlock;
}

/** Rows of dense columns alone, without copying them. */
export function denseRows(count: number, dense: Float32Array): Rows {
  return { count, dense };
}

/**
 * Writes rows out in full, for engines that know nothing of sparse columns.
 *
 * @returns shape [rows.count, shape.dense + shape.sparse], row-major; without sparse columns not a copy but
 * `rows.dense` itself
 */
export function densify({ count, dense, sparse }: Rows, shape: RowShape): Float32Array {
  if (!sparse) return dense;
  const width = shape.dense + shape.sparse;
  const full = new Float32Array(count * width);
  for (let row = 0; row < count; row++) {
    const start = row * width;
    full.set(dense.subarray(row * shape.dense, (row + 1) * shape.dense), start);
    const end = sparse.starts[row + 1] as number;
    for (let entry = sparse.starts[row] as number; entry < end; entry++) {
      full[start + shape.dense + (sparse.columns[entry] as number)] = sparse.values[entry] as number;
    }
  }
  return full;
}

/** One column that is not zero: its number, where sparse columns follow the dense ones, and its value. */
export type Entry = readonly [column: number, value: number];

/** The entries of one row, dense columns first. */
export function entriesOf({ dense, sparse }: Rows, row: number, shape: RowShape): readonly Entry[] {
  const entries: Entry[] = [];
  for (let column = 0; column < shape.dense; column++) {
    const value = dense[row * shape.dense + column] as number;
    if (value !== 0) entries.push([column, value]);
  }
  if (sparse) {
    const end = sparse.starts[row + 1] as number;
    for (let entry = sparse.starts[row] as number; entry < end; entry++) {
      entries.push([shape.dense + (sparse.columns[entry] as number), sparse.values[entry] as number]);
    }
  }
  return entries;
}
