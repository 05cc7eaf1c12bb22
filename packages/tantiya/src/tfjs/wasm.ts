import type { EngineProvider } from '../engines/engine.ts';
import { importAgain } from '../engines/import-again.ts';
import type { WasmPaths } from '../engines/tfjs/backends/wasm.ts';
import { tfjsProvider } from '../engines/tfjs/provider.ts';

export type { WasmPaths };

/**
 * TensorFlow.js on WebAssembly. Needs `@tensorflow/tfjs-core`, `@tensorflow/tfjs-layers` and
 * `@tensorflow/tfjs-backend-wasm`.
 *
 * @param options.paths where the app serves the `.wasm` files of `@tensorflow/tfjs-backend-wasm`
 */
export function wasm(options: { readonly paths: WasmPaths }): EngineProvider {
  const importBackend = importAgain(() => import('../engines/tfjs/backends/wasm.ts'), 'openWasmEngine');
  return tfjsProvider('wasm', async () => {
    const { openWasmEngine } = await importBackend();
    return openWasmEngine(options.paths);
  });
}
