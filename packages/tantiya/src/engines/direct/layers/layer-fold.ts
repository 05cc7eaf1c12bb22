import { unfoldable } from '../layer-error.ts';
import type { Layer } from '../topology.ts';
import type { Vector } from '../vector.ts';
import type { WeightSource } from '../weight-source.ts';

/** A layer with what it reads and its weights. */
export interface FoldableLayer extends Layer {
  readonly inputs: readonly Vector[];
  readonly weight: WeightSource;
}

/**
 * Turns one layer into arithmetic on vectors, leaving out whatever cannot reach the answer. Every axis but the
 * last has length 1, so that a vector is all there is to a tensor.
 *
 * @throws TantiyaError `engine/unavailable` when the layer cannot be folded, `model/corrupt` when its configuration,
 * its inputs and its weights contradict each other; both name the layer
 */
export type LayerFold = (layer: FoldableLayer) => Vector;

/** The input of a layer that has one; all there is to a layer that only matters in training. */
export const onlyInput: LayerFold = ({ name, inputs }) => {
  const [input, ...others] = inputs;
  if (input && others.length === 0) return input;
  throw unfoldable(name, `it has ${inputs.length} inputs`);
};
