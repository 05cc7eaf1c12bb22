import type { LayersModel } from '@tantiya/core';

/** One trained array of a network, as TensorFlow.js names it: `layer/kernel`, `layer/bias`. */
export interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  /** Row-major. */
  readonly values: Float32Array;
}

/** The weights of a model that is not quantised, in the order of its bytes; they are copies. */
export function readWeights({ weightSpecs, weights }: LayersModel): Weight[] {
  let offset = 0;
  return weightSpecs.map(({ name, shape }) => {
    const bytes = shape.reduce((product, size) => product * size, 1) * Float32Array.BYTES_PER_ELEMENT;
    const values = new Float32Array(weights.slice(offset, offset + bytes));
    offset += bytes;
    return { name, shape, values };
  });
}

/** A model of these weights, not quantised. */
export function withWeights(topology: unknown, weights: readonly Weight[]): LayersModel {
  const values = new Float32Array(weights.reduce((length, weight) => length + weight.values.length, 0));
  let offset = 0;
  for (const weight of weights) {
    values.set(weight.values, offset);
    offset += weight.values.length;
  }
  const weightSpecs = weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' }));
  return { topology, weightSpecs, weights: values.buffer };
}
