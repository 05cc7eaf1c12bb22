import { setImmediate } from 'node:timers/promises';
import { TantiyaError } from '@tantiya/core';
import type { LayersModel, Scalar, Tensor, Variable } from '@tensorflow/tfjs';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Hyperparameters } from './architecture.ts';
import type { TensorFlow } from './engine.ts';
import { type Examples, gatherRows } from './examples.ts';
import { releaseMasks } from './masks.ts';
import { objective, penalties } from './objective.ts';
import { watchPlateau } from './plateau.ts';
import { predict } from './predict.ts';
import { withSeededRandom } from './seeded-random.ts';
import { shuffle } from './shuffle.ts';

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

export interface BatchReport {
  /** 1-based, both. */
  readonly epoch: number;
  readonly batch: number;
  /** In one epoch. */
  readonly batches: number;
}

export interface FitOptions {
  readonly hyperparameters: Hyperparameters;
  /** A whole number; the same seed on the same engine gives the same weights. */
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

/** How long training may keep the event loop from drawing progress or hearing an abort. */
const yieldAfterMs = 50;

/**
 * Trains `model` in place with Adam on mini-batches, and leaves it with the weights of its best epoch.
 *
 * With dropout first, then, from the best weights so far, without it where `settling` says so: dropout on the inputs
 * teaches a network to expect them scaled and missing, which is noise where the target follows from a few of them.
 *
 * `model.fit` is not used: it shuffles and drops units with an unseeded generator, cannot restore the best weights
 * or lower the learning rate, and skips the penalty of recurrent layers.
 *
 * @throws TantiyaError `input/not-finite` when the loss stops being a number
 * @throws the reason of `options.signal` once it is aborted
 */
export async function fit(
  tf: TensorFlow,
  model: LayersModel,
  training: Examples,
  validation: Examples,
  options: FitOptions,
): Promise<FitResult> {
  const { hyperparameters, onEpoch } = options;
  const settlingEpochs = Math.round(hyperparameters.epochs * hyperparameters.settling);
  const phases = [
    { dropout: true, phaseEpochs: hyperparameters.epochs - settlingEpochs, epochsAfter: settlingEpochs },
    { dropout: false, phaseEpochs: settlingEpochs, epochsAfter: 0 },
  ];
  const trainer = createTrainer(tf, model, training, options);
  let best = { bestEpoch: 0, validationLoss: Number.POSITIVE_INFINITY };
  let bestWeights: Tensor[] = [];
  let epoch = 0;
  const startedAt = performance.now();

  try {
    for (const { dropout, phaseEpochs, epochsAfter } of phases) {
      const lastEpoch = epoch + phaseEpochs;
      const epochs = lastEpoch + epochsAfter;
      const watch = watchPlateau(hyperparameters);
      let { learningRate } = hyperparameters;
      for (let stop = false; !stop && epoch < lastEpoch; ) {
        epoch += 1;
        const loss = await trainer.runEpoch({ epoch, learningRate, dropout });
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
      model.setWeights(bestWeights);
    }
    return { epochsRun: epoch, ...best };
  } finally {
    tf.dispose(bestWeights);
    trainer.dispose();
  }
}

interface EpochOptions {
  readonly epoch: number;
  readonly learningRate: number;
  readonly dropout: boolean;
}

interface Trainer {
  /** One pass over the shuffled rows; resolves to the mean loss of its rows. */
  runEpoch(options: EpochOptions): Promise<number>;
  dispose(): void;
}

function createTrainer(tf: TensorFlow, model: LayersModel, examples: Examples, options: FitOptions): Trainer {
  const { hyperparameters, seed, onBatch, signal } = options;
  const { batchSize } = hyperparameters;
  const { inputs, targets, rows } = examples;
  const inputWidth = inputs.length / rows;
  const targetWidth = targets.length / rows;
  const batches = Math.ceil(rows / batchSize);
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  const generator = xoroshiro128plus(seed);
  const optimizer = tf.train.adam(hyperparameters.learningRate);
  const weights = model.trainableWeights.map((weight) => weight.read() as Variable);

  /** The loss summed over the rows of one batch. */
  const runBatch = (batch: Uint32Array, dropout: boolean): Scalar =>
    tf.tidy(() => {
      const x = tf.tensor2d(gatherRows(inputs, inputWidth, batch), [batch.length, inputWidth]);
      const y = tf.tensor2d(gatherRows(targets, targetWidth, batch), [batch.length, targetWidth]);
      const loss = withSeededRandom(generator, () =>
        optimizer.minimize(() => objective(tf, model, { inputs: x, targets: y }, dropout), true, weights),
      );
      return tf.mul(loss ?? Number.NaN, batch.length);
    });

  return {
    async runEpoch({ epoch, learningRate, dropout }) {
      // Adam has no setter for its learning rate.
      Object.assign(optimizer, { learningRate });
      shuffle(order, generator);
      const losses: Scalar[] = [];
      let yieldedAt = performance.now();
      try {
        for (let batch = 1; batch <= batches; batch++) {
          losses.push(runBatch(order.subarray((batch - 1) * batchSize, batch * batchSize), dropout));
          onBatch?.({ epoch, batch, batches });
          if (performance.now() - yieldedAt > yieldAfterMs) {
            await setImmediate();
            yieldedAt = performance.now();
          }
          signal?.throwIfAborted();
        }
        // Read once per epoch: on a GPU every read waits for the queue to drain.
        return await readScalar(tf.tidy(() => tf.div(tf.addN(losses), rows)));
      } finally {
        tf.dispose(losses);
      }
    },
    dispose() {
      optimizer.dispose();
      releaseMasks(tf, model);
    },
  };
}

interface Validation {
  readonly validationLoss: number;
  readonly validationMae: number;
}

async function validate(
  tf: TensorFlow,
  model: LayersModel,
  { inputs, targets, rows }: Examples,
): Promise<Validation> {
  const outputs = await predict(tf, model, inputs, rows);
  const penalty = await readScalar(tf.tidy(() => tf.addN([tf.scalar(0), ...penalties(tf, model)])));
  let squared = 0;
  let absolute = 0;
  targets.forEach((target, index) => {
    const error = (outputs[index] ?? Number.NaN) - target;
    squared += error * error;
    absolute += Math.abs(error);
  });
  return { validationLoss: squared / targets.length + penalty, validationMae: absolute / targets.length };
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

async function readScalar(value: Tensor): Promise<number> {
  const [number = Number.NaN] = await value.data();
  value.dispose();
  return number;
}
