import { TantiyaError } from '@tantiya/core';
import type { Tensor, LayersModel as TfjsModel } from '@tensorflow/tfjs';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { TensorFlow } from '../backend/tensorflow.ts';
import type { Hyperparameters } from '../designs/architecture.ts';
import { type BatchReport, createEpochLoop } from './epoch-loop.ts';
import type { FitRows } from './fit-rows.ts';
import { watchPlateau } from './plateau.ts';
import { validate } from './validate.ts';

export type { BatchReport } from './epoch-loop.ts';

/** Losses are mean squared errors plus the regularisation penalty, as Keras reports them. */
export interface EpochReport {
  /** 1-based. */
  readonly epoch: number;
  /** The most there can be. */
  readonly epochs: number;
  readonly loss: number;
  readonly validationLoss: number;
  /** Mean absolute error on the validation rows, without the penalty. */
  readonly validationMae: number;
  /** The one this epoch ran with. */
  readonly learningRate: number;
  /** Until the last possible epoch at the pace so far; early stopping may come sooner. */
  readonly secondsLeft: number;
}

export interface FitOptions {
  readonly hyperparameters: Hyperparameters;
  /** A whole number; the same seed on the same backend gives the same weights. */
  readonly seed: number;
  readonly onEpoch?: (report: EpochReport) => void;
  readonly onBatch?: (report: BatchReport) => void;
  readonly signal?: AbortSignal;
}

export interface FitResult {
  readonly epochsRun: number;
  /** 1-based; the model is left with the weights of this epoch. */
  readonly bestEpoch: number;
  /** Of the best epoch. */
  readonly validationLoss: number;
}

/**
 * Trains `model` in place with Adam on mini-batches, and leaves it with the weights of its best epoch.
 *
 * There are two phases: the first with dropout; the second, for the share of epochs that `settling` says, without it
 * and from the best weights of the first. Dropout scales and hides inputs, which is mere noise where the target follows
 * from a few of them. Each phase has a fresh Adam: one that remembers the noise would take small steps.
 *
 * `model.fit` is not used: it shuffles and drops units with an unseeded generator, cannot restore the best weights
 * or lower the learning rate, and skips the penalty of recurrent layers.
 *
 * @throws TantiyaError `input/not-finite` when the loss stops being a number
 * @throws the reason of `options.signal` once it is aborted
 */
export async function fit(
  tf: TensorFlow,
  model: TfjsModel,
  training: FitRows,
  validation: FitRows,
  options: FitOptions,
): Promise<FitResult> {
  const { hyperparameters, onEpoch } = options;
  const settlingEpochs = Math.floor(hyperparameters.epochs * hyperparameters.settling);
  const phases = [
    { dropout: true, phaseEpochs: hyperparameters.epochs - settlingEpochs, epochsAfter: settlingEpochs },
    { dropout: false, phaseEpochs: settlingEpochs, epochsAfter: 0 },
  ];
  const generator = xoroshiro128plus(options.seed);
  let best = { bestEpoch: 0, validationLoss: Number.POSITIVE_INFINITY };
  let bestWeights: Tensor[] = [];
  let epoch = 0;
  const startedAt = performance.now();

  try {
    for (const { dropout, phaseEpochs, epochsAfter } of phases) {
      const lastEpoch = epoch + phaseEpochs;
      const epochs = lastEpoch + epochsAfter;
      const watch = watchPlateau(hyperparameters);
      const loop = createEpochLoop(tf, model, training, { ...options, generator, dropout });
      let { learningRate } = hyperparameters;
      try {
        for (let stop = false; !stop && epoch < lastEpoch; ) {
          epoch += 1;
          const loss = await loop.runEpoch(epoch, learningRate);
          const { validationLoss, validationMae } = await validate(tf, model, validation);
          if (!Number.isFinite(loss + validationLoss)) throw divergence(epoch, { loss, validationLoss });

          if (validationLoss < best.validationLoss) {
            tf.dispose(bestWeights);
            bestWeights = model.getWeights().map((weight) => weight.clone());
            best = { bestEpoch: epoch, validationLoss };
          }
          const secondsLeft = ((performance.now() - startedAt) / 1000 / epoch) * (epochs - epoch);
          onEpoch?.({ epoch, epochs, loss, validationLoss, validationMae, learningRate, secondsLeft });
          ({ learningRate, stop } = watch(validationLoss));
        }
      } finally {
        loop.dispose();
      }
      model.setWeights(bestWeights);
    }
    return { epochsRun: epoch, ...best };
  } finally {
    tf.dispose(bestWeights);
  }
}

function divergence(
  epoch: number,
  { loss, validationLoss }: { loss: number; validationLoss: number },
): TantiyaError {
  return new TantiyaError(
    'input/not-finite',
    `Training diverged in epoch ${epoch}: loss ${loss}, validation loss ${validationLoss}.`,
    'Check the rows for values that are not finite, or lower the learning rate.',
  );
}
