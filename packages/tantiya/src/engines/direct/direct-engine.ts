import { corrupt, isTantiyaError, readTopology, readWeights } from '@tantiya/core';
import type { Engine } from '../engine.ts';
import { createDirectNetwork } from './direct-network.ts';
import { fold } from './fold.ts';

/**
 * Our own arithmetic: a layers model is folded once and then answers on typed arrays, within microseconds and
 * without TensorFlow.js, WebAssembly or a GPU. Models that it cannot fold are refused at loading.
 */
export function createDirectEngine(): Engine {
  return {
    name: 'direct',
    computesOn: 'thread',
    async load(model, inputs) {
      try {
        return createDirectNetwork(fold(readTopology(model.topology), readWeights(model), inputs), inputs);
      } catch (cause) {
        // Folding trusts the file: where the file is damaged, it may throw any error.
        throw isTantiyaError(cause) ? cause : corrupt('The model', String(cause), { cause });
      }
    },
    dispose() {},
  };
}
