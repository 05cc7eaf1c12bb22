import { isTantiyaError } from '@tantiya/core';
import type { Engine } from '../../engine.ts';
import { decodeWeights } from './decode-weights.ts';
import { createDirectNetwork } from './direct-network.ts';
import { fold } from './fold.ts';
import { corrupt } from './layer-error.ts';
import { readTopology } from './topology.ts';

/**
 * Our own arithmetic: a layers model is folded once and then answers on typed arrays, within microseconds and
 * without TensorFlow.js, WebAssembly or a GPU. Models that it cannot fold are refused at loading.
 */
export function createDirectEngine(): Engine {
  return {
    name: 'direct',
    async load(model) {
      try {
        return createDirectNetwork(fold(readTopology(model.topology), decodeWeights(model)));
      } catch (cause) {
        // Files come from outside and are read as if they were whole: what fails then is not.
        throw isTantiyaError(cause) ? cause : corrupt('The model', String(cause), { cause });
      }
    },
    dispose() {},
  };
}
