import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu/dist/backend_webgpu.js';
import type { Engine } from '../../engine.ts';
import * as kernels from '../kernels/webgpu.ts';
import { createTfjsEngine } from '../tfjs-engine.ts';

/** A device of our own: another tfjs on the page keeps its device, and does not notice when ours is lost. */
export async function openWebgpuEngine(adapter: GPUAdapter): Promise<Engine> {
  const device = await adapter.requestDevice({ label: 'tantiya' });
  const backend = new WebGPUBackend(device, adapter.info);
  return createTfjsEngine('webgpu', {
    backend,
    kernels: Object.values(kernels),
    lost: device.lost.then(({ reason, message }) => message || reason),
    release() {
      backend.dispose();
      device.destroy();
    },
  });
}
