import { createCrossoverPolicy } from '../engines/auto/crossover-policy.ts';
import type { EngineProvider } from '../engines/engine.ts';
import { importAgain } from '../engines/import-again.ts';
import { probeWebGpu } from '../engines/probe-webgpu.ts';
import { tfjsProvider } from '../engines/tfjs/provider.ts';

/**
 * TensorFlow.js on WebGPU. Beside the direct engine it takes over large batches where that was measured to be faster.
 *
 * Needs `@tensorflow/tfjs-core`, `@tensorflow/tfjs-layers` and `@tensorflow/tfjs-backend-webgpu`.
 *
 * @param options.gpu asked for the GPU instead of `navigator.gpu`
 */
export function webgpu(options: { readonly gpu?: GPU | undefined } = {}): EngineProvider {
  const importBackend = importAgain(() => import('../engines/tfjs/backends/webgpu.ts'), 'openWebgpuEngine');
  const open = async () => {
    const probe = await probeWebGpu(options.gpu);
    if ('reason' in probe) throw new Error(probe.reason);
    const { openWebgpuEngine } = await importBackend();
    return openWebgpuEngine(probe.adapter);
  };
  return tfjsProvider('webgpu', open, { batchPolicy: createCrossoverPolicy });
}
