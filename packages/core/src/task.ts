import type { CurrencyRates } from './currency.ts';
import type { Feature } from './feature.ts';
import type { Manifest } from './manifest.ts';

export type TaskId = 'price' | 'completion-time' | 'profile-score';

/** What a caller may set for a whole call, beside the input itself. */
export interface TaskOptions {
  /** PHP per unit of each currency, instead of the built-in table. */
  readonly rates?: CurrencyRates | undefined;
  /** How many suggestions a profile score brings at most; 0 for none. Default 5. */
  readonly suggestions?: number | undefined;
}

/** One kind of estimate, from the caller's input to the answer. Everything in it is pure. */
export interface Task<Id extends TaskId, Parsed, Value> {
  readonly id: Id;
  /** Declared features, in tensor order. */
  readonly features: readonly Feature<Parsed>[];
  /** Values the network returns per row. */
  readonly outputs: number;
  /** How far an engine may stray from a golden probe, in units of the network's output. */
  readonly tolerance: number;
  /** @throws TantiyaError `input/invalid` or `input/not-finite` */
  readonly parse: (input: unknown, options?: TaskOptions) => Parsed;
  /** The rows the network must answer for one input; the first is the input itself. */
  readonly rows: (parsed: Parsed) => readonly Parsed[];
  /** @param outputs shape [rows(parsed).length, outputs], row-major */
  readonly decode: (outputs: ArrayLike<number>, parsed: Parsed, manifest: Manifest) => Value;
  /** The answer without a network; better with the manifest of a model that could not be run. */
  readonly heuristic: (parsed: Parsed, manifest?: Manifest) => Value;
}
