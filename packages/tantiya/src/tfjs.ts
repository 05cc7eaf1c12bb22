import { hasHardwareGpu } from './engines/auto/hardware-gpu.ts';
import type { EngineProvider } from './engines/engine.ts';
import { probeWebGpu } from './engines/probe-webgpu.ts';
import type { WasmPaths } from './engines/tfjs/backends/wasm.ts';
import { tfjsProvider } from './engines/tfjs/provider.ts';

export type { EngineProvider, WasmPaths };

/**
 * TensorFlow.js on WebGPU. Beside the direct engine it takes over large batches where that was measured to be faster.
 *
 * Needs `@tensorflow/tfjs-core`, `@tensorflow/tfjs-layers` and `@tensorflow/tfjs-backend-webgpu`.
 *
 * @param options.gpu asked for the GPU instead of `navigator.gpu`
 */
export function webgpu(options: { readonly gpu?: GPU | undefined } = {}): EngineProvider {
  const open = async () => {
    const probe = await probeWebGpu(options.gpu);
    if ('reason' in probe) throw new Error(probe.reason);
    const { openWebgpuEngine } = await import('./engines/tfjs/backends/webgpu.ts');
    return openWebgpuEngine(probe.adapter);
  };
  return tfjsProvider('webgpu', open, { suitsBatches: hasHardwareGpu });
}

/** TensorFlow.js on WebGL 2. Needs `@tensorflow/tfjs-core`, `@tensorflow/tfjs-layers` and `@tensorflow/tfjs-backend-webgl`. */
export function webgl(): EngineProvider {
  return tfjsProvider('webgl', async () => {
    const { openWebglEngine } = await import('./engines/tfjs/backends/webgl.ts');
    return openWebglEngine();
  });
}

/**
 * TensorFlow.js on WebAssembly. Needs `@tensorflow/tfjs-core`, `@tensorflow/tfjs-layers` and
 * `@tensorflow/tfjs-backend-wasm`.
 *
 * @param options.paths where the app serves the `.wasm` files of `@tensorflow/tfjs-backend-wasm`
 */
export function wasm(options: { readonly paths: WasmPaths }): EngineProvider {
  return tfjsProvider('wasm', async () => {
    const { openWasmEngine } = await import('./engines/tfjs/backends/wasm.ts');
    return openWasmEngine(options.paths);
  });
}

/** TensorFlow.js in plain JavaScript. Needs `@tensorflow/tfjs-core`, `@tensorflow/tfjs-layers` and `@tensorflow/tfjs-backend-cpu`. */
export function cpu(): EngineProvider {
  return tfjsProvider('cpu', async () => {
    const { openCpuEngine } = await import('./engines/tfjs/backends/cpu.ts');
    return openCpuEngine();
  });
}
