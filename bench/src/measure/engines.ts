import { answerAll, openModel, predicting, priceTask, type Rows } from '@tantiya/core';
import { createPriceEstimator } from 'tantiya/price';
import { fetchModel } from '../../../packages/tantiya/dist/model/fetch-model.js';
import { createModelFolder } from '../../../packages/tantiya/dist/model/model-folder.js';
import { countMultiplyAdds, type MultiplyAdds, measurePeak } from './arithmetic.ts';
import { type Contender, checkAgreement, openDirect } from './contender.ts';
import { createJobs } from './jobs.ts';
import { openOnnxRuntime } from './onnx-runtime.ts';
import { type RaceLength, type Runner, race, type Timing } from './race.ts';
import { openStockTfjs, type StockBackend } from './stock-tfjs.ts';

/** How much time to spend. */
export interface Effort extends RaceLength {
  /** Rows, ascending. */
  readonly batchSizes: readonly number[];
  /** A contender sits out batches for which it would take longer than this, in ms. */
  readonly longestCallMs: number;
  /** To each cold page. */
  readonly visits: number;
}

export interface EngineSetup {
  readonly where: 'Node' | 'Chromium';
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

/** What one JavaScript environment was measured to do with one price network. */
export interface EngineFigures extends Pick<EngineSetup, 'where'> {
  /** Id and version. */
  readonly model: string;
  readonly timings: readonly WorkTiming[];
  readonly multiplyAdds: MultiplyAdds;
  /** Multiply-adds per second of a loop that does nothing else. */
  readonly peak: number;
}

/**
 * A whole answer goes from the caller's object to the range: `price()`, and the same road through other runtimes. Of its
 * steps beside the network, `parse` checks the input and measures the texts. A batch is the network alone on many rows.
 */
export type Work = 'whole answer' | 'network alone' | 'this step alone' | 'batch';

export interface WorkTiming extends Timing {
  readonly work: Work;
  /** Rows of a batch; else characters of the description. */
  readonly size: number;
}

/** Enough that no answer is ready in a branch predictor, few enough for the cache of a page that follows typing. */
const jobCount = 32;

/** Runs in Node and in a page alike. */
export async function measureEngines(setup: EngineSetup): Promise<EngineFigures> {
  const { where, models, backends, wasmPaths, effort, fetch = globalThis.fetch.bind(globalThis) } = setup;
  const use = { price: setup.model };
  const files = await fetchModel(createModelFolder(models, fetch), use, 'price');
  const model = openModel(priceTask, files.manifest);
  const { fitted, id, version, probes } = files.manifest;
  const estimator = createPriceEstimator({ models, use, fetch });
  const { engine, failure } = await estimator.load();
  if (engine !== 'direct') throw new Error(`${id} does not run on direct: ${failure?.message}`);

  const contenders = [await openDirect(files, model.shape)];
  for (const backend of backends) contenders.push(await openStockTfjs(backend, files, wasmPaths));
  const width = model.shape.dense;
  contenders.push(...(await openOnnxRuntime(files, width, setup.onnxRuntime)));
  const many = createJobs(1000, 200, fitted).map((job) => priceTask.parse(job).parsed);
  const vectors = model.encode(many).dense;
  await checkAgreement(contenders, vectors.subarray(0, 64 * width), 64, model.design.tolerance);
  console.log(`${where}, ${id}: ${contenders.map(({ name }) => name).join(', ')} agree`);

  const timings: WorkTiming[] = [];
  async function time(work: Work, size: number, runners: readonly Runner[]): Promise<readonly Timing[]> {
    const raced = await race(runners, effort);
    timings.push(...raced.map((timing) => ({ work, size, ...timing })));
    return raced;
  }

  for (const characters of [200, 2000]) {
    const jobs = createJobs(jobCount, characters, fitted);
    const questions = jobs.map((job) => priceTask.parse(job));
    const rows = questions.map(({ parsed }) => model.encode([parsed]).dense);
    const outputs = Float32Array.from(probes[0]?.output ?? []);
    const asked = questions.slice(0, 1).map(({ parsed }) => parsed);
    const predictions = model.read(outputs, asked);
    await time('whole answer', characters, [
      { name: 'direct', call: inTurn(jobs, (job) => estimator.price(job)) },
      ...contenders.slice(1).map(({ name, enter, run }) => {
        const runOne = async ({ dense }: Rows) => ({
          outputs: await run(dense, 1),
          engine: name,
          waitedMs: 0,
        });
        const predictor = predicting(model, runOne, () => {});
        const call = inTurn(jobs, (job) => answerAll(priceTask, predictor, [priceTask.parse(job)]));
        return { name, enter, call };
      }),
    ]);
    const runRow = ({ run, ...runner }: Contender) => ({
      ...runner,
      call: inTurn(rows, (row) => run(row, 1)),
    });
    await time('network alone', characters, contenders.map(runRow));
    await time('this step alone', characters, [
      { name: 'parse', call: inTurn(jobs, (job) => priceTask.parse(job)) },
      { name: 'encode', call: inTurn(questions, ({ parsed }) => model.encode([parsed])) },
      { name: 'read', call: () => model.read(outputs, asked) },
      {
        name: 'answer',
        call: inTurn(questions, (one) => priceTask.answer(predictions, one.parsed, one.view)),
      },
    ]);
    console.log(`${where}, ${id}: single answers to ${characters} characters are done`);
  }
  estimator.dispose();

  let racing = contenders;
  for (const [index, count] of effort.batchSizes.entries()) {
    const matrix = Float32Array.from({ length: count * width }, (_, at) => vectors[at % vectors.length] ?? 0);
    const runners = racing.map(({ run, ...runner }) => ({ ...runner, call: () => run(matrix, count) }));
    const raced = await time('batch', count, runners);
    const growth = (effort.batchSizes[index + 1] ?? 0) / count;
    racing = racing.filter((_, at) => ((raced[at]?.p50 ?? 0) / 1000) * growth <= effort.longestCallMs);
  }
  console.log(`${where}, ${id}: batches are done`);
  return {
    where,
    model: `${id}@${version}`,
    timings,
    multiplyAdds: countMultiplyAdds(files.weightSpecs, vectors.filter(Boolean).length / many.length),
    peak: measurePeak(),
  };
}

/** A call that goes through the items in turn. */
function inTurn<Item>(items: readonly Item[], call: (item: Item) => unknown): Runner['call'] {
  return (turn) => call(items[turn % items.length] as Item);
}
