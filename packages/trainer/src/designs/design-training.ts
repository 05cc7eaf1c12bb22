import type { Design } from '@tantiya/core';
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

/** How the networks of one design are trained. */
export interface DesignTraining<Parsed, Prediction> {
  readonly design: Design<Parsed, Prediction>;
  readonly architecture: Architecture;
  readonly hyperparameters: Hyperparameters;
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
