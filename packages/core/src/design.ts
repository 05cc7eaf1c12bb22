import type { Feature } from './encoding/feature.ts';

/**
 * Turns one row of a network's outputs into a prediction. Pure, and defined for any numbers, NaN included.
 *
 * @param parsed the input that the outputs are for
 * @param unknown its fields that move the answer, but whose value the model has never seen
 */
export type Head<Parsed, Prediction> = (
  outputs: ArrayLike<number>,
  parsed: Parsed,
  unknown: readonly string[],
) => Prediction;

/** One way to answer a task with a network: what it reads and what its outputs mean. */
export interface Design<Parsed, Prediction> {
  /** Task, then a name, such as `price/spec-60`. */
  readonly id: string;
  /** Declared features: dense ones in tensor order, sparse ones behind them. */
  readonly features: readonly Feature<Parsed>[];
  /** Values the network returns per row. */
  readonly outputs: number;
  /**
   * Whether every output is a constant plus what each column adds: a network of one linear layer, whose answers can be
   * taken apart exactly.
   */
  readonly additive?: true;
  /**
   * Which output is the answer itself, on the task's scale: the suggested price, the hours; several where it is their sum.
   * Default 0, the first.
   */
  readonly point?: number | readonly number[];
  /** How far an engine may stray from a golden probe, in units of the network's output. */
  readonly tolerance: number;
  /**
   * @param calibration the design's own record in the manifest
   * @throws TypeError naming what is wrong with the record
   */
  readonly head: (calibration: unknown) => Head<Parsed, Prediction>;
}
