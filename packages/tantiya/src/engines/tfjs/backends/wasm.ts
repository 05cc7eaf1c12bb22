import { BackendWasm, init, setWasmPaths } from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm.js';
import { env } from '@tensorflow/tfjs-core';
import type { Engine } from '../../engine.ts';
import * as kernels from '../kernels/wasm.ts';
import { createTfjsEngine } from '../tfjs-engine.ts';

/**
 * Where the app serves the three `.wasm` files of `@tensorflow/tfjs-backend-wasm`: their folder, or a URL by file
 * name.
 */
export type WasmPaths = string | Readonly<Record<string, string>>;

/** Our own instance of the WebAssembly module. @throws Error when the module cannot be fetched or run */
export async function openWasmEngine(paths: WasmPaths): Promise<Engine> {
  setWasmPaths(paths);
  const { wasm } = await withoutThreads(init);
  const backend = new BackendWasm(wasm);
  return createTfjsEngine('wasm', {
    backend,
    kernels: Object.values(kernels),
    release: () => backend.dispose(),
  });
}

/**
 * Runs `start` with the threads of TensorFlow.js switched off. The flag belongs to the page, and is put back once
 * `start` has returned: tfjs reads it before its first await. Its workers are made from the text of a function, which
 * a minifier breaks, so that on a cross-origin isolated page, the only kind that may have threads, loading would
 * never end.
 */
function withoutThreads<Result>(start: () => Result): Result {
  const flags = env().getFlags();
  const threads = 'WASM_HAS_MULTITHREAD_SUPPORT';
  const host = flags[threads];
  flags[threads] = false;
  try {
    return start();
  } finally {
    if (host === undefined) delete flags[threads];
    else flags[threads] = host;
  }
}
