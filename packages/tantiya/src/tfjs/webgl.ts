import type { EngineProvider } from '../engines/engine.ts';
import { importAgain } from '../engines/import-again.ts';
import { tfjsProvider } from '../engines/tfjs/provider.ts';

/** TensorFlow.js on WebGL 2. Needs `@tensorflow/tfjs-core`, `@tensorflow/tfjs-layers` and `@tensorflow/tfjs-backend-webgl`. */
export function webgl(): EngineProvider {
  const importBackend = importAgain(() => import('../engines/tfjs/backends/webgl.ts'), 'openWebglEngine');
  return tfjsProvider('webgl', async () => {
    const { openWebglEngine } = await importBackend();
    return openWebglEngine();
  });
}
