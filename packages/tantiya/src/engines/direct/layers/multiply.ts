import { unfoldable } from '../layer-error.ts';
import { product } from '../vector.ts';
import type { LayerFold } from './layer-fold.ts';

export const foldMultiply: LayerFold = ({ name, inputs }) =>
  inputs.reduce((of, by) => {
    if (of.width === by.width) return product(of, by);
    throw unfoldable(name, `inputs of ${of.width} and ${by.width} numbers`);
  });
