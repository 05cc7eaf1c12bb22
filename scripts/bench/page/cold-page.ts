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
  /** Bodies of all responses until then, the page's own included, in bytes as transferred. */
  readonly bytes: number;
}

const job = {
  title: 'Fix a leaking pipe under the sink',
  description: 'The pipe drips since yesterday. Please bring sealant.',
  urgency: 'HIGH',
} as const;

async function answer(): Promise<FirstAnswers> {
  const engine = new URLSearchParams(location.search).get('engine') as EngineChoice;
  const estimator = createPriceEstimator({ models: '/models/', engine, wasmPaths: '/wasm/' });
  const heuristic = await estimator.price(job, { waitMs: 0 });
  const heuristicMs = performance.now();
  const model = await estimator.price(job);
  const modelMs = performance.now();
  if (heuristic.source !== 'heuristic' || model.source !== 'model') {
    throw new Error(`Answers came from ${heuristic.source} and ${model.source}.`);
  }
  const downloads = ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type));
  const bytes = (downloads as PerformanceResourceTiming[]).reduce(
    (sum, file) => sum + file.encodedBodySize,
    0,
  );
  return { heuristicMs, modelMs, engine: model.engine, bytes };
}

Object.assign(globalThis, { firstAnswers: answer() });
