import {
  type CompletionTimeEstimate,
  createEstimator,
  type EngineChoice,
  type Estimate,
  isTantiyaError,
  type PriceEstimate,
  type PriceInput,
} from 'tantiya';
import { engines } from '../shared/engines.ts';
import { createLatest } from '../shared/latest.ts';

/** What the page shows for a job. */
export interface JobHint {
  readonly price: Estimate<PriceEstimate>;
  readonly time: Estimate<CompletionTimeEstimate>;
  /** How long the price took. */
  readonly ms: number;
  /** The fields that move the price when a model answers it. */
  readonly used: readonly string[] | undefined;
}

export interface JobHints {
  ask(job: PriceInput): void;
  /** Drops the question that is still open. */
  cancel(): void;
  dispose(): void;
}

/**
 * Price and duration of the job on screen: by rule of thumb at once, and again by the models when they are there.
 *
 * @param model id of the price model
 * @param refuse is called instead of `show` for a job that cannot be estimated
 */
export function createJobHints(
  model: string,
  engine: EngineChoice,
  show: (hint: JobHint) => void,
  refuse: () => void,
): JobHints {
  const estimator = createEstimator({
    models: '/trained-models/',
    use: { price: model },
    engines,
    engine,
  });

  const latest = createLatest(async (job: PriceInput, signal) => {
    const options = { signal, waitMs: 0 };
    try {
      const start = performance.now();
      const price = await estimator.price(job, options);
      const ms = performance.now() - start;
      const { category, urgency, materials, currency } = job;
      const budget = price.suggested;
      const time = await estimator.completionTime(
        { category, urgency, materials, budget, currency },
        options,
      );
      const used = price.source === 'model' ? estimator.status().price.used : undefined;
      show({ price, time, ms, used });
    } catch (error) {
      if (!isTantiyaError(error) || error.code !== 'input/invalid') throw error;
      refuse();
    }
  });

  for (const task of ['price', 'completion-time'] as const) void estimator.load(task).then(latest.again);

  return {
    ask: latest.ask,
    cancel: latest.cancel,
    dispose() {
      latest.cancel();
      estimator.dispose();
    },
  };
}
