import type { Manifest, Task, TaskId } from '@tantiya/core';
import type { Figures, Matrix } from './metrics.ts';

/** An example whose outcome is known, parsed by the task's own schema. */
export interface Labelled<Parsed> {
  readonly parsed: Parsed;
  /** [min, suggested, max] in PHP, [hours], or [score 0-100]. */
  readonly target: readonly number[];
  /** Rows with the same group are near duplicates. */
  readonly group: string | undefined;
}

/** Several predictors on the same rows. */
export interface Comparison {
  /** Which rows, such as "all test rows". */
  readonly title: string;
  readonly rows: number;
  /** By predictor, `model` first. */
  readonly figures: Readonly<Record<string, Figures>>;
}

export interface EvaluationContext<Parsed> {
  readonly train: readonly Labelled<Parsed>[];
  readonly test: readonly Labelled<Parsed>[];
  readonly manifest: Manifest;
  /** Runs the exported network. */
  readonly predict: (inputs: readonly Parsed[]) => Promise<Matrix>;
}

/** What the network says about rows it has and has not learned from. */
export interface CalibrationContext {
  /** Of the training rows, in the network's own scale. */
  readonly train: Matrix;
  /** Of the validation rows, in the network's own scale. */
  readonly validation: Matrix;
  /** What is true of the validation rows, in the network's own scale. */
  readonly validationTargets: Matrix;
}

/** What the trainer must know of a task beyond what the library knows. */
export interface TaskTraining<Parsed> {
  readonly task: Task<TaskId, Parsed, unknown>;
  /** A target in the network's own scale. */
  readonly toNetwork: (target: readonly number[]) => readonly number[];
  /**
   * What a training or validation row stands for.
   *
   * @param random draws from 0 to 1
   */
  readonly augment: (row: Labelled<Parsed>, random: () => number) => readonly Labelled<Parsed>[];
  /** The words of a row that may become columns. */
  readonly words: (parsed: Parsed) => {
    readonly categories: Iterable<string>;
    readonly tags: Iterable<string>;
  };
  /** What the heuristic will know of the marketplace. */
  readonly reference: (
    train: readonly Labelled<Parsed>[],
    categories: readonly string[],
  ) => Manifest['reference'];
  readonly calibrate: (context: CalibrationContext) => Manifest['calibration'];
  /** The first comparison is the one a model is judged by. */
  readonly evaluate: (context: EvaluationContext<Parsed>) => Promise<readonly Comparison[]>;
  /** Inputs of the golden probes: sparse, rich and everything between. */
  readonly probes: readonly unknown[];
}
