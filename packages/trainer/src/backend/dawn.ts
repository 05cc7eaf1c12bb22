import { TantiyaError } from '@tantiya/core';
import { type ImportPeer, importOptionalPeer } from './optional-peer.ts';

/** The part that we use of the npm package `webgpu`: Dawn, the WebGPU of Chromium, for Node. */
interface Dawn {
  readonly globals: object;
  create(flags: readonly string[]): Gpu;
}

interface Gpu {
  requestAdapter(): Promise<{ readonly info: AdapterInfo } | null>;
}

interface AdapterInfo {
  readonly description: string;
  /** Whether the adapter computes on the CPU. */
  readonly isFallbackAdapter: boolean;
}

const packageName = 'webgpu';

/**
 * Gives Node a `navigator.gpu`, where TensorFlow.js looks for it, once an adapter is known to exist:
 * its WebGPU backend would dereference a missing one.
 *
 * @param options.allowSoftware whether an adapter that computes on the CPU will do; it is far slower than wasm
 * @throws TantiyaError `engine/unavailable`
 */
export async function openDawn(
  importPeer: ImportPeer,
  options: { readonly allowSoftware: boolean },
): Promise<void> {
  const { create, globals } = (await importOptionalPeer(packageName, importPeer)) as Dawn;
  const gpu = create([]);
  const adapter = await gpu.requestAdapter();
  if (adapter === null) {
    throw new TantiyaError(
      'engine/unavailable',
      'The webgpu package finds no GPU adapter.',
      'Install the driver of the GPU (on Linux also libvulkan1), or train with --engine wasm.',
    );
  }
  if (adapter.info.isFallbackAdapter && !options.allowSoftware) {
    throw new TantiyaError(
      'engine/unavailable',
      `The only WebGPU adapter, ${adapter.info.description}, computes on the CPU.`,
      'Train with --engine wasm, which is faster there; --engine webgpu insists.',
    );
  }
  Object.assign(globalThis, globals);
  Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true });
}
