import { probeWebGpu } from '../probe-webgpu.ts';

/** Whether WebGPU runs on a real GPU here; on an emulated one no batch is worth a download. */
export async function hasHardwareGpu(): Promise<boolean> {
  const probe = await probeWebGpu();
  return 'adapter' in probe && probe.adapter.info?.isFallbackAdapter !== true;
}
