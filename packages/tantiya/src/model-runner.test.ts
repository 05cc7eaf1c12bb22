import { priceTask, TantiyaError } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import type { Engine, EngineName, Network } from './engine.ts';
import type { EngineChoice, EnginePool } from './engine-pool.ts';
import { createModelRunner } from './model-runner.ts';
import { linearModel } from './served-models.test-support.ts';

const { manifest, answer } = linearModel(priceTask);
const width = 60;
const model = { topology: {}, weightSpecs: [], paths: [], weights: new ArrayBuffer(0), manifest };
const lost = () => new TantiyaError('engine/device-lost', 'The device is gone.', 'Again.');

/** A pool of engines that compute the linear model; `fail` decides which runs fail, counted per engine. */
function fakePool(
  available: readonly EngineName[],
  fail: (name: EngineName, run: number) => Error | undefined = () => undefined,
) {
  const built: EngineName[] = [];
  const runs = new Map<EngineName, number>();
  const engines = new Map<EngineName, Engine>();
  const build = (name: EngineName): Engine => {
    built.push(name);
    const network: Network = {
      inputWidth: width,
      outputWidth: 3,
      async run(matrix, rows) {
        const run = (runs.get(name) ?? 0) + 1;
        runs.set(name, run);
        const error = fail(name, run);
        if (error) throw error;
        const row = (index: number) => answer(matrix.subarray(index * width, (index + 1) * width));
        return Float32Array.from(Array.from({ length: rows }, (_, index) => row(index)).flat());
      },
      dispose() {},
    };
    return { name, load: async () => network, dispose() {} };
  };
  const pool: EnginePool = {
    async open(name) {
      if (!available.includes(name)) throw new TantiyaError('engine/unavailable', `No ${name}.`, '');
      const engine = engines.get(name) ?? build(name);
      engines.set(name, engine);
      return engine;
    },
    drop: ({ name }) => void engines.delete(name),
    dispose() {},
  };
  return { pool, built };
}

function runnerOf(pool: EnginePool, choice: EngineChoice) {
  return createModelRunner(priceTask, model, choice, pool, () => performance.now());
}

const matrix = Float32Array.from({ length: width * 2 }, (_, index) => (index % 7) / 7);
const expected = Float32Array.from([...answer(matrix.subarray(0, width)), ...answer(matrix.subarray(width))]);

describe('a model on its engines', () => {
  it('runs on the engine asked for, else on the next in order', async () => {
    const { pool } = fakePool(['direct', 'wasm', 'cpu']);
    expect((await runnerOf(pool, 'cpu').run(matrix, 2, 2)).engine).toBe('cpu');
    expect((await runnerOf(pool, 'webgpu').run(matrix, 2, 2)).engine).toBe('wasm');
    expect((await runnerOf(pool, 'auto').run(matrix, 2, 2)).engine).toBe('direct');
  });

  it('rejects with the last reason when no engine is there', async () => {
    const { pool } = fakePool([]);
    await expect(runnerOf(pool, 'auto').run(matrix, 2, 2)).rejects.toMatchObject({
      code: 'engine/unavailable',
    });
  });

  it('rebuilds a lost device once and answers the same rows', async () => {
    // Run 1 is the probes', run 2 the first attempt at the rows.
    const { pool, built } = fakePool(['webgpu', 'cpu'], (name, run) =>
      name === 'webgpu' && run === 2 ? lost() : undefined,
    );
    const { outputs, engine } = await runnerOf(pool, 'webgpu').run(matrix, 2, 2);
    expect(engine).toBe('webgpu');
    expect(outputs).toEqual(expected);
    expect(built).toEqual(['webgpu', 'webgpu']);
  });

  it('answers on the next engine when the rebuilt device is lost too', async () => {
    const { pool, built } = fakePool(['webgpu', 'cpu'], (name, run) =>
      name === 'webgpu' && run > 1 ? lost() : undefined,
    );
    const { outputs, engine } = await runnerOf(pool, 'webgpu').run(matrix, 2, 2);
    expect(engine).toBe('cpu');
    expect(outputs).toEqual(expected);
    expect(built).toEqual(['webgpu', 'webgpu', 'cpu']);
  });

  it('does not let an engine answer that fails the golden probes', async () => {
    const { pool } = fakePool(['direct', 'cpu']);
    const wrong: EnginePool = {
      ...pool,
      async open(name) {
        const engine = await pool.open(name);
        if (name !== 'direct') return engine;
        const network = await engine.load(model);
        return {
          ...engine,
          load: async () => ({ ...network, run: (_, rows) => new Float32Array(rows * 3) }),
        };
      },
    };
    expect((await runnerOf(wrong, 'auto').run(matrix, 2, 2)).engine).toBe('cpu');
  });
});
