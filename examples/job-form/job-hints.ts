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
  readonly job: PriceInput;
  readonly price: Estimate<PriceEstimate>;
  readonly time: Estimate<CompletionTimeEstimate>;
  /** How long the price took. */
  readonly ms: number;
  /** The fields that move the price when a model answers it. */
  readonly used: readonly string[] | undefined;
}

export interface JobHints {
  /** @param budget what the client means to pay, if that has been said */
  ask(job: PriceInput, budget: number | undefined): void;
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

  const latest = createLatest(
    async ({ job, budget }: { job: PriceInput; budget: number | undefined }, signal) => {
      const options = { signal, waitMs: 0 };
      try {
        const start = performance.now();
        const price = await estimator.price(job, { ...options, budget, explain: true, advise: true });
        const ms = performance.now() - start;
        const { title, description, category, urgency, materials, tags, currency } = job;
        const time = await estimator.completionTime(
          // What a client types is only compared: a wish for a price changes no duration.
          {
            title,
            description,
            category,
            urgency,
            materials,
            tags,
            budget: price.suggested,
            currency,
          },
          options,
        );
        const used = price.source === 'model' ? estimator.status().price.used : undefined;
        show({ job, price, time, ms, used });
      } catch (error) {
        if (!isTantiyaError(error) || error.code !== 'input/invalid') throw error;
        refuse();
      }
    },
  );

  for (const task of ['price', 'completion-time'] as const) void estimator.load(task).then(latest.again);

  return {
    ask: (job, budget) => latest.ask({ job, budget }),
    cancel: latest.cancel,
    dispose() {
      latest.cancel();
      estimator.dispose();
    },
  };
}
