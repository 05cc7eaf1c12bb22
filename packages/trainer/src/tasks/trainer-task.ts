import type { Manifest, Task, TaskId } from '@tantiya/core';
import type { Architecture, Hyperparameters } from '../designs/architecture.ts';
import type { CardText } from './card-text.ts';
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

/** The network's outputs for rows that it has and has not learned from. */
export interface CalibrationContext {
  /** Of the training rows, in the network's own scale. */
  readonly train: Matrix;
  /** Of the validation rows, in the network's own scale. */
  readonly validation: Matrix;
  /** Targets of the validation rows, in the network's own scale. */
  readonly validationTargets: Matrix;
}

/** All that the trainer knows of a task beyond what the library knows. */
export interface TrainerTask<Parsed> {
  readonly task: Task<TaskId, Parsed, unknown>;
  readonly architecture: Architecture;
  readonly hyperparameters: Hyperparameters;
  /** What the values of a target are called, with their units; one for each. */
  readonly targetNames: readonly string[];
  /** Input fields that name something, whose most frequent values are worth a look. */
  readonly namingFields: readonly string[];
  /** Converts a target to the network's own scale. */
  readonly toNetwork: (target: readonly number[]) => readonly number[];
  /**
   * The rows that the network sees in place of a training or validation row.
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
  /**
   * Inputs of the golden probes: sparse, rich and everything between. With the vector and the network's answer of the
   * day of training they travel in the manifest, and every reader checks itself against them.
   */
  readonly probes: readonly unknown[];
  readonly cardText: CardText;
}
