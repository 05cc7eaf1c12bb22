import { unfoldable } from '../unfoldable.ts';
import { sum } from '../vector.ts';
import type { LayerFold } from './layer-fold.ts';

export const foldAdd: LayerFold = ({ name, inputs }) =>
  inputs.reduce((source, summand) => {
    if (source.width === summand.width) return sum(source, summand);
    throw unfoldable(name, `inputs of ${source.width} and ${summand.width} numbers`);
  });
