import type { Advised, Explained, OperationalCode } from '@tantiya/core/basics';
import type { EngineName } from '../engines/engine.ts';

/** What the options `explain` and `advise` add to an answer. */
type More = Partial<Explained & Advised>;

/** There is always an answer; `source` says who gave it and decides which other fields exist. */
export type Estimate<Value> =
  | (Value &
      More & {
        readonly source: 'model';
        /** Id and version, such as "price/freelance@1.0.0". */
        readonly model: string;
        readonly engine: EngineName;
      })
  | (Value &
      More & {
        readonly source: 'heuristic';
        /** Why no model answered. */
        readonly reason: OperationalCode;
      });

export interface EstimateOptions {
  /** Aborting rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /**
   * How long to wait for a model that is still loading before the heuristic answers with the reason
   * `model/loading`, in ms. 0 answers at once. Default: as long as it takes.
   */
  readonly waitMs?: number | undefined;
  /** Profile score only: how many suggestions to bring at most, 0 for none. Default 5. */
  readonly suggestions?: number | undefined;
  /** Price only: what the client means to pay, in the currency of the answer; it never moves the price. */
  readonly budget?: number | undefined;
  /**
   * Whether to say why the answer is what it is, by field and by words. The first call that asks for this, or for advice,
   * fetches the code for it; where that cannot be had, the answer comes without.
   */
  readonly explain?: boolean | undefined;
  /** Whether to say which of the fields that were left out would narrow the range. */
  readonly advise?: boolean | undefined;
}

export interface BatchOptions extends EstimateOptions {
  /** Called after each chunk. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Estimates one input, or a list in input order without ever blocking the page for long.
 *
 * @throws TantiyaError `input/invalid` or `input/not-finite` (in a list, naming the position), or
 * `estimator/disposed`; anything else ends in a heuristic answer
 */
export interface EstimateFunction<Input, Value> {
  (input: Input, options?: EstimateOptions): Promise<Estimate<Value>>;
  (inputs: readonly Input[], options?: BatchOptions): Promise<readonly Estimate<Value>[]>;
}
