import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createPriceEstimator } from 'tantiya/price';
import { createModelSource } from '#tantiya/model/model-source.js';
import { createJobs } from '../measure/jobs.ts';
import { countTensors } from '../measure/stock-tfjs.ts';
import { fileFetch } from './file-fetch.ts';

/** What is left of many answers. */
export interface MemoryFigures {
  readonly answers: number;
  /** Heap and buffers of a loaded estimator, in bytes. */
  readonly estimatorBytes: number;
  /** Growth of heap and buffers over the answers, in bytes. */
  readonly growthBytes: number;
  /** Growth of `tf.memory().numTensors`. */
  readonly growthTensors: number;
}

/** @param models URL of the folder of models @param model id of the price model */
export async function measureMemory(models: string, model: string, answers: number): Promise<MemoryFigures> {
  const options = { models, use: { price: model }, fetch: fileFetch };
  const source = createModelSource(models, options.use, fileFetch);
  const { manifest } = await source.load('price', new AbortController().signal);
  const jobs = createJobs(32, 2000, manifest.vocabularies);
  const answer = async (estimator: ReturnType<typeof createPriceEstimator>, count: number) => {
    for (let index = 0; index < count; index++) await estimator.price(jobs[index % jobs.length] ?? {});
  };
  // The first estimator pays for code that is compiled and caches that are filled once per process.
  const first = createPriceEstimator(options);
  await answer(first, 1000);
  first.dispose();

  const estimator = createPriceEstimator(options);
  await answer(estimator, 1000);
  const before = heldBytes();
  const tensorsBefore = countTensors();
  await answer(estimator, answers);
  const after = heldBytes();
  const tensorsAfter = countTensors();
  estimator.dispose();

  const empty = heldBytes();
  const loaded = Array.from({ length: copies }, () => createPriceEstimator(options));
  for (const one of loaded) await answer(one, 1);
  const full = heldBytes();
  for (const one of loaded) one.dispose();
  return {
    answers,
    estimatorBytes: (full - empty) / copies,
    growthBytes: after - before,
    growthTensors: tensorsAfter - tensorsBefore,
  };
}

/** As many estimators as make what one holds stand out of the noise. */
const copies = 20;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heldBytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
