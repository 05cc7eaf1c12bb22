import { encode, priceTask, vocabulariesOf, widthOf } from '@tantiya/core';
import { createPriceEstimator } from 'tantiya/price';
import { createModelSource } from '#tantiya/model/model-source.js';
import { countMultiplyAdds, type MultiplyAdds, measurePeak } from './arithmetic.ts';
import { type Batch, type BatchPlan, measureBatches } from './batches.ts';
import { checkAgreement, openDirect } from './contender.ts';
import { createJobs } from './jobs.ts';
import { openOnnxRuntime } from './onnx-runtime.ts';
import type { RaceLength } from './race.ts';
import { measureSingleAnswers, type SingleAnswers } from './single-answers.ts';
import { openStockTfjs, type StockBackend } from './stock-tfjs.ts';

/** How much time to spend. */
export interface Effort {
  readonly single: RaceLength;
  readonly batch: BatchPlan;
}

export interface EngineSetup {
  /** URL of the folder of models. */
  readonly models: string;
  /** Id of the price model. */
  readonly model: string;
  readonly backends: readonly StockBackend[];
  /** Folder of the .wasm files of TensorFlow.js. */
  readonly wasmPaths: string;
  /** Package name or URL of onnxruntime-web, which need not be there. */
  readonly onnxRuntime: string;
  readonly effort: Effort;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** What one JavaScript environment was measured to do with the price network. */
export interface EngineFigures {
  /** Id and version. */
  readonly model: string;
  readonly single: readonly SingleAnswers[];
  readonly batches: readonly Batch[];
  readonly multiplyAdds: MultiplyAdds;
  /** Multiply-adds per second of a loop that does nothing else. */
  readonly peak: number;
}

const descriptionLengths = [200, 2000];
/** In log space; WebGPU and float16 rounding are well within. */
const tolerance = 1e-3;

/** Runs in Node and in a page alike. */
export async function measureEngines(setup: EngineSetup): Promise<EngineFigures> {
  const { models, backends, wasmPaths, effort, fetch = globalThis.fetch.bind(globalThis) } = setup;
  const use = { price: setup.model };
  const model = await createModelSource(models, use, fetch).load('price', new AbortController().signal);
  const { manifest } = model;
  const estimator = createPriceEstimator({ models, use, fetch });
  const status = await estimator.load();
  if (status.engine !== 'direct')
    throw new Error(`The model does not run on direct: ${JSON.stringify(status)}`);

  const contenders = [await openDirect(model)];
  for (const backend of backends) contenders.push(await openStockTfjs(backend, model, wasmPaths));
  const onnx = await openOnnxRuntime(model, setup.onnxRuntime);
  if (onnx) contenders.push(onnx);

  const jobs = createJobs(1000, 200, manifest.vocabularies).map((job) => priceTask.parse(job));
  const vectors = encode(priceTask.features, jobs, vocabulariesOf(manifest));
  const width = widthOf(priceTask.features);
  await checkAgreement(contenders, vectors.subarray(0, 64 * width), 64, tolerance);
  console.log(`${contenders.map(({ name }) => name).join(', ')} agree`);

  const single: SingleAnswers[] = [];
  for (const characters of descriptionLengths) {
    single.push(await measureSingleAnswers(characters, model, estimator, contenders, effort.single));
    console.log(`single answers to ${characters} characters: done`);
  }
  const batches = await measureBatches(contenders, vectors, width, effort.batch);
  console.log('batches: done');
  estimator.dispose();
  return {
    model: `${manifest.id}@${manifest.version}`,
    single,
    batches,
    multiplyAdds: countMultiplyAdds(model.weightSpecs, vectors.filter(Boolean).length / jobs.length),
    peak: measurePeak(),
  };
}
