import type { Encoder, RowShape, SparseBlock } from '@tantiya/core';

/** Encoded rows, some thousand at a time: what a pass over them reads. */
export interface RowBlocks {
  readonly rows: number;
  /** Columns of a row. */
  readonly width: number;
  readonly blocks: readonly SparseBlock[];
}

const rowsPerBlock = 1024;

/**
 * Encodes inputs for a fit. Takes eight bytes for each number that is not zero, and no more beside it than a block does.
 *
 * @throws TypeError for features with dense columns
 */
export function encodeBlocks<Parsed>(
  { encode, shape }: Pick<Encoder<Parsed>, 'encode' | 'shape'>,
  inputs: readonly Parsed[],
): RowBlocks {
  requireSparse(shape);
  const blocks: SparseBlock[] = [];
  for (let start = 0; start < inputs.length; start += rowsPerBlock) {
    const { sparse } = encode(inputs.slice(start, start + rowsPerBlock));
    if (sparse) blocks.push(sparse);
  }
  return { rows: inputs.length, width: shape.sparse, blocks };
}

function requireSparse({ dense }: RowShape): void {
  if (dense > 0)
    throw new TypeError(`an additive fit reads sparse columns, and there are ${dense} dense ones`);
}

/** What a fit needs to know of the columns. */
export interface ColumnStatistics {
  /** In how many rows each column is not zero. */
  readonly counts: Uint32Array;
  /** Sum of the squares of each column. */
  readonly squares: Float64Array;
}

export function columnStatistics({ width, blocks }: RowBlocks): ColumnStatistics {
  const counts = new Uint32Array(width);
  const squares = new Float64Array(width);
  for (const { columns, values } of blocks) {
    columns.forEach((column, entry) => {
      counts[column] = (counts[column] ?? 0) + 1;
      squares[column] = (squares[column] ?? 0) + (values[entry] ?? 0) ** 2;
    });
  }
  return { counts, squares };
}

/**
 * The same rows with some of their columns only, numbered anew.
 *
 * @param kept ascending
 */
export function restrictColumns({ rows, width, blocks }: RowBlocks, kept: Uint32Array): RowBlocks {
  const renumbered = new Int32Array(width).fill(-1);
  kept.forEach((column, at) => {
    renumbered[column] = at;
  });
  return { rows, width: kept.length, blocks: blocks.map((block) => restrictBlock(block, renumbered)) };
}

function restrictBlock({ starts, columns, values }: SparseBlock, renumbered: Int32Array): SparseBlock {
  const length = columns.reduce((sum, column) => sum + ((renumbered[column] ?? -1) >= 0 ? 1 : 0), 0);
  const kept = {
    starts: new Uint32Array(starts.length),
    columns: new Uint32Array(length),
    values: new Float32Array(length),
  };
  let at = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let entry = starts[row] ?? 0; entry < (starts[row + 1] ?? 0); entry++) {
      const column = renumbered[columns[entry] ?? 0] ?? -1;
      if (column < 0) continue;
      kept.columns[at] = column;
      kept.values[at++] = values[entry] ?? 0;
    }
    kept.starts[row + 1] = at;
  }
  return kept;
}

/** What a linear model says of every row. */
export function predictLinear({ rows, blocks }: RowBlocks, { bias, weights }: LinearModel): Float64Array {
  const predicted = new Float64Array(rows);
  let row = 0;
  for (const block of blocks) {
    for (let own = 0; own + 1 < block.starts.length; own++) {
      predicted[row++] = bias + dot(block, own, weights);
    }
  }
  return predicted;
}

export interface LinearModel {
  readonly bias: number;
  /** By column. */
  readonly weights: Float64Array;
}

/** A row of a block times a weight for each column. */
export function dot({ starts, columns, values }: SparseBlock, row: number, weights: Float64Array): number {
  const end = starts[row + 1] as number;
  let sum = 0;
  for (let entry = starts[row] as number; entry < end; entry++) {
    sum += (values[entry] as number) * (weights[columns[entry] as number] as number);
  }
  return sum;
}
