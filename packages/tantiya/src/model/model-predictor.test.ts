import {
  type Design,
  numeric,
  openModel,
  parseModelJson,
  TantiyaError,
  type Task,
  type TaskId,
} from '@tantiya/core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDirectEngine } from '../engines/direct/direct-engine.ts';
import type { Engine, EngineName, EngineProvider, Network } from '../engines/engine.ts';
import { createEnginePool } from '../engines/engine-pool.ts';
import { inChunks } from '../estimator/chunks.ts';
import { linearModel } from '../estimator/served-models.test-support.ts';
import { cpu } from '../tfjs/cpu.ts';
import { webgpu } from '../tfjs/webgpu.ts';
import { createModelPredictor } from './model-predictor.ts';

type Numbers = readonly number[];

const width = 60;

/** A task whose inputs are its columns and whose predictions are the network's outputs. */
const numbersDesign: Design<Numbers, Numbers> = {
  id: 'price/numbers',
  features: Array.from({ length: width }, (_, column) =>
    numeric<Numbers>(`column_${column}`, 'as it is', [], (numbers) => numbers[column] ?? 0),
  ),
  outputs: 3,
  tolerance: 1e-3,
  head: () => (outputs) => Array.from(outputs),
};
const numbersTask: Pick<Task<TaskId, Numbers, Numbers, undefined, never>, 'id' | 'designs' | 'parse'> = {
  id: 'price',
  designs: [numbersDesign],
  parse(input) {
    const parsed: Numbers = Array.isArray(input) ? input : [];
    return { parsed, view: undefined, given: [], altered: () => parsed };
  },
};

const { manifest, modelJson, weights, answer } = linearModel(numbersTask);
const files = {
  ...parseModelJson(JSON.parse(modelJson.toString())),
  weights: new Uint8Array(weights).buffer,
};
const model = openModel(numbersTask, manifest);

const unavailable = (name: EngineName) => new TantiyaError('engine/unavailable', `No ${name}.`, '');
const lost = () => new TantiyaError('engine/device-lost', 'The device is gone.', 'Again.');
const damaged = () => new TantiyaError('model/corrupt', 'The file contradicts itself.', 'Export it again.');

/** What a fake engine does otherwise than computing the linear model. */
interface Misbehaviour {
  /** @returns why it cannot be opened for the n-th time */
  readonly open?: (attempt: number) => Error | undefined;
  readonly load?: () => Error;
  /** @returns why the n-th run fails, counted over all networks of the engine; the first is the probes' */
  readonly run?: (run: number) => Error | undefined;
  readonly answers?: (outputs: Float32Array) => Float32Array;
}

/** Engines that compute the linear model, and which of them were opened, in order. */
function fakeEngines() {
  const opened: EngineName[] = [];
  const count = (calls: readonly EngineName[], name: EngineName) =>
    calls.filter((call) => call === name).length;
  const runs: EngineName[] = [];
  function fake(
    name: EngineName,
    { open, load, run, answers = (same) => same }: Misbehaviour = {},
  ): EngineProvider {
    const network: Network = {
      inputs: model.shape,
      outputWidth: 3,
      async run(rows) {
        runs.push(name);
        const error = run?.(count(runs, name));
        if (error) throw error;
        const row = (index: number) => answer(rows.dense.subarray(index * width, (index + 1) * width));
        return answers(
          Float32Array.from(Array.from({ length: rows.count }, (_, index) => row(index)).flat()),
        );
      },
      dispose() {},
    };
    return {
      name,
      async open() {
        opened.push(name);
        const error = open?.(count(opened, name));
        if (error) throw error;
        return {
          name,
          computesOn: 'thread',
          async load() {
            const failure = load?.();
            if (failure) throw failure;
            return network;
          },
          dispose() {},
        };
      },
    };
  }
  return { fake, opened };
}

const predictorOn = (...order: readonly EngineProvider[]) =>
  createModelPredictor(model, files, createEnginePool(order, false), () => performance.now());

const inputs = [0, 1].map((row) =>
  Array.from({ length: width }, (_, column) => ((row * width + column) % 7) / 7),
);
const expected = inputs.map((input) => [...Float32Array.from(answer(Float32Array.from(input)))]);

describe('a model on its engines', () => {
  it('runs on the first engine that is there', async () => {
    const { fake, opened } = fakeEngines();
    const predictor = predictorOn(
      fake('webgpu', { open: () => unavailable('webgpu') }),
      fake('wasm'),
      fake('cpu'),
    );
    expect(await predictor.open()).toBe('wasm');
    expect(await predictor.chunk().predict(inputs)).toMatchObject({ engine: 'wasm', predictions: expected });
    expect(opened).not.toContain('cpu');
  });

  it('rejects with the last reason when no engine is there', async () => {
    const { fake } = fakeEngines();
    const none = ['direct', 'wasm'].map((name) => fake(name, { open: () => unavailable(name) }));
    const predicting = predictorOn(...none)
      .chunk()
      .predict(inputs);
    await expect(predicting).rejects.toMatchObject({ code: 'engine/unavailable', message: 'No wasm.' });
  });

  it('keeps nothing that failed: an engine that comes back is used', async () => {
    const { fake } = fakeEngines();
    const predictor = predictorOn(
      fake('direct', { open: (attempt) => (attempt === 1 ? unavailable('direct') : undefined) }),
    );
    await expect(predictor.open()).rejects.toMatchObject({ code: 'engine/unavailable' });
    expect(await predictor.open()).toBe('direct');
  });

  it('rebuilds a lost device once and answers the same rows', async () => {
    const { fake, opened } = fakeEngines();
    // Run 1 is the probes', run 2 the first attempt at the rows.
    const webgpu = fake('webgpu', { run: (run) => (run === 2 ? lost() : undefined) });
    const { predictions, engine } = await predictorOn(webgpu, fake('cpu')).chunk().predict(inputs);
    expect(engine).toBe('webgpu');
    expect(predictions).toEqual(expected);
    expect(opened).toEqual(['webgpu', 'webgpu']);
  });

  it('answers on the next engine when the rebuilt device is lost too', async () => {
    const { fake, opened } = fakeEngines();
    const webgpu = fake('webgpu', { run: (run) => (run > 1 ? lost() : undefined) });
    const { predictions, engine } = await predictorOn(webgpu, fake('cpu')).chunk().predict(inputs);
    expect(engine).toBe('cpu');
    expect(predictions).toEqual(expected);
    expect(opened).toEqual(['webgpu', 'webgpu', 'cpu']);
  });

  const zeros: Misbehaviour = { answers: (outputs) => outputs.fill(0) };

  it('does not let an engine answer that fails the golden probes, and asks the next', async () => {
    const { fake } = fakeEngines();
    const predictor = predictorOn(fake('direct', zeros), fake('cpu'));
    expect(await predictor.chunk().predict(inputs)).toMatchObject({ engine: 'cpu', predictions: expected });
  });

  it('says so when no other engine is there', async () => {
    const { fake } = fakeEngines();
    await expect(predictorOn(fake('direct', zeros)).open()).rejects.toMatchObject({
      code: 'engine/inaccurate',
      message: 'price/linear on direct does not answer its golden probes as recorded.',
    });
  });

  it('does not try a damaged file on another engine', async () => {
    const { fake, opened } = fakeEngines();
    const predictor = predictorOn(fake('direct', { load: damaged }), fake('cpu'));
    await expect(predictor.open()).rejects.toMatchObject({ code: 'model/corrupt' });
    await expect(predictor.chunk().predict(inputs)).rejects.toMatchObject({ code: 'model/corrupt' });
    expect(opened).not.toContain('cpu');
  });

  it('counts the time that a device computes as free', async () => {
    let clock = 0;
    const { fake } = fakeEngines();
    const on = async (computesOn: Engine['computesOn']) => {
      const provider = fake('own', {
        run: () => {
          clock += 10;
          return undefined;
        },
      });
      const open = async () => ({ ...(await provider.open()), computesOn });
      const pool = createEnginePool([{ ...provider, open }], false);
      return createModelPredictor(model, files, pool, () => clock)
        .chunk()
        .predict(inputs);
    };
    expect(await on('device')).toMatchObject({ waitedMs: 10 });
    expect(await on('thread')).toMatchObject({ waitedMs: 0 });
  });
});

describe('a long batch on auto', () => {
  const rows = Array.from({ length: 1000 }, (_, row) =>
    Array.from({ length: width }, (__, column) => ((row * width + column) % 997) / 997),
  );
  let tfjs: Engine;
  beforeAll(async () => {
    tfjs = await cpu().open();
    await import('../engines/auto/crossover.ts'); // so that a measurement does not wait for its code
  }, 60_000); // tfjs is thousands of files to transform
  afterAll(() => tfjs.dispose());
  afterEach(() => void vi.unstubAllGlobals());

  /** The engine under another name, its runs with something before them. */
  function inPlaceOf(
    name: EngineName,
    engine: Engine,
    around: (count: number, run: () => ReturnType<Network['run']>) => Promise<Float32Array>,
  ): Engine {
    return {
      ...engine,
      name,
      async load(...model) {
        const network = await engine.load(...model);
        return { ...network, run: (rows) => around(rows.count, () => network.run(rows)) };
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
    const onGpu = inPlaceOf('webgpu', tfjs, (count, run) =>
      measuring(async () => {
        clock += webgpuMs(count);
        return run();
      }),
    );
    const openWebgpu = async (): Promise<Engine> => {
      opened++;
      webgpuMs(0);
      return { ...onGpu, load: (...model) => measuring(() => onGpu.load(...model)) };
    };
    const order: readonly EngineProvider[] = [
      { name: 'direct', open: async () => direct },
      { ...webgpu(), open: () => measuring(openWebgpu) },
    ];

    const predictor = createModelPredictor(model, files, createEnginePool(order, true), () => clock);
    const answerChunk = async (chunk: readonly Numbers[], from: number) => {
      if (from >= 32) await measured; // which the second chunk has started
      const remaining = (rows.length - from) / chunk.length;
      const { predictions, engine } = await predictor.chunk(remaining).predict(chunk);
      return { results: predictions.map((outputs) => ({ outputs, engine })), waitedMs: 0 };
    };
    // On a clock of its own, where every chunk takes as long as a chunk may.
    let chunks = 0;
    const answers = await inChunks(rows, answerChunk, { now: () => 12 * chunks++ });
    predictor.dispose();

    const turns: [EngineName, number][] = [];
    for (const { engine } of answers) {
      const last = turns.at(-1);
      if (last?.[0] === engine) last[1]++;
      else turns.push([engine, 1]);
    }
    const errors = rows.flatMap((row, index) =>
      answer(row).map((value, at) => Math.abs(value - (answers[index]?.outputs[at] ?? Number.NaN))),
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
        throw unavailable('webgpu');
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

it('frees its networks once the predictions that they are computing are out', async () => {
  const engine = createDirectEngine();
  const dispose = vi.fn();
  let finish = () => {};
  const slow = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let runs = 0;
  const load: Engine['load'] = async (...model) => {
    const network = await engine.load(...model);
    const run: Network['run'] = async (rows) => {
      if (++runs > 1) await slow; // the first is the probes'
      return network.run(rows);
    };
    return { ...network, run, dispose };
  };
  const predictor = predictorOn({ name: 'own', open: async () => ({ ...engine, load }) });
  const predicting = predictor.chunk().predict(inputs);
  await vi.waitFor(() => expect(runs).toBe(2));
  predictor.dispose();
  expect(dispose).not.toHaveBeenCalled();
  finish();
  expect((await predicting).predictions).toHaveLength(2);
  await vi.waitFor(() => expect(dispose).toHaveBeenCalledOnce());
});
