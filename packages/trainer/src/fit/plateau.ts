import type { Hyperparameters } from '../designs/architecture.ts';

/** What an epoch's validation loss means for the next. */
export interface Verdict {
  /** Nothing improved for `stopPatience` epochs. */
  readonly stop: boolean;
  /** The learning rate of the next epoch. */
  readonly learningRate: number;
}

/** The learning rate is never reduced below this. */
const minLearningRate = 1e-6;

/** How much a loss must fall before a plateau counts as left: Keras's default. */
const plateauDelta = 1e-4;

/**
 * Follows the validation loss as Keras's EarlyStopping and ReduceLROnPlateau do, factor 0.5.
 *
 * @returns a function that takes each epoch's validation loss, in order
 */
export function watchPlateau(hyperparameters: Hyperparameters): (loss: number) => Verdict {
  const { stopPatience, halvePatience } = hyperparameters;
  let { learningRate } = hyperparameters;
  let best = Number.POSITIVE_INFINITY;
  let sinceBest = 0;
  let plateau = Number.POSITIVE_INFINITY;
  let sincePlateau = 0;

  return (loss) => {
    sinceBest = loss < best ? 0 : sinceBest + 1;
    best = Math.min(best, loss);

    const improved = loss < plateau - plateauDelta;
    sincePlateau = improved ? 0 : sincePlateau + 1;
    if (improved) plateau = loss;
    if (sincePlateau >= halvePatience) {
      learningRate = Math.max(learningRate / 2, minLearningRate);
      sincePlateau = 0;
    }
    return { stop: sinceBest >= stopPatience, learningRate };
  };
}
