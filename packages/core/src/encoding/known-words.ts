import type { RowShape, Rows, SparseBlock } from './rows.ts';

/** The columns of the words that a feature knows. */
export interface WordColumns {
  readonly start: number;
  readonly count: number;
}

export interface WithKnownWords {
  /** The rows, and behind them what some would be with known words. */
  readonly rows: Rows;
  /** For each row, which of those behind stand for it, the last not included; undefined where all was known. */
  readonly variants: readonly (readonly [from: number, to: number] | undefined)[];
}

/** For one row: 30 categories and 20 tags, alone and with each other, are 650. */
const mostVariants = 1_000;

/**
 * Appends what rows with unknown words would be if these were known: with each word of each feature, and where several
 * have unknown ones, with each combination.
 *
 * @param unknown of each row, the columns of the features whose words are unknown: all zero
 */
export function withKnownWords(
  rows: Rows,
  shape: RowShape,
  unknown: readonly (readonly WordColumns[])[],
): WithKnownWords {
  const added: { readonly owner: number; readonly columns: readonly number[] }[] = [];
  const variants = unknown.map((blocks, owner): WithKnownWords['variants'][number] => {
    if (blocks.length === 0) return undefined;
    const from = rows.count + added.length;
    const [, ...chosen] = combinations(blocks).slice(0, 1 + mostVariants); // the first chooses nothing
    for (const columns of chosen) added.push({ owner, columns });
    return [from, rows.count + added.length];
  });
  const count = rows.count + added.length;
  const dense = new Float32Array(count * shape.dense);
  dense.set(rows.dense);
  added.forEach(({ owner, columns }, index) => {
    const start = (rows.count + index) * shape.dense;
    dense.copyWithin(start, owner * shape.dense, (owner + 1) * shape.dense);
    for (const column of columns) dense[start + column] = 1;
  });
  const owners = added.map(({ owner }) => owner);
  return { rows: { count, dense, ...(rows.sparse && { sparse: appended(rows.sparse, owners) }) }, variants };
}

/** None or one column of each block, none of any first. */
function combinations(blocks: readonly WordColumns[]): readonly (readonly number[])[] {
  const chosen: (readonly number[])[] = [[]];
  for (const { start, count } of blocks) {
    const before = [...chosen];
    for (let column = start; column < start + count; column++) {
      for (const columns of before) chosen.push([...columns, column]);
    }
  }
  return chosen;
}

/** The same sparse entries again for each row named. */
function appended({ starts, columns, values }: SparseBlock, owners: readonly number[]): SparseBlock {
  const allStarts = [...starts];
  const allColumns = [...columns];
  const allValues = [...values];
  for (const owner of owners) {
    const [from, to] = [starts[owner], starts[owner + 1]];
    for (const column of columns.subarray(from, to)) allColumns.push(column);
    for (const value of values.subarray(from, to)) allValues.push(value);
    allStarts.push(allColumns.length);
  }
  return {
    starts: Uint32Array.from(allStarts),
    columns: Uint32Array.from(allColumns),
    values: Float32Array.from(allValues),
  };
}
