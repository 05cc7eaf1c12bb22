import { expect } from '@playwright/test';
import { test } from './engine-test.ts';

const backends = [
  { name: 'webgpu', tag: '@webgpu' },
  { name: 'webgl', tag: '@no-webgpu' },
  { name: 'wasm', tag: '@no-webgpu' },
  { name: 'cpu', tag: '@no-webgpu' },
] as const;

for (const { name, tag } of backends) {
  test.describe(`tfjs on ${name}`, { tag }, () => {
    test('answers like stock tfjs', async ({ play, addStockTfjs }) => {
      await addStockTfjs();
      const { distance, ...shapes } = await play('distanceToStock', name);
      expect(distance).toBeLessThan(1e-4);
      expect(shapes).toEqual({ inputs: { dense: 6, sparse: 0 }, outputWidth: 3 });
    });

    test("leaves a page's own tfjs as it was", async ({ play, addStockTfjs, complaints }) => {
      await addStockTfjs();
      const { before, during, leaked, after } = await play('visitStockPage', name);
      const { tensors: _, ...seen } = before;
      expect(during).toEqual(seen);
      expect(after).toEqual(before);
      expect(leaked).toBe(0);
      // tfjs says so to every page that loads a second copy of it, with the same effect as the first.
      expect(complaints).toEqual([
        'Platform browser has already been set. Overwriting the platform with browser.',
      ]);
    });

    test('shares a page with a tfjs on the same kind of backend', async ({ play, complaints }) => {
      const { before, during, answers, after } = await play('visitSharedPage', name);
      expect(during).toEqual([2, 4, 6]);
      expect(answers).toEqual([6, 7]);
      expect(after).toEqual(before);
      expect(complaints).toEqual([]);
    });

    test('chooses no backend for a page that has not chosen one', async ({ play, complaints }) => {
      const { before, answers, after } = await play('visitUndecidedPage', name);
      expect(answers).toEqual([6, 7]);
      expect(after).toEqual(before);
      expect(complaints).toEqual([]);
    });
  });
}

for (const { name, tag } of [backends[0], backends[1]]) {
  test(`a lost ${name} device is reported to the run it interrupts and to later ones`, { tag }, async ({
    play,
    complaints,
  }) => {
    const outcome = await play('loseDevice', name);
    expect(outcome).toMatchObject({
      duringRun: 'engine/device-lost',
      afterwards: 'engine/device-lost',
      onLoad: 'engine/device-lost',
      tensors: 0,
      answersAgain: [6, 7],
    });
    expect(outcome.waitedMs).toBeLessThan(1_000);
    expect(complaints).toEqual([]);
  });
}

test('a run notices the loss of a device that the browser has not reported yet', { tag: '@webgpu' }, async ({
  play,
  complaints,
}) => {
  expect(await play('loseDeviceBeforeRun')).toBe('engine/device-lost');
  expect(complaints).toEqual([]);
});

test('without a GPU adapter, WebGPU is unavailable at no cost', { tag: '@no-webgpu' }, async ({
  play,
  complaints,
}) => {
  const { code, message, requests } = await play('openFailing', 'webgpu');
  expect(code).toBe('engine/unavailable');
  expect(message).toBe('No webgpu engine: the browser offers no GPU adapter');
  expect(requests).toBe(0);
  // Chromium says this much itself; whoever asks for an adapter cannot help it.
  expect(complaints.filter((text) => text !== 'No available adapters.')).toEqual([]);
});

test.describe('on a cross-origin isolated page that requires Trusted Types', () => {
  test.beforeEach(async ({ page }) => {
    await page.route('**/*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        headers: {
          ...response.headers(),
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-embedder-policy': 'require-corp',
          'content-security-policy': "require-trusted-types-for 'script'",
        },
      });
    });
  });

  for (const { name, tag } of backends) {
    test(`${name} answers, without threads`, { tag }, async ({ page, play, complaints }) => {
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      expect(await play('answerOnce', name)).toEqual([6, 7]);
      expect(complaints).toEqual([]);
    });
  }
});

test('wasm is unavailable where its files are not', { tag: '@no-webgpu' }, async ({ play }) => {
  expect(await play('openFailing', 'wasm')).toMatchObject({ code: 'engine/unavailable' });
});
