import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu.js';
import type { Engine } from '../../engine.ts';
import * as kernels from '../kernels/cpu.ts';
import { createTfjsEngine } from '../tfjs-engine.ts';

/** Plain JavaScript: runs everywhere, fastest nowhere. */
export function openCpuEngine(): Engine {
  const backend = new MathBackendCPU();
  return createTfjsEngine('cpu', {
    backend,
    kernels: Object.values(kernels),
    release: () => backend.dispose(),
  });
}
