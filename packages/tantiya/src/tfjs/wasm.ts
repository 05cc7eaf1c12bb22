import { shown, TantiyaError } from '@tantiya/core/basics';
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
 * @throws TantiyaError `config/invalid`
 */
export function wasm(options: { readonly paths: WasmPaths }): EngineProvider {
  requirePaths(options?.paths);
  const importBackend = importAgain(() => import('../engines/tfjs/backends/wasm.ts'), 'openWasmEngine');
  return tfjsProvider('wasm', async () => {
    const { openWasmEngine } = await importBackend();
    return openWasmEngine(options.paths);
  });
}

function requirePaths(paths: unknown): void {
  const isText = (value: unknown) => typeof value === 'string' && value !== '';
  const byName = typeof paths === 'object' && paths !== null && Object.values(paths);
  if (isText(paths) || (byName && byName.length > 0 && byName.every(isText))) return;
  throw new TantiyaError(
    'config/invalid',
    `paths of wasm() is ${shown(paths)}.`,
    'Pass the folder in which your site serves the .wasm files of @tensorflow/tfjs-backend-wasm, or a URL by file name.',
    { field: 'paths' },
  );
}
