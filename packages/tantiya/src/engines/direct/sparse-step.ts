import type { SparseBlock } from '@tantiya/core';

/** The entries of one row in a sparse block. */
export interface SparseRow {
  block: SparseBlock | undefined;
  start: number;
  end: number;
}

/**
 * Adds the sparse columns' share to a vector. Costs as much as the row has entries, whatever the number of columns: a
 * text of 500 characters sets about 100 of 8,000.
 *
 * @param kernel shape [sparse columns, width], row-major
 * @param to at least `width` numbers
 */
export function addSparse(
  { block, start, end }: SparseRow,
  kernel: Float32Array,
  width: number,
  to: Float64Array,
): void {
  if (!block) return;
  const { columns, values } = block;
  for (let entry = start; entry < end; entry++) {
    const value = values[entry] as number;
    const row = Math.imul(columns[entry] as number, width);
    for (let unit = 0; unit < width; unit++) {
      to[unit] = (to[unit] as number) + value * (kernel[row + unit] as number);
    }
  }
}
