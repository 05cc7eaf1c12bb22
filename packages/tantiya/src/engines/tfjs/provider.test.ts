import { describe, expect, it } from 'vitest';
import { openTfjsEngine } from './open-tfjs-engine.ts';

describe('opening a tfjs engine', () => {
  it('is refused without an adapter, with the reason', async () => {
    const gpu = { requestAdapter: async () => null } as unknown as GPU;
    await expect(openTfjsEngine('webgpu', { gpu })).rejects.toMatchObject({
      code: 'engine/unavailable',
      message: 'No webgpu engine: the browser offers no GPU adapter',
    });
  });

  it('is refused for wasm until the app says where the files are', async () => {
    await expect(openTfjsEngine('wasm')).rejects.toMatchObject({
      code: 'engine/unavailable',
      hint: expect.stringContaining('.wasm'),
    });
  });
});
