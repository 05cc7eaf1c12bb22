import { TantiyaError } from '@tantiya/core';
import type { Engine, EngineName } from '../../engine.ts';
import type { WasmPaths } from './backends/wasm.ts';
import { probeWebGpu } from './probe-webgpu.ts';

export type TfjsBackendName = Exclude<EngineName, 'direct'>;

export interface TfjsOptions {
  /** Where the app serves the `.wasm` files of `@tensorflow/tfjs-backend-wasm`; without it there is no `wasm` engine. */
  readonly wasmPaths?: WasmPaths | undefined;
  /** Asked for the GPU instead of `navigator.gpu`. */
  readonly gpu?: GPU | undefined;
}

/**
 * Opens TensorFlow.js on one backend, downloading what that backend needs, and nothing when it is clear beforehand
 * that it cannot run. May be called again, also after a lost device: every engine has a backend of its own.
 *
 * @throws TantiyaError `engine/unavailable` with the reason
 */
export async function openTfjsEngine(name: TfjsBackendName, options: TfjsOptions = {}): Promise<Engine> {
  try {
    return await open(name, options);
  } catch (error) {
    throw new TantiyaError('engine/unavailable', `No ${name} engine: ${reasonOf(error)}`, hints[name], {
      cause: error,
    });
  }
}

async function open(name: TfjsBackendName, { gpu, wasmPaths }: TfjsOptions): Promise<Engine> {
  switch (name) {
    case 'webgpu': {
      const probe = await probeWebGpu(gpu);
      if ('reason' in probe) throw new Error(probe.reason);
      const { openWebgpuEngine } = await import('./backends/webgpu.ts');
      return openWebgpuEngine(probe.adapter);
    }
    case 'webgl': {
      const { openWebglEngine } = await import('./backends/webgl.ts');
      return openWebglEngine();
    }
    case 'wasm': {
      if (wasmPaths === undefined) throw new Error('the app does not say where the .wasm files are');
      const { openWasmEngine } = await import('./backends/wasm.ts');
      return openWasmEngine(wasmPaths);
    }
    case 'cpu': {
      const { openCpuEngine } = await import('./backends/cpu.ts');
      return openCpuEngine();
    }
    default:
      return name satisfies never;
  }
}

const hints: Readonly<Record<TfjsBackendName, string>> = {
  webgpu: 'Use another engine; WebGPU needs a recent browser, a secure page (HTTPS) and a GPU.',
  webgl: 'Use another engine; WebGL needs a GPU.',
  wasm: 'Serve the .wasm files of @tensorflow/tfjs-backend-wasm, name their folder, and allow wasm-unsafe-eval in the CSP.',
  cpu: 'Check that the JavaScript of the page is served completely.',
};

/** The wasm backend rejects with plain objects. */
function reasonOf(error: unknown): string {
  const { message } = Object(error) as { readonly message?: unknown };
  return typeof message === 'string' ? message : String(error);
}
