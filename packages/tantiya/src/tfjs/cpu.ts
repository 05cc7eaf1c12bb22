import type { EngineProvider } from '../engines/engine.ts';
import { importAgain } from '../engines/import-again.ts';
import { tfjsProvider } from '../engines/tfjs/provider.ts';

/** TensorFlow.js in plain JavaScript. Needs `@tensorflow/tfjs-core`, `@tensorflow/tfjs-layers` and `@tensorflow/tfjs-backend-cpu`. */
export function cpu(): EngineProvider {
  const importBackend = importAgain(() => import('../engines/tfjs/backends/cpu.ts'), 'openCpuEngine');
  return tfjsProvider('cpu', async () => {
    const { openCpuEngine } = await importBackend();
    return openCpuEngine();
  });
}
