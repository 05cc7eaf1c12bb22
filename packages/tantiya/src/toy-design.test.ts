import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  answerAll,
  createEncoder,
  type Design,
  type LayersModel,
  type LayerWeights,
  type Manifest,
  type NamedWeight,
  openModel,
  type PriceInput,
  type PriceJob,
  type PricePrediction,
  priceSpec60,
  priceTask,
  type Rows,
  readWeights,
  type SparseFeature,
  writeLayersModel,
} from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { manifestFor, probeFor } from '../../core/src/model/manifest.test-support.ts';
import { seededRandom } from './engines/contract/random-weights.test-support.ts';
import { createDirectEngine } from './engines/direct/direct-engine.ts';
import { direct } from './engines/direct.ts';
import type { EngineProvider } from './engines/engine.ts';
import { createEnginePool } from './engines/engine-pool.ts';
import { modelFiles, serve, servedModel } from './estimator/served-models.test-support.ts';
import { createSingleTask } from './estimator/single-task.ts';
import { createModelPredictor } from './model/model-predictor.ts';
import { createModels } from './model/models.ts';
import { cpu } from './tfjs/cpu.ts';

/*
 * What one more design costs: a network that reads the words of a title. All of it is in this file; core and library
 * know nothing of it.
 */

/** A column for each hash of a word; the network learns what the words in it are worth. */
const titleWords: SparseFeature<PriceJob> = {
  kind: 'sparse',
  name: 'title_words',
  unit: '1 for each word, at its FNV-1a hash modulo 8192',
  reads: ['title'],
  open: () => ({
    width: 2 ** 13,
    read({ titleText }, put) {
      const words = titleText.toLowerCase().split(/\s+/).filter(Boolean);
      for (const column of new Set(words.map(hashColumn))) put(column, 1);
    },
  }),
};

function hashColumn(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index++) {
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % 2 ** 13;
}

/** Five quantiles of a log price; the range is from the first to the last. */
const toyDesign: Design<PriceJob, PricePrediction> = {
  id: 'price/toy',
  features: [...priceSpec60.features, titleWords],
  outputs: 5,
  tolerance: 1e-3,
  head: () => (outputs) => {
    const [min = 0, low = 0, suggested = 0, high = 0, max = 0] = Array.from(outputs, Math.expm1).sort(
      (a, b) => a - b,
    );
    return { range: [min, suggested, max], confidence: low / high, trust: 'caution' };
  },
};

const toyTask: typeof priceTask = { ...priceTask, designs: [toyDesign] };

const random = seededRandom(13);
const words = Array.from({ length: 5_000 }, () => Math.floor(random(36 ** 3, 36 ** 5)).toString(36));
const pickWord = () => words[Math.floor(random(0, words.length))] ?? '';

/** A job whose title has about 100 words, as many as a text of 500 characters. */
function randomJob(): PriceInput {
  const length = Math.floor(random(90, 110));
  return { title: Array.from({ length }, pickWord).join(' '), urgency: 'HIGH', tags: ['pipe'] };
}

const encoder = createEncoder(toyDesign.features);
const { shape } = encoder;
const width = shape.dense + shape.sparse;
const units = 64;

function randomWeight(name: string, weightShape: readonly number[], middle = 0): NamedWeight {
  const length = weightShape.reduce((size, axis) => size * axis, 1);
  return {
    name,
    shape: weightShape,
    values: Float32Array.from({ length }, () => middle + random(-0.2, 0.2)),
  };
}

const dense = (name: string, layerUnits: number, activation: string) => ({
  class_name: 'Dense',
  config: { name, units: layerUnits, activation, use_bias: true },
});
const inputLayer = {
  class_name: 'InputLayer',
  config: { batch_input_shape: [null, width], dtype: 'float32', name: 'input' },
};
const layers = [inputLayer, dense('hidden', units, 'relu'), dense('out', toyDesign.outputs, 'linear')];
const model = writeLayersModel(
  { class_name: 'Sequential', config: { name: 'toy', layers } },
  [
    randomWeight('hidden/kernel', [width, units]),
    randomWeight('hidden/bias', [units]),
    randomWeight('out/kernel', [units, toyDesign.outputs]),
    randomWeight('out/bias', [toyDesign.outputs], 7),
  ],
  ({ name }) => (name === 'hidden/kernel' ? 'uint8' : 'float32'),
);

/** The network's multiplications and additions in a row, for one row: as little as an answer can cost. */
function createBareLoop({ read }: LayerWeights) {
  const weight = (name: string) => read(name) ?? new Float32Array();
  const hiddenKernel = weight('hidden/kernel');
  const hiddenBias = weight('hidden/bias');
  const outKernel = weight('out/kernel');
  const outBias = weight('out/bias');
  const hidden = new Float64Array(units);

  function add(column: number, value: number) {
    const start = column * units;
    for (let unit = 0; unit < units; unit++) {
      hidden[unit] = (hidden[unit] as number) + value * (hiddenKernel[start + unit] as number);
    }
  }

  return (row: Rows): Float32Array => {
    hidden.set(hiddenBias);
    for (let column = 0; column < shape.dense; column++) {
      const value = row.dense[column] as number;
      if (value !== 0) add(column, value);
    }
    const { columns = [], values = [] } = row.sparse ?? {};
    for (let entry = 0; entry < columns.length; entry++) {
      add(shape.dense + (columns[entry] as number), values[entry] as number);
    }
    const outputs = Float32Array.from(outBias);
    for (let output = 0; output < outputs.length; output++) {
      let sum = outBias[output] as number;
      for (let unit = 0; unit < units; unit++) {
        const value = hidden[unit] as number;
        if (value > 0) sum += value * (outKernel[unit * outputs.length + output] as number);
      }
      outputs[output] = sum;
    }
    return outputs;
  };
}

const bareLoop = createBareLoop(readWeights(model));
const encodeJob = (job: PriceInput) => encoder.encode([toyTask.parse(job).parsed]);

const goldenJob = randomJob();
const manifest: Manifest = manifestFor(toyTask, {
  id: 'price/toy',
  probes: [probeFor(toyTask, goldenJob, {}, [...bareLoop(encodeJob(goldenJob))])],
});

function load(files: LayersModel, ...order: readonly EngineProvider[]) {
  return createModelPredictor(openModel(toyTask, manifest), files, createEnginePool(order, false), () => 0);
}

describe('a design with 8,192 sparse columns', () => {
  it('has 8,252 columns and weights of 530 kB', () => {
    expect(shape).toEqual({ dense: 60, sparse: 8_192 });
    expect(model.weights.byteLength).toBe(8_252 * units + 4 * (units + units * 5 + 5));
  });

  const jobs = Array.from({ length: 50 }, randomJob);

  it.each([
    ['direct', direct],
    ['cpu', cpu()],
  ])(
    'is loaded and answers on %s as its arithmetic says',
    async (name, provider) => {
      const questions = jobs.map((job) => toyTask.parse(job));
      const { values, engine } = await answerAll(toyTask, load(model, provider).chunk(), questions);
      expect(engine).toBe(name);
      jobs.forEach((job, index) => {
        const { range } = toyDesign.head(undefined)(bareLoop(encodeJob(job)), toyTask.parse(job).parsed, []);
        const { min, suggested, max } = values[index] ?? { min: 0, suggested: 0, max: 0 };
        [min, suggested, max].forEach((price, at) => {
          expect(price / (range[at] ?? Number.NaN)).toBeCloseTo(1, 3);
        });
      });
    },
    60_000,
  ); // tfjs is thousands of files to transform

  it('gets the same outputs from direct and cpu', async () => {
    const rows = encoder.encode(jobs.map((job) => toyTask.parse(job).parsed));
    const engines = await Promise.all([direct.open(), cpu().open()]);
    const [answers = [], stock = []] = await Promise.all(
      engines.map(async (engine) => (await engine.load(model, shape)).run(rows)),
    );
    expect(answers).toHaveLength(jobs.length * 5);
    answers.forEach((answer, at) => {
      expect(Math.abs(answer - (stock[at] ?? Number.NaN))).toBeLessThan(1e-5);
    });
    for (const engine of engines) engine.dispose();
  }, 60_000);

  it('is served and answers like any other model', async () => {
    const { fetch } = serve(modelFiles([servedModel(manifest, model)]));
    const estimator = createSingleTask(toyTask, async () => ({ createModels, designs: toyTask.designs }), {
      models: '/models/',
      fetch,
    });
    expect(await estimator.estimate(goldenJob)).toMatchObject({
      source: 'model',
      model: 'price/toy@1.0.0',
      engine: 'direct',
    });
    expect(await estimator.load()).toMatchObject({ width: 8_252 });
    estimator.dispose();
  });

  it('keeps a golden probe of 100 words under 3 kB', () => {
    const [probe] = manifest.probes;
    expect(probe?.row.length).toBeGreaterThan(90);
    const bytes = JSON.stringify(probe).length;
    console.log(`a golden probe: ${bytes} bytes`);
    expect(bytes).toBeLessThan(3_000);
  });

  it('keeps the training matrix of 7,322 rows under 15 MB', () => {
    const { dense, sparse } = encoder.encode(
      Array.from({ length: 7_322 }, () => toyTask.parse(randomJob()).parsed),
    );
    const parts = [dense, sparse?.starts, sparse?.columns, sparse?.values];
    const bytes = parts.reduce((sum, part) => sum + (part?.byteLength ?? 0), 0);
    console.log(`the training matrix: ${(bytes / 1e6).toFixed(2)} MB`);
    expect(sparse?.columns.length).toBeGreaterThan(90 * 7_322);
    expect(bytes).toBeLessThan(15e6);
  });
});

describe('on the direct engine', () => {
  it('one row costs less than twice its arithmetic', { retry: 4 }, async () => {
    const rows = Array.from({ length: 500 }, () => encodeJob(randomJob()));
    const network = await createDirectEngine().load(model, shape);
    const time = (run: (row: Rows) => unknown) => {
      const start = performance.now();
      for (const row of rows) run(row);
      return (1_000 * (performance.now() - start)) / rows.length;
    };
    const onDirect: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < 41; round++) {
      onDirect.push(time(network.run));
      bare.push(time(bareLoop));
    }
    const [directUs, bareUs] = [median(onDirect), median(bare)];
    console.log(`a row: ${directUs.toFixed(1)} us on direct, ${bareUs.toFixed(1)} us of arithmetic`);
    expect(directUs / bareUs).toBeLessThan(2);
  });

  it('a loaded model holds at most 4 MB, its file included', { retry: 4 }, async () => {
    const json = JSON.stringify({ ...model, weights: undefined });
    const open = async () => {
      const files: LayersModel = { ...JSON.parse(json), weights: model.weights.slice() };
      const predictor = load(files, direct);
      await predictor.open();
      return { files, predictor };
    };
    (await open()).predictor.dispose(); // compiles the code
    const before = await held();
    const loaded = await open();
    const bytes = (await held()) - before;
    console.log(`a loaded model: ${(bytes / 1e6).toFixed(2)} MB`);
    expect(loaded.files.weights.byteLength).toBeGreaterThan(500_000);
    expect(bytes).toBeGreaterThan(500_000);
    expect(bytes).toBeLessThan(4e6);
    loaded.predictor.dispose();
  });
});

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** In bytes. Memory of buffers is given back between tasks. */
async function held(): Promise<number> {
  for (let time = 0; time < 3; time++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
