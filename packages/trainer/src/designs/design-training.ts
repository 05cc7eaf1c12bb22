import type { Design, Fitted, LayersModel } from '@tantiya/core';
import type { Architecture, Hyperparameters } from './architecture.ts';

/** A row and what the network says of it. */
export interface AnsweredRow<Parsed> {
  readonly parsed: Parsed;
  /** In the network's own scale. */
  readonly outputs: readonly number[];
  /** What is true of it, in the network's own scale. */
  readonly target: readonly number[];
}

/** What the network says about rows, each as it was augmented. */
export interface CalibrationContext<Parsed> {
  /** Rows that it has learned from. */
  readonly train: readonly AnsweredRow<Parsed>[];
  /** Rows that it has not learned from. */
  readonly heldOut: readonly AnsweredRow<Parsed>[];
}

/** A row that a network learns from: an input and what is true of it. */
export interface LearnedRow<Parsed> {
  readonly parsed: Parsed;
  readonly target: readonly number[];
}

/** How the models of one design are trained. */
export type DesignTraining<Parsed, Prediction> =
  | NetworkTraining<Parsed, Prediction>
  | AdditiveTraining<Parsed, Prediction>;

interface Training<Parsed, Prediction> {
  readonly design: Design<Parsed, Prediction>;
  /** Converts a target to the network's own scale. */
  readonly toNetwork: (target: readonly number[]) => readonly number[];
  /**
   * The rows that the network sees in place of a training or validation row.
   *
   * @param random draws from 0 to 1
   */
  readonly augment: (row: LearnedRow<Parsed>, random: () => number) => readonly LearnedRow<Parsed>[];
  /** Fits the record of the design's head. */
  readonly calibrate: (context: CalibrationContext<Parsed>) => unknown;
  /** What the network's own outputs are measured in. */
  readonly outputUnit: string;
}

/** By gradient descent, with TensorFlow.js. */
export interface NetworkTraining<Parsed, Prediction> extends Training<Parsed, Prediction> {
  readonly kind: 'network';
  readonly architecture: Architecture;
  readonly hyperparameters: Hyperparameters;
}

/** By solving convex problems, without TensorFlow.js. */
export interface AdditiveTraining<Parsed, Prediction> extends Training<Parsed, Prediction> {
  readonly kind: 'additive';
  /** The same rows give the same bytes. */
  readonly fit: (rows: FitContext<Parsed>) => AdditiveFit;
}

/** Augmented rows; targets in the network's own scale. */
export interface FitContext<Parsed> {
  readonly train: readonly LearnedRow<Parsed>[];
  /** Rows to choose by. */
  readonly validation: readonly LearnedRow<Parsed>[];
  /** Called with what is being done, before each step. */
  readonly onStep: (step: string) => void;
}

export interface AdditiveFit {
  /** What was fitted for the features. */
  readonly fitted: Fitted;
  readonly model: LayersModel;
  /**
   * Outputs for the validation rows of a model that has not learned from them; left out where that is the model itself.
   */
  readonly heldOut?: readonly (readonly number[])[];
  /** Choices that were made, for the card. */
  readonly facts: readonly string[];
}
