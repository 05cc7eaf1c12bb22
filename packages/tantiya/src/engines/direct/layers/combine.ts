import { unfoldable } from '../layer-error.ts';
import { product, sum, type Vector } from '../vector.ts';
import type { LayerFold } from './layer-fold.ts';

export const foldMultiply = folding(product);
export const foldAdd = folding(sum);

function folding(combine: (of: Vector, and: Vector) => Vector): LayerFold {
  return ({ name }, inputs) => {
    const [first, ...others] = inputs;
    if (!first || others.some(({ shape }) => String(shape) !== String(first.shape))) {
      throw unfoldable(name, 'inputs of different shapes');
    }
    return {
      shape: first.shape,
      vector: others.reduce((of, { vector }) => combine(of, vector), first.vector),
    };
  };
}
