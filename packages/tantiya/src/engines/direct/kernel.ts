/**
 * Computes `rows` rows of `to` from the same rows of `from` and, for two sources, of `and`. Every buffer holds
 * its rows {@link strideOf} their width apart.
 */
export type Kernel = (from: Float64Array, to: Float64Array, rows: number, and: Float64Array) => void;

/** Numbers that the dense kernel computes at once: their sums stay in registers while it reads the inputs. */
export const panel = 8;

/** Length of a row in a buffer: whole panels, so that no kernel needs a remainder. The rest is never read. */
export function strideOf(width: number): number {
  return Math.ceil(width / panel) * panel;
}
