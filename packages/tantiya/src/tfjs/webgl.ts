import type { EngineProvider } from '../engines/engine.ts';
import { tfjsProvider } from '../engines/tfjs/provider.ts';

/** TensorFlow.js on WebGL 2. Needs `@tensorflow/tfjs-core`, `@tensorflow/tfjs-layers` and `@tensorflow/tfjs-backend-webgl`. */
export function webgl(): EngineProvider {
  return tfjsProvider('webgl', async () => {
    const { openWebglEngine } = await import('../engines/tfjs/backends/webgl.ts');
    return openWebglEngine();
  });
}
