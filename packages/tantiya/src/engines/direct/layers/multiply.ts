import { unfoldable } from '../unfoldable.ts';
import { product } from '../vector.ts';
import type { LayerFold } from './layer-fold.ts';

export const foldMultiply: LayerFold = ({ name, inputs }) =>
  inputs.reduce((source, factor) => {
    if (source.width === factor.width) return product(source, factor);
    throw unfoldable(name, `inputs of ${source.width} and ${factor.width} numbers`);
  });
