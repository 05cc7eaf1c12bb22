import { TantiyaError } from '@tantiya/core';
import { describe, expect, it, vi } from 'vitest';
import type { Engine, EngineProvider } from './engine.ts';
import { createEnginePool } from './engine-pool.ts';

function fakeEngine() {
  const dispose = vi.fn();
  const load = () => Promise.reject(new Error('No model is loaded here.'));
  return { name: 'fake', computesOn: 'thread', load, dispose } satisfies Engine;
}

function fakeProvider(open: () => Promise<Engine> = async () => fakeEngine()) {
  return { name: 'fake', open: vi.fn(open) } satisfies EngineProvider;
}

describe('a pool of engines', () => {
  it('opens an engine once for all who ask', async () => {
    const provider = fakeProvider();
    const pool = createEnginePool([provider], true);
    const [first, second] = await Promise.all([pool.open(provider), pool.open(provider)]);
    expect(second).toBe(first);
    expect(await pool.open(provider)).toBe(first);
    expect(provider.open).toHaveBeenCalledOnce();
  });

  it('opens nothing by itself', () => {
    const provider = fakeProvider();
    expect(createEnginePool([provider], false)).toMatchObject({ order: [provider], auto: false });
    expect(provider.open).not.toHaveBeenCalled();
  });

  it('does not keep a failure', async () => {
    let isOffline = true;
    const provider = fakeProvider(async () => {
      if (isOffline) throw new TantiyaError('engine/unavailable', 'Offline.', 'Try again.');
      return fakeEngine();
    });
    const pool = createEnginePool([provider], true);
    await expect(pool.open(provider)).rejects.toMatchObject({ code: 'engine/unavailable' });
    isOffline = false;
    expect(await pool.open(provider)).toMatchObject({ name: 'fake' });
  });

  it('builds another engine after one was dropped, and frees the one dropped', async () => {
    const engines = [fakeEngine(), fakeEngine()];
    const [lost, next] = engines;
    const rest = engines.values();
    const provider = fakeProvider(async () => rest.next().value ?? fakeEngine());
    const pool = createEnginePool([provider], true);
    const opened = await pool.open(provider);
    pool.drop(opened);
    expect(lost?.dispose).toHaveBeenCalledOnce();
    expect(await pool.open(provider)).toBe(next);
  });

  it('keeps the new engine when the lost one is dropped again', async () => {
    const provider = fakeProvider();
    const pool = createEnginePool([provider], true);
    const lost = await pool.open(provider);
    pool.drop(lost);
    const next = await pool.open(provider);
    pool.drop(lost); // two models noticed the same loss
    expect(await pool.open(provider)).toBe(next);
  });

  it('frees every engine when it is disposed', async () => {
    const engine = fakeEngine();
    const provider = fakeProvider(async () => engine);
    const pool = createEnginePool([provider], true);
    await pool.open(provider);
    pool.dispose();
    expect(engine.dispose).toHaveBeenCalledOnce();
  });

  it('frees an engine that arrives after it was disposed', async () => {
    const engine = fakeEngine();
    const provider = fakeProvider(async () => engine);
    const pool = createEnginePool([provider], true);
    const opening = pool.open(provider);
    pool.dispose();
    await opening;
    expect(engine.dispose).toHaveBeenCalledOnce();
  });
});
