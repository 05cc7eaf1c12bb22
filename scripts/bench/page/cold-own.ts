import type { EngineChoice } from 'tantiya';
import { createPriceEstimator } from 'tantiya/price';
import { job, modelId, query, report } from './first-answer.ts';

report(async () => {
  const estimator = createPriceEstimator({
    models: '/models/',
    use: { price: modelId },
    engine: query.get('engine') as EngineChoice,
    wasmPaths: '/wasm/',
  });
  const heuristic = await estimator.price(job, { waitMs: 0 });
  const heuristicMs = performance.now();
  const price = await estimator.price(job);
  const modelMs = performance.now();
  if (heuristic.source !== 'heuristic' || price.source !== 'model') {
    throw new Error(`Answers came from ${heuristic.source} and ${price.source}.`);
  }
  return { heuristicMs, modelMs, price, engine: price.engine };
});
