import type { Manifest } from '@tantiya/core';

/** What the card of every model of a task says. */
export interface CardText {
  /** What a model of this task is for. */
  readonly purpose: string;
  /** What the figures are measured in. */
  readonly unit: string;
  /** How ranges and confidence came about. */
  readonly calibration: string;
  /** What it must not be used for. */
  readonly limits: readonly string[];
  /** What the network's own outputs are measured in. */
  readonly outputUnit: string;
  /** Which words have a column, in a sentence or two. */
  readonly knownWords: (vocabularies: Manifest['vocabularies']) => string;
}
