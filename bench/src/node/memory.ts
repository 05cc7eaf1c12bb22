import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { fileFetch } from 'tantiya/node';
import { createPriceEstimator } from 'tantiya/price';
import { createJobs } from '../measure/jobs.ts';

/** What is held, and what is left of many answers. */
export interface MemoryFigures {
  readonly answers: number;
  /** Heap and buffers of a loaded estimator, in bytes. */
  readonly estimatorBytes: number;
  /** Growth of heap and buffers over the answers, in bytes. */
  readonly growthBytes: number;
}

/** As many estimators as make what one holds stand out of the noise. */
const copies = 20;

/** @param models URL of the folder of models @param model id of the price model */
export async function measureMemory(models: string, model: string, answers: number): Promise<MemoryFigures> {
  const open = () => createPriceEstimator({ models, use: { price: model }, fetch: fileFetch });
  const jobs = createJobs(32, 2000);
  async function answer(estimator: ReturnType<typeof open>, count: number): Promise<void> {
    for (let index = 0; index < count; index++) await estimator.price(jobs[index % jobs.length] ?? {});
  }
  // The first estimator pays for code that is compiled and caches that are filled once per process.
  const first = open();
  await answer(first, 1000);
  first.dispose();

  const estimator = open();
  await answer(estimator, 1000);
  const before = heldBytes();
  await answer(estimator, answers);
  const growthBytes = heldBytes() - before;
  estimator.dispose();

  const empty = heldBytes();
  const loaded = Array.from({ length: copies }, open);
  for (const one of loaded) await answer(one, 1);
  const estimatorBytes = (heldBytes() - empty) / copies;
  for (const one of loaded) one.dispose();
  return { answers, estimatorBytes, growthBytes };
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heldBytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
