import { corrupt } from '@tantiya/core';
import { unfoldable } from '../unfoldable.ts';
import { type LayerFold, onlyInput } from './layer-fold.ts';

export const foldInput: LayerFold = ({ name, config, shape }) => {
  const { batch_input_shape: batchShape } = config;
  if (!Array.isArray(batchShape)) throw unfoldable(name, 'it does not tell its shape');
  const width = lastOf(name, batchShape.slice(1));
  const given = shape.dense + shape.sparse;
  if (width === given) return { kind: 'input', width: given, shape };
  throw corrupt(name, `its shape is [${batchShape}], and rows have ${given} columns`);
};

export const foldReshape: LayerFold = (layer) => {
  const input = onlyInput(layer);
  const width = lastOf(layer.name, layer.config['target_shape'] as unknown[]);
  if (width === input.width || isOpen(width)) return input;
  throw corrupt(layer.name, `it makes ${width} numbers of ${input.width}`);
};

/** Length of the last axis. Every other must have length 1, or be open, which here means 1. */
function lastOf(layer: string, shape: readonly unknown[]): unknown {
  if (shape.slice(0, -1).every((length) => length === 1 || isOpen(length))) return shape.at(-1);
  throw unfoldable(layer, `several steps: [${shape}]`);
}

const isOpen = (length: unknown) => length === null || length === -1;
