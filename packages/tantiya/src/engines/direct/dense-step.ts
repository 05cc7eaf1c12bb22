import type { Dense } from './vector.ts';

/** Numbers computed at once: their sums stay in registers while one input after the other is read. */
const panel = 8;

/** Length of a vector in memory: whole panels, so that no loop needs a remainder. The rest is never read. */
export function paddedLength(width: number): number {
  return Math.ceil(width / panel) * panel;
}

/** Inputs of dense vectors. Those that are zero, as most of an encoded row are, can be left out. */
export interface Terms {
  readonly values: Float64Array;
  /** Of each value, where its weights are within a panel. */
  readonly places: Int32Array;
  /** How many there are. */
  count: number;
}

/** @param values inputs in order, of which the first `count` are read */
export function createTerms(values: Float64Array, count: number): Terms {
  return { values, places: Int32Array.from(values, (_, input) => placeOf(input)), count };
}

/** The bias comes before the first input. */
export function placeOf(input: number): number {
  return (input + 1) * panel;
}

/** Computes a dense vector in `to`, padded. */
export function createDenseStep({ weights, width }: Dense, terms: Terms, to: Float64Array): () => void {
  const panels = panelsOf(weights, width);
  return () => sumTerms(terms, panels, to);
}

/** Takes all it needs as arguments: what a closure holds is fetched again for every number. */
function sumTerms({ values, places, count }: Terms, weights: Float64Array, to: Float64Array): void {
  const stride = (weights.length / to.length) * panel;
  for (let unit = 0, start = 0; unit < to.length; unit += panel, start += stride) {
    let sum0 = weights[start] as number;
    let sum1 = weights[start + 1] as number;
    let sum2 = weights[start + 2] as number;
    let sum3 = weights[start + 3] as number;
    let sum4 = weights[start + 4] as number;
    let sum5 = weights[start + 5] as number;
    let sum6 = weights[start + 6] as number;
    let sum7 = weights[start + 7] as number;
    for (let index = 0; index < count; index++) {
      const value = values[index] as number;
      // The mask changes nothing, but promises the compiler that the sums below cannot overflow: 9 % of the time.
      const place = (start + (places[index] as number)) & 0x3fffffff;
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

/** From shape [rows, width] to [panels, rows, panel], padded with zeros: a panel is read from end to end. */
function panelsOf(weights: Float64Array, width: number): Float64Array {
  const rows = weights.length / width;
  const panels = new Float64Array(rows * paddedLength(width));
  weights.forEach((weight, at) => {
    const unit = at % width;
    const lane = unit % panel;
    panels[(unit - lane) * rows + ((at - unit) / width) * panel + lane] = weight;
  });
  return panels;
}
