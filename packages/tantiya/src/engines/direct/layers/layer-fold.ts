import type { LayerConfig, RowShape } from '@tantiya/core';
import { unfoldable } from '../unfoldable.ts';
import type { Vector } from '../vector.ts';
import type { WeightSource } from '../weight-source.ts';

/** A layer with what it reads and its weights. */
export interface FoldableLayer {
  readonly name: string;
  /** Keras's own, with its snake_case names; unchecked. */
  readonly config: LayerConfig;
  readonly inputs: readonly Vector[];
  readonly weight: WeightSource;
  /** Of the rows that the model is given. */
  readonly shape: RowShape;
}

/**
 * Turns one layer into arithmetic on vectors, leaving out what cannot reach the answer. Every axis but the last has
 * length 1, so each tensor is one vector.
 *
 * @throws TantiyaError `engine/unavailable` when the layer cannot be folded, `model/corrupt` when its configuration,
 * its inputs and its weights contradict each other; both name the layer
 */
export type LayerFold = (layer: FoldableLayer) => Vector;

/** The one input of a layer. It is also the whole fold of a layer that only matters in training, such as Dropout. */
export const onlyInput: LayerFold = ({ name, inputs }) => {
  const [input, ...others] = inputs;
  if (input && others.length === 0) return input;
  throw unfoldable(name, `it has ${inputs.length} inputs`);
};
