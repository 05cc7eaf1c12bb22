import {
  completionTimeTask,
  encode,
  priceTask,
  profileScoreTask,
  type Task,
  type TaskId,
  vocabulariesOf,
} from '@tantiya/core';
import { fixedInputs, fixedVectors } from '../../core/src/fixed-inputs.test-support.ts';
import type { Engine, EngineName } from '../src/engine.ts';
import { checkEngine } from '../src/engines/check-engine.test-support.ts';
import { createDirectEngine } from '../src/engines/direct/direct-engine.ts';
import { randomCase } from '../src/engines/random-network.test-support.ts';
import { openTfjsEngine } from '../src/engines/tfjs/open-tfjs-engine.ts';
import { createEstimator } from '../src/index.ts';
import { createModelSource } from '../src/model/model-source.ts';

const wasmPaths = '/wasm/';
const models = '/trained-models/';

/** What specs ask the page to do to compare engines with each other. */
export const parityScenarios = {
  /** The bits of the vectors of all fixed inputs, as this browser computes them. */
  fixedVectors,

  /** Faults that the contract of engines finds on random networks. */
  async faults(name: EngineName, seeds: readonly number[], tolerance: number) {
    const engine = await openEngine(name);
    const faults = await checkEngine(engine, seeds.map(randomCase), tolerance);
    engine.dispose();
    return faults;
  },

  /** The largest distance between an engine and the direct one, over the fixed inputs, per trained model. */
  async distancesToDirect(name: EngineName) {
    const engine = await openEngine(name);
    const direct = createDirectEngine();
    const distances = Object.fromEntries([
      await distanceBetween(engine, direct, priceTask),
      // In the form of the specification's LSTM; the default models are compact.
      await distanceBetween(engine, direct, priceTask, 'price/freelance'),
      await distanceBetween(engine, direct, completionTimeTask),
      await distanceBetween(engine, direct, profileScoreTask),
    ]);
    engine.dispose();
    return distances;
  },

  /** A batch on WebGPU whose device is destroyed after the first chunk, beside the same batch on direct. */
  async batchOverLostDevice(rows: number) {
    const jobs = Array.from(
      { length: rows },
      (_, row) => fixedInputs.price[row % fixedInputs.price.length] ?? {},
    );
    const devices = collectDevices();
    const estimator = createEstimator({ models, wasmPaths, engine: 'webgpu' });
    const reference = createEstimator({ models, engine: 'direct' });
    let destroyed = 0;
    const answers = await estimator.price(jobs, {
      onProgress(done) {
        if (destroyed > 0 || done === rows) return;
        for (const device of devices) device.destroy();
        destroyed = devices.length;
      },
    });
    const expected = await reference.price(jobs);
    const ratios = answers.map(({ suggested }, row) => suggested / (expected[row]?.suggested ?? 0));
    const engines = answers.map((answer) => (answer.source === 'model' ? answer.engine : answer.reason));
    estimator.dispose();
    return {
      destroyed,
      answers: answers.length,
      devices: devices.length,
      engines: [...new Set(engines)],
      farthest: Math.max(...ratios.map((ratio) => Math.abs(ratio - 1))),
    };
  },
};

function openEngine(name: EngineName): Engine | Promise<Engine> {
  return name === 'direct' ? createDirectEngine() : openTfjsEngine(name, { wasmPaths });
}

/** @returns the model's id, and the largest difference of two engines over the fixed inputs of its task */
async function distanceBetween<Parsed>(
  engine: Engine,
  reference: Engine,
  task: Task<TaskId, Parsed, unknown>,
  id?: string,
): Promise<readonly [string, number]> {
  const source = createModelSource(models, id === undefined ? {} : { [task.id]: id }, fetch.bind(globalThis));
  const model = await source.load(task.id, new AbortController().signal);
  const parsed = fixedInputs[task.id].map((input) => task.parse(input));
  const matrix = encode(task.features, parsed, vocabulariesOf(model.manifest));
  const answers = await (await engine.load(model)).run(matrix, parsed.length);
  const expected = await (await reference.load(model)).run(matrix, parsed.length);
  const distances = Array.from(answers, (answer, at) => Math.abs(answer - (expected[at] ?? Number.NaN)));
  return [model.manifest.id, Math.max(...distances)];
}

/** Devices that the page is given from now on. */
function collectDevices(): readonly GPUDevice[] {
  const devices: GPUDevice[] = [];
  const { requestDevice } = GPUAdapter.prototype;
  GPUAdapter.prototype.requestDevice = async function (...request) {
    const device = await requestDevice.apply(this, request);
    devices.push(device);
    return device;
  };
  return devices;
}
