import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import type { TaskId } from '@tantiya/core';
import { createEstimator } from 'tantiya';
import { fileFetch } from 'tantiya/node';
import { fixedVectors } from '../../core/src/test-support/fixed-inputs.test-support.ts';
import { everyBrowser, test } from './every-browser-test.ts';
import { fixedAnswers } from './fixed-answers.ts';
import { fixedRows } from './fixed-rows.ts';

const onCpu = ['@no-webgpu', everyBrowser];

const engines = [
  { name: 'direct', tag: onCpu, networks: 200, tolerance: 1e-5 },
  { name: 'cpu', tag: onCpu, networks: 12, tolerance: 1e-4 },
  { name: 'wasm', tag: onCpu, networks: 12, tolerance: 1e-4 },
  // Chromium alone emulates a GPU.
  { name: 'webgl', tag: '@no-webgpu', networks: 3, tolerance: 1e-3 },
  // Each network compiles shaders of its own, which takes an emulated GPU many seconds.
  { name: 'webgpu', tag: '@webgpu', networks: 2, tolerance: 1e-3 },
] as const;

test('a browser encodes the fixed inputs to the same bits as Node', { tag: onCpu }, async ({ play }) => {
  const here = fixedVectors();
  expect(here.price.length).toBe(200);
  expect(await play('fixedVectors')).toEqual(here);
});

const models = fileURLToPath(new URL('../../../trained-models/', import.meta.url));
const index = JSON.parse(readFileSync(`${models}index.json`, 'utf8')) as { readonly models: object };

for (const id of Object.keys(index.models)) {
  test(`${id} reads the same bits of the fixed inputs in a browser as in Node`, { tag: onCpu }, async ({
    play,
  }) => {
    const here = await fixedRows(models, id, fileFetch);
    expect(new Set(here).size).toBeGreaterThan(20);
    expect(await play('fixedRows', id)).toEqual(here);
  });

  test(`${id} answers the fixed inputs in a browser as in Node`, { tag: onCpu }, async ({ play }) => {
    const task = id.split('/')[0] as TaskId;
    const here = await fixedAnswers[task](createEstimator({ models, use: { [task]: id }, fetch: fileFetch }));
    expect(here[0]).toMatchObject({ source: 'model', engine: 'direct' });
    expect(here).toHaveLength(task === 'price' ? 200 : 60);
    const there = await play('fixedAnswers', task, id);
    expect(withinRounding(there, here)).toEqual(JSON.parse(JSON.stringify(here)));
  });
}

/**
 * Numbers that are as good as the expected ones are replaced by them. The exponential and other functions may differ in
 * their last bit from browser to browser, and a rounded price then in its last digit.
 */
function withinRounding(actual: unknown, expected: unknown): unknown {
  if (typeof actual === 'number' && typeof expected === 'number') {
    return Math.abs(actual - expected) <= 1e-4 * Math.max(1, Math.abs(expected)) ? expected : actual;
  }
  if (Array.isArray(actual) && Array.isArray(expected)) {
    return actual.map((item, at) => withinRounding(item, expected[at]));
  }
  if (isRecord(actual) && isRecord(expected)) {
    return Object.fromEntries(
      Object.entries(actual).map(([key, value]) => [key, withinRounding(value, expected[key])]),
    );
  }
  return actual;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

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
    expect(Object.keys(distances).sort()).toEqual(Object.keys(index.models).sort()); // WebDriver sorts them its own way
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
