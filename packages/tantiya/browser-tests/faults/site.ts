import { createEstimator, type Estimator, type EstimatorOptions } from '../../src/index.ts';
import type { Fault } from './fault.ts';

/** What a case needs of its server and the library. */
export interface Site {
  /** Switches the faults of the server; none by default. */
  fail(...faults: readonly Fault[]): Promise<void>;
  /** An estimator of the models of this visit. */
  estimator(options?: Partial<EstimatorOptions>): Estimator;
  /** The same models from another origin. */
  readonly elsewhere: Site;
}

/** @param other an origin that has the same models and is not the page's */
export function createSite(origin: string, other: string): Site {
  const [, visit = ''] = location.pathname.split('/');
  const folder = `${origin}/${visit}/`;
  return {
    async fail(...faults) {
      await fetch(`${folder}faults`, { method: 'POST', body: JSON.stringify(faults) });
    },
    estimator: (options) =>
      createEstimator({
        models: `${folder}trained-models/`,
        ...options,
      }),
    get elsewhere() {
      return createSite(other, origin);
    },
  };
}
