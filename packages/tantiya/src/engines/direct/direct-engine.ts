import type { Engine } from '../../engine.ts';
import { decodeWeights } from './decode-weights.ts';
import { createDirectNetwork } from './direct-network.ts';
import { fold } from './fold.ts';
import { readTopology } from './topology.ts';

/**
 * Our own arithmetic: a layers model is folded once and then answers on typed arrays, within microseconds and
 * without TensorFlow.js, WebAssembly or a GPU. Other models than it can fold are refused at loading.
 */
export function createDirectEngine(): Engine {
  return {
    name: 'direct',
    load: async (model) => createDirectNetwork(fold(readTopology(model.topology), decodeWeights(model))),
    dispose() {},
  };
}
