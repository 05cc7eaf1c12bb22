import { BackendWasm, init, setWasmPaths } from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm.js';
import type { Engine } from '../../../engine.ts';
import * as kernels from '../kernels/wasm.ts';
import { createTfjsEngine } from '../tfjs-engine.ts';

/** Where the app serves the three `.wasm` files of `@tensorflow/tfjs-backend-wasm`: their folder, or a URL by file name. */
export type WasmPaths = string | Readonly<Record<string, string>>;

/** An instance of the WebAssembly module of our own. @throws Error when the module cannot be fetched or run */
export async function openWasmEngine(paths: WasmPaths): Promise<Engine> {
  setWasmPaths(paths);
  const { wasm } = await init();
  const backend = new BackendWasm(wasm);
  return createTfjsEngine('wasm', {
    backend,
    kernels: Object.values(kernels),
    release: () => backend.dispose(),
  });
}
