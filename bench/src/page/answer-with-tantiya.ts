import type { EngineProvider } from 'tantiya';
import { createPriceEstimator } from 'tantiya/price';
import { job, modelId, query, report } from './first-answer.ts';

export async function answerWithTantiya(engines: readonly EngineProvider[] = []): Promise<void> {
  const engine = query.get('engine') ?? 'direct';
  const estimator = createPriceEstimator({ models: '/models/', use: { price: modelId }, engines, engine });
  const heuristic = await estimator.price(job, { waitMs: 0 });
  const heuristicMs = performance.now();
  const price = await estimator.price(job);
  const modelMs = performance.now();
  if (heuristic.source !== 'heuristic' || price.source !== 'model') {
    throw new Error(`Answers came from ${heuristic.source} and ${price.source}.`);
  }
  report({ heuristicMs, modelMs, price, engine: price.engine });
}
