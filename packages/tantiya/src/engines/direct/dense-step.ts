import type { Weights } from './vector.ts';

/** Numbers computed at once: their sums stay in registers while one input after the other is read. */
const panel = 8;

/** Length of a vector in memory: whole panels, so that no loop needs a remainder. The padding is never read. */
export function paddedLength(width: number): number {
  return Math.ceil(width / panel) * panel;
}

/** Inputs of dense vectors. Those that are zero, as most of an encoded row are, can be left out. */
export interface Terms {
  readonly values: Float64Array;
  /** For each value the row of its weights; row 0 is the bias. */
  readonly rows: Int32Array;
  /** How many values are in use. */
  count: number;
}

/**
 * Computes a dense vector in `to`, padded.
 *
 * @param kernel shape [inputs, width], row-major, of the inputs that `terms` has
 */
export function createDenseStep(kernel: Weights, bias: Weights, terms: Terms, to: Float64Array): () => void {
  const width = bias.length;
  const padded = new Float64Array((1 + kernel.length / width) * to.length);
  padded.set(bias);
  for (let from = 0, at = to.length; from < kernel.length; from += width, at += to.length) {
    padded.set(kernel.subarray(from, from + width), at);
  }
  return () => sumTerms(terms, padded, to);
}

/** Takes all it needs as arguments: a variable of a closure would be fetched again for every number. */
function sumTerms({ values, rows, count }: Terms, weights: Float64Array, to: Float64Array): void {
  const stride = to.length;
  for (let unit = 0; unit < stride; unit += panel) {
    let sum0 = weights[unit] as number;
    let sum1 = weights[unit + 1] as number;
    let sum2 = weights[unit + 2] as number;
    let sum3 = weights[unit + 3] as number;
    let sum4 = weights[unit + 4] as number;
    let sum5 = weights[unit + 5] as number;
    let sum6 = weights[unit + 6] as number;
    let sum7 = weights[unit + 7] as number;
    for (let index = 0; index < count; index++) {
      const value = values[index] as number;
      // The mask changes nothing, but promises the compiler that the sums below cannot overflow: 7 % of the time.
      const place = (unit + Math.imul(rows[index] as number, stride)) & 0x3fffffff;
      sum0 += value * (weights[place] as number);
      sum1 += value * (weights[place + 1] as number);
      sum2 += value * (weights[place + 2] as number);
      sum3 += value * (weights[place + 3] as number);
      sum4 += value * (weights[place + 4] as number);
      sum5 += value * (weights[place + 5] as number);
      sum6 += value * (weights[place + 6] as number);
      sum7 += value * (weights[place + 7] as number);
    }
    to[unit] = sum0;
    to[unit + 1] = sum1;
    to[unit + 2] = sum2;
    to[unit + 3] = sum3;
    to[unit + 4] = sum4;
    to[unit + 5] = sum5;
    to[unit + 6] = sum6;
    to[unit + 7] = sum7;
  }
}
