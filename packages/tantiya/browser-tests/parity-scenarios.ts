import { openModel, parseModelIndex, type Task, type TaskId, withTask } from '@tantiya/core';
import { fixedInputs, fixedVectors } from '../../core/src/test-support/fixed-inputs.test-support.ts';
import { checkEngine } from '../src/engines/contract/check-engine.test-support.ts';
import { randomCase, randomSparseCase } from '../src/engines/contract/random-network.test-support.ts';
import { createDirectEngine } from '../src/engines/direct/direct-engine.ts';
import { direct } from '../src/engines/direct.ts';
import type { Engine } from '../src/engines/engine.ts';
import type { TfjsBackendName } from '../src/engines/tfjs/provider.ts';
import { createEstimator } from '../src/index.ts';
import { fetchModel } from '../src/model/fetch-model.ts';
import { createModelFolder } from '../src/model/model-folder.ts';
import { webgpu } from '../src/tfjs/webgpu.ts';
import { fixedAnswers } from './fixed-answers.ts';
import { fixedRows } from './fixed-rows.ts';
import { tfjsProviders } from './tfjs-providers.ts';

const providers = { direct, ...tfjsProviders };
const cases = { dense: randomCase, sparse: randomSparseCase };
const models = '/trained-models/';

/** What specs ask the page to do to compare engines with each other. */
export const parityScenarios = {
  /** The bits of the vectors of all fixed inputs, as this browser computes them. */
  fixedVectors,

  /** What a trained model reads of the fixed inputs of its task, as this browser computes it. */
  fixedRows: (id: string) => fixedRows(models, id, fetch.bind(globalThis)),

  /** What a trained model answers to the fixed inputs of its task on the direct engine. */
  fixedAnswers(task: TaskId, id: string): Promise<readonly object[]> {
    return fixedAnswers[task](createEstimator({ models, use: { [task]: id } }));
  },

  /** Faults that the contract of engines finds on random networks, of dense columns alone or with sparse ones. */
  async faults(
    name: keyof typeof providers,
    columns: keyof typeof cases,
    seeds: readonly number[],
    tolerance: number,
  ) {
    const engine = await providers[name].open();
    const faults = await checkEngine(engine, seeds.map(cases[columns]), tolerance);
    engine.dispose();
    return faults;
  },

  /** The largest distance between an engine and the direct one, over the fixed inputs, per trained model. */
  async distancesToDirect(name: TfjsBackendName) {
    const engine = await tfjsProviders[name].open();
    const direct = createDirectEngine();
    const index = parseModelIndex(await (await fetch(`${models}index.json`)).json());
    const distances: Record<string, number> = {};
    for (const id of Object.keys(index.models)) {
      const [taskId] = id.split('/') as [TaskId];
      distances[id] = await withTask(taskId, (task) => distanceBetween(engine, direct, task, id));
    }
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
    const estimator = createEstimator({ models, engines: [webgpu()], engine: 'webgpu' });
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

/** @returns the largest difference of two engines over the fixed inputs of a model's task */
async function distanceBetween<Parsed>(
  engine: Engine,
  reference: Engine,
  task: Pick<Task<TaskId, Parsed, unknown, unknown, unknown>, 'id' | 'designs' | 'parse'>,
  id: string,
): Promise<number> {
  const folder = createModelFolder(models, fetch.bind(globalThis));
  const files = await fetchModel(folder, { [task.id]: id }, task.id);
  const { encode, shape } = openModel(task, files.manifest);
  const rows = encode(fixedInputs[task.id].map((input) => task.parse(input).parsed));
  const answers = await (await engine.load(files, shape)).run(rows);
  const expected = await (await reference.load(files, shape)).run(rows);
  const distances = Array.from(answers, (answer, at) => Math.abs(answer - (expected[at] ?? Number.NaN)));
  return Math.max(...distances);
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
