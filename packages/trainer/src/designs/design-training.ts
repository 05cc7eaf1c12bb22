import type { Design } from '@tantiya/core';
import type { Architecture, Hyperparameters } from './architecture.ts';

/** What the network says about rows it has and has not learned from. */
export interface CalibrationContext {
  /** Of the training rows, in the network's own scale. */
  readonly train: readonly (readonly number[])[];
  /** Of the validation rows, in the network's own scale. */
  readonly validation: readonly (readonly number[])[];
  /** Targets of the validation rows, in the network's own scale. */
  readonly validationTargets: readonly (readonly number[])[];
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
  readonly calibrate: (context: CalibrationContext) => unknown;
  /** What the network's own outputs are measured in. */
  readonly outputUnit: string;
}
