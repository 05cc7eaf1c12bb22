import type { Fitted, Reference, Task, TaskId } from '@tantiya/core';
import type { DesignTraining } from '../designs/design-training.ts';
import type { CardText } from './card-text.ts';
import type { Figures } from './metrics.ts';

/** An example whose outcome is known, parsed by the task's own schema. */
export interface Labelled<Parsed> {
  readonly parsed: Parsed;
  /** One value for each of the task's `targetNames`, such as [min, suggested, max] in PHP. */
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

export interface EvaluationContext<Parsed, Prediction> {
  readonly train: readonly Labelled<Parsed>[];
  readonly test: readonly Labelled<Parsed>[];
  /** What the model lets the heuristic know. */
  readonly reference: Reference;
  /** Asks the exported model. */
  readonly predict: Predict<Parsed, Prediction>;
  /** Other models of the task, by name, to be tested on the same rows. */
  readonly beside?: Readonly<Record<string, Predict<Parsed, Prediction>>>;
}

export type Predict<Parsed, Prediction> = (inputs: readonly Parsed[]) => Promise<readonly Prediction[]>;

/** All that the trainer knows of a task beyond what the library knows. */
export interface TrainerTask<Parsed, Prediction, View> {
  readonly task: Task<TaskId, Parsed, Prediction, View, object>;
  /** How the task's designs are trained, the default first. */
  readonly designs: readonly DesignTraining<Parsed, Prediction>[];
  /** What the values of a target are called, with their units; one for each. */
  readonly targetNames: readonly string[];
  /** Input fields that name something, whose most frequent values are worth a look. */
  readonly namingFields: readonly string[];
  /**
   * What the heuristic will know of the marketplace.
   *
   * @param heldOut rows to measure on what was learned of `train`
   */
  readonly reference: (train: readonly Labelled<Parsed>[], heldOut: readonly Labelled<Parsed>[]) => Reference;
  /** The first comparison is the one a model is judged by. */
  readonly evaluate: (context: EvaluationContext<Parsed, Prediction>) => Promise<readonly Comparison[]>;
  /**
   * Inputs of the golden probes: sparse, rich and everything between. With the row and the network's answer of the
   * day of training they travel in the manifest, and every reader checks itself against them.
   */
  readonly probes: readonly unknown[];
  readonly cardText: CardText;
  /** Says for a card which words have a column, in a sentence or two. */
  readonly knownWords: (fitted: Fitted) => string;
}
