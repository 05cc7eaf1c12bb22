import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createCache } from './cache.ts';

it('computes once, also in another run, and again when asked to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tantiya-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const compute = vi.fn(async () => ({ rmsle: 1.5 }));
  const ask = (again: boolean) => createCache(folder, () => again)('set, fold 1, text', compute);
  expect([await ask(false), await ask(false)]).toEqual([{ rmsle: 1.5 }, { rmsle: 1.5 }]);
  expect(compute).toHaveBeenCalledTimes(1);
  await ask(true);
  expect(compute).toHaveBeenCalledTimes(2);
});

it('keeps that a contender cannot take part', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tantiya-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const compute = vi.fn(async () => undefined);
  const ask = createCache(folder, () => false);
  expect([await ask('key', compute), await ask('key', compute)]).toEqual([undefined, undefined]);
  expect(compute).toHaveBeenCalledTimes(1);
});
