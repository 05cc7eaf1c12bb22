import { parseModelJson, priceTask, TantiyaError } from '@tantiya/core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { inChunks } from './chunks.ts';
import type { Engine, EngineName, Network } from './engine.ts';
import type { EngineChoice, EnginePool } from './engine-pool.ts';
import { createDirectEngine } from './engines/direct/direct-engine.ts';
import { openTfjsEngine } from './engines/tfjs/open-tfjs-engine.ts';
import { createModelRunner } from './model-runner.ts';
import { linearModel } from './served-models.test-support.ts';

const { modelJson, weights, answer } = linearModel(priceTask);
const width = 60;
const model = {
  ...parseModelJson(JSON.parse(modelJson.toString())),
  weights: new Uint8Array(weights).buffer,
};
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

describe('a long batch on auto', () => {
  const rows = Array.from({ length: 1000 }, (_, row) =>
    Float32Array.from({ length: width }, (__, column) => ((row * width + column) % 997) / 997),
  );
  let tfjs: Engine;
  beforeAll(async () => {
    tfjs = await openTfjsEngine('cpu');
  }, 60_000); // tfjs is thousands of files to transform
  afterAll(() => tfjs.dispose());
  afterEach(() => void vi.unstubAllGlobals());

  /** The engine under another name, its runs with something before them. */
  function inPlaceOf(
    name: EngineName,
    engine: Engine,
    around: (count: number, run: () => Float32Array | Promise<Float32Array>) => Promise<Float32Array>,
  ): Engine {
    return {
      name,
      async load(file) {
        const network = await engine.load(file);
        return { ...network, run: (matrix, count) => around(count, () => network.run(matrix, count)) };
      },
      dispose() {},
    };
  }

  /**
   * Runs the batch in chunks of 16 rows on a clock where direct takes 1 ms a row. The networks are real, with
   * TensorFlow.js on the CPU in place of WebGPU.
   *
   * @param webgpuMs what WebGPU takes for so many rows; throws where it fails, for 0 rows at opening
   * @returns who answered how many rows in a row, how often WebGPU was opened, and the largest error
   */
  async function runBatch(webgpuMs: (rows: number) => number, adapter = { isFallbackAdapter: false }) {
    let clock = 0;
    let pending = 0;
    let opened = 0;
    let finishMeasuring = () => {};
    const measured = new Promise<void>((resolve) => {
      finishMeasuring = resolve;
    });
    /** Whatever a measurement does goes through here; it is over when nothing follows within a task. */
    async function measuring<Result>(use: () => Promise<Result>): Promise<Result> {
      pending++;
      try {
        return await use();
      } finally {
        pending--;
        setTimeout(() => pending === 0 && finishMeasuring());
      }
    }
    const requestAdapter = () => measuring(async () => ({ info: adapter }));
    vi.stubGlobal('navigator', { gpu: { requestAdapter } });

    const direct = inPlaceOf('direct', createDirectEngine(), async (count, run) => {
      clock += count;
      return run();
    });
    const webgpu = inPlaceOf('webgpu', tfjs, (count, run) =>
      measuring(async () => {
        clock += webgpuMs(count);
        return run();
      }),
    );
    const openWebgpu = async (): Promise<Engine> => {
      opened++;
      webgpuMs(0);
      return { ...webgpu, load: (file) => measuring(() => webgpu.load(file)) };
    };
    const pool: EnginePool = {
      open: async (name) => (name === 'webgpu' ? measuring(openWebgpu) : direct),
      drop() {},
      dispose() {},
    };

    const runner = createModelRunner(priceTask, model, 'auto', pool, () => clock);
    const answers = await inChunks(rows, async (chunk, from) => {
      if (from >= 32) await measured; // which the second chunk has started
      const matrix = Float32Array.from(chunk.flatMap((vector) => Array.from(vector)));
      const { outputs, engine } = await runner.run(matrix, chunk.length, rows.length - from);
      const results = chunk.map((_, row) => ({ outputs: outputs.slice(row * 3, row * 3 + 3), engine }));
      return { results, busyMs: 12 };
    });
    runner.dispose();

    const turns: [EngineName, number][] = [];
    for (const { engine } of answers) {
      const last = turns.at(-1);
      if (last?.[0] === engine) last[1]++;
      else turns.push([engine, 1]);
    }
    const errors = rows.flatMap((vector, row) =>
      answer(vector).map((value, at) => Math.abs(value - (answers[row]?.outputs[at] ?? Number.NaN))),
    );
    return { turns, opened, error: Math.max(...errors) };
  }

  it('goes on with WebGPU once that is measured to be faster, down to the crossover', async () => {
    // 200 ms are earned back at 0.99 ms a row within 203 rows.
    const { turns, error } = await runBatch((count) => 200 + count / 100);
    expect(turns).toEqual([
      ['direct', 32],
      ['webgpu', 768],
      ['direct', 200],
    ]);
    expect(error).toBeLessThan(1e-4);
  });

  it.each([
    ['is slower', (count: number) => 2 * count],
    [
      'cannot be opened',
      () => {
        throw new TantiyaError('engine/unavailable', 'No webgpu.', '');
      },
    ],
    [
      'is lost while it is measured',
      (count: number) => {
        if (count > 1) throw lost();
        return 0;
      },
    ],
  ])('stays where it is when WebGPU %s', async (_, webgpuMs) => {
    const { turns, opened, error } = await runBatch(webgpuMs);
    expect(turns).toEqual([['direct', 1000]]);
    expect(opened).toBe(1);
    expect(error).toBeLessThan(1e-4);
  });

  it('does not open WebGPU on an emulated GPU', async () => {
    const { turns, opened } = await runBatch(() => 0, { isFallbackAdapter: true });
    expect(turns).toEqual([['direct', 1000]]);
    expect(opened).toBe(0);
  });
});
