/** What is left of memory that many share. */
let block = new Float32Array(0);

/**
 * Cuts the memory of a few rows from a block: a typed array of its own takes longer to allocate than its row to
 * encode and to run.
 *
 * @returns `length` zeros that nobody else has; its `buffer` may be larger
 */
export function allocate(length: number): Float32Array {
  if (length > 1024) return new Float32Array(length);
  if (length > block.length) block = new Float32Array(4096);
  const rows = block.subarray(0, length);
  block = block.subarray(length);
  return rows;
}
