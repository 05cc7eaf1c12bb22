import type { Backend } from '../backend/backend.ts';
import type { ModelInMemory } from '../export/read-model.ts';
import type { BatchReport, EpochReport } from '../fit/fit.ts';
import type { Source } from './load-split.ts';

export interface TrainOptions extends Source {
  readonly backend: Backend;
  /** Id of one of the task's designs; its first by default. */
  readonly design?: string | undefined;
  /** Such as "price/freelance". */
  readonly id: string;
  readonly version: string;
  /** ISO 8601. */
  readonly trainedAt: string;
  /** A 32-bit integer: the same seed on the same backend gives the same weights. */
  readonly seed: number;
  /** How weights are stored; with float16, small arrays stay in float32. */
  readonly dtype: 'float16' | 'float32';
  /** Whether to leave out the weights that never reach the output, and the units that others can stand in for. */
  readonly compact: boolean;
  /** Instead of the specification's. */
  readonly epochs?: number | undefined;
  /** Instead of the specification's. */
  readonly batchSize?: number | undefined;
  readonly onEpoch?: (report: EpochReport) => void;
  readonly onBatch?: (report: BatchReport) => void;
  /** How many words and names an additive model keeps, instead of choosing it. */
  readonly words?: number | undefined;
  /** Called with what is being done, before each step of a fit that has no epochs. */
  readonly onStep?: (step: string) => void;
  /** Another model, trained on the same rows, whose figures are shown too. */
  readonly beside?: ModelInMemory | undefined;
  readonly signal?: AbortSignal;
}
