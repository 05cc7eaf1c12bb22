import type { EngineProvider } from '../engines/engine.ts';
import { tfjsProvider } from '../engines/tfjs/provider.ts';

/** TensorFlow.js in plain JavaScript. Needs `@tensorflow/tfjs-core`, `@tensorflow/tfjs-layers` and `@tensorflow/tfjs-backend-cpu`. */
export function cpu(): EngineProvider {
  return tfjsProvider('cpu', async () => {
    const { openCpuEngine } = await import('../engines/tfjs/backends/cpu.ts');
    return openCpuEngine();
  });
}
