import { within } from './within.ts';

/** An adapter is there within ms, or never. */
const adapterMs = 10_000;

/** What a browser says about WebGPU: an adapter to ask a device of, or why there is none. */
export type WebGpuProbe = { readonly adapter: GPUAdapter } | { readonly reason: string };

/**
 * Asks for a GPU adapter, downloading and logging nothing. Never rejects: browsers without WebGPU, insecure
 * pages and machines without a GPU are ordinary answers. An adapter makes one device, so probe again for the next.
 *
 * @param gpu `navigator.gpu` unless given
 */
export async function probeWebGpu(gpu: GPU | undefined = globalThis.navigator?.gpu): Promise<WebGpuProbe> {
  if (!gpu) return { reason: 'this page has no navigator.gpu (an old browser, or a page without HTTPS)' };
  try {
    const adapter = await within(
      gpu.requestAdapter(),
      adapterMs,
      () => new Error(`the browser did not answer within ${adapterMs} ms`),
    );
    return adapter ? { adapter } : { reason: 'the browser offers no GPU adapter' };
  } catch (error) {
    return { reason: `asking for a GPU adapter failed: ${error instanceof Error ? error.message : error}` };
  }
}
