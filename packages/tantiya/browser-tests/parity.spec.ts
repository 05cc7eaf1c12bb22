import { expect } from '@playwright/test';
import { fixedVectors } from '../../core/src/test-support/fixed-inputs.test-support.ts';
import { test } from './engine-test.ts';

const engines = [
  { name: 'direct', tag: '@no-webgpu', networks: 200, tolerance: 1e-5 },
  { name: 'cpu', tag: '@no-webgpu', networks: 12, tolerance: 1e-4 },
  { name: 'wasm', tag: '@no-webgpu', networks: 12, tolerance: 1e-4 },
  { name: 'webgl', tag: '@no-webgpu', networks: 3, tolerance: 1e-3 },
  // Each network compiles shaders of its own, which takes an emulated GPU many seconds.
  { name: 'webgpu', tag: '@webgpu', networks: 2, tolerance: 1e-3 },
] as const;

test('a browser encodes the fixed inputs to the same bits as Node', { tag: '@no-webgpu' }, async ({
  play,
}) => {
  const here = fixedVectors();
  expect(here.price.length).toBe(200);
  expect(await play('fixedVectors')).toEqual(here);
});

for (const { name, tag, networks, tolerance } of engines) {
  for (const columns of ['dense', 'sparse'] as const) {
    test(`${name} keeps the contract of engines on random networks with ${columns} columns`, { tag }, async ({
      play,
    }) => {
      const seeds = Array.from({ length: networks }, (_, index) => index + 1);
      expect(await play('faults', name, columns, seeds, tolerance)).toEqual([]);
    });
  }
}

for (const { name, tag } of engines) {
  if (name === 'direct') continue;
  test(`${name} and direct give every trained model the same answers to the fixed inputs`, { tag }, async ({
    play,
  }) => {
    const distances = await play('distancesToDirect', name);
    expect(Object.keys(distances)).toHaveLength(4);
    for (const [id, distance] of Object.entries(distances)) {
      // Log prices and hours as they are, scores of 0 to 100 as shares of one.
      expect(distance / (id.startsWith('profile-score') ? 100 : 1), id).toBeLessThan(1e-4);
    }
  });
}

test('a batch is complete and right although its GPU device was destroyed', { tag: '@webgpu' }, async ({
  play,
}) => {
  const rows = 600;
  const outcome = await play('batchOverLostDevice', rows);
  expect(outcome.destroyed).toBeGreaterThan(0);
  expect(outcome.devices).toBeGreaterThan(outcome.destroyed); // it was rebuilt
  expect(outcome).toMatchObject({ answers: rows, engines: ['webgpu'] });
  expect(outcome.farthest).toBeLessThan(1e-3);
});
