import type { EngineProvider } from '../src/engines/engine.ts';
import type { TfjsBackendName } from '../src/engines/tfjs/provider.ts';
import { cpu } from '../src/tfjs/cpu.ts';
import { wasm } from '../src/tfjs/wasm.ts';
import { webgl } from '../src/tfjs/webgl.ts';
import { webgpu } from '../src/tfjs/webgpu.ts';

/** The engines of TensorFlow.js as an app on this page would give them. */
export const tfjsProviders: Readonly<Record<TfjsBackendName, EngineProvider>> = {
  webgpu: webgpu(),
  webgl: webgl(),
  wasm: wasm({ paths: '/wasm/' }),
  cpu: cpu(),
};
