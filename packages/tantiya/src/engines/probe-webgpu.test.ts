import { describe, expect, it } from 'vitest';
import { probeWebGpu } from './probe-webgpu.ts';

const gpuThat = (requestAdapter: () => Promise<GPUAdapter | null>) => ({ requestAdapter }) as unknown as GPU;

describe('probing for WebGPU', () => {
  it('gives the adapter', async () => {
    const adapter = {} as GPUAdapter;
    expect(await probeWebGpu(gpuThat(async () => adapter))).toEqual({ adapter });
  });

  it.each([
    ['without navigator.gpu', undefined, /navigator\.gpu/],
    ['without an adapter', gpuThat(async () => null), /no GPU adapter/],
    ['when asking fails', gpuThat(() => Promise.reject(new Error('blocklisted'))), /blocklisted/],
    [
      'when asking throws',
      gpuThat(() => {
        throw new Error('not allowed here');
      }),
      /not allowed here/,
    ],
  ])('says why there is none %s', async (_, gpu, reason) => {
    expect(await probeWebGpu(gpu)).toEqual({ reason: expect.stringMatching(reason) });
  });
});
