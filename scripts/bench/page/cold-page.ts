import type { EngineChoice } from 'tantiya';
import { createPriceEstimator } from 'tantiya/price';

/** What a visitor of a page with one hint waits for and downloads. */
export interface FirstAnswers {
  /** From navigation to the heuristic's answer, in ms. */
  readonly heuristicMs: number;
  /** From navigation to the model's answer, in ms. */
  readonly modelMs: number;
  /** The engine that gave it. */
  readonly engine: string;
  /** Bodies of the page, its code and whatever that loads until then, in bytes as transferred. */
  readonly codeBytes: number;
  /** Bodies of the model's files and their index, in bytes as transferred. */
  readonly modelBytes: number;
}

const job = {
  title: 'Fix a leaking pipe under the sink',
  description: 'The pipe drips since yesterday. Please bring sealant.',
  urgency: 'HIGH',
} as const;

async function answer(): Promise<FirstAnswers> {
  const query = new URLSearchParams(location.search);
  const estimator = createPriceEstimator({
    models: '/models/',
    use: { price: query.get('model') ?? '' },
    engine: query.get('engine') as EngineChoice,
    wasmPaths: '/wasm/',
  });
  const heuristic = await estimator.price(job, { waitMs: 0 });
  const heuristicMs = performance.now();
  const model = await estimator.price(job);
  const modelMs = performance.now();
  if (heuristic.source !== 'heuristic' || model.source !== 'model') {
    throw new Error(`Answers came from ${heuristic.source} and ${model.source}.`);
  }
  return { heuristicMs, modelMs, engine: model.engine, ...downloaded() };
}

function downloaded(): Pick<FirstAnswers, 'codeBytes' | 'modelBytes'> {
  let [codeBytes, modelBytes] = [0, 0];
  for (const entry of ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type))) {
    const { name, encodedBodySize } = entry as PerformanceResourceTiming;
    if (new URL(name).pathname.startsWith('/models/')) modelBytes += encodedBodySize;
    else codeBytes += encodedBodySize;
  }
  return { codeBytes, modelBytes };
}

Object.assign(globalThis, { firstAnswers: answer() });
