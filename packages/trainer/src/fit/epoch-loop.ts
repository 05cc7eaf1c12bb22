import { setImmediate } from 'node:timers/promises';
import type { Scalar, LayersModel as TfjsModel, Variable } from '@tensorflow/tfjs';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { TensorFlow } from '../backend/tensorflow.ts';
import type { Hyperparameters } from '../designs/architecture.ts';
import { type FitRows, gatherInputs, gatherRows, inputWidth } from './fit-rows.ts';
import { releaseMasks } from './masks.ts';
import { objective } from './objective.ts';
import { readScalar } from './read-scalar.ts';
import { withSeededRandom } from './seeded-random.ts';
import { shuffle } from './shuffle.ts';

export interface BatchReport {
  /** 1-based, both. */
  readonly epoch: number;
  readonly batch: number;
  /** In one epoch. */
  readonly batches: number;
}

export interface EpochLoopOptions {
  readonly hyperparameters: Hyperparameters;
  /** Orders the rows and drops the units. */
  readonly generator: RandomGenerator;
  /** Whether units are dropped. */
  readonly dropout: boolean;
  readonly onBatch?: (report: BatchReport) => void;
  readonly signal?: AbortSignal;
}

/** The loop over the batches of an epoch. */
export interface EpochLoop {
  /**
   * One pass over the rows in a new order.
   *
   * @returns the mean loss of the rows, penalty included, as the weights were when each was seen
   * @throws the reason of the signal once it is aborted
   */
  runEpoch(epoch: number, learningRate: number): Promise<number>;
  dispose(): void;
}

/** Between two batches the event loop gets a turn this often, to draw progress and to hear an abort. */
const yieldAfterMs = 50;

/** A fresh Adam for the weights of `model`; dispose it after its last epoch. */
export function createEpochLoop(
  tf: TensorFlow,
  model: TfjsModel,
  fitRows: FitRows,
  options: EpochLoopOptions,
): EpochLoop {
  const { hyperparameters, generator, dropout, onBatch, signal } = options;
  const { batchSize } = hyperparameters;
  const { targets, shape } = fitRows;
  const rows = fitRows.inputs.count;
  const width = inputWidth(shape);
  const targetWidth = targets.length / rows;
  const batches = Math.ceil(rows / batchSize);
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  const optimizer = tf.train.adam(hyperparameters.learningRate);
  const weights = model.trainableWeights.map((weight) => weight.read() as Variable);

  /** The loss summed over the rows of one batch. */
  const runBatch = (batch: Uint32Array): Scalar =>
    tf.tidy(() => {
      const x = tf.tensor2d(gatherInputs(fitRows, batch), [batch.length, width]);
      const y = tf.tensor2d(gatherRows(targets, targetWidth, batch), [batch.length, targetWidth]);
      const loss = withSeededRandom(generator, () =>
        optimizer.minimize(() => objective(tf, model, { inputs: x, targets: y }, dropout), true, weights),
      );
      return tf.mul(loss ?? Number.NaN, batch.length);
    });

  return {
    async runEpoch(epoch, learningRate) {
      // Adam has no setter for its learning rate.
      Object.assign(optimizer, { learningRate });
      shuffle(order, generator);
      const losses: Scalar[] = [];
      let yieldedAt = performance.now();
      try {
        for (let batch = 1; batch <= batches; batch++) {
          losses.push(runBatch(order.subarray((batch - 1) * batchSize, batch * batchSize)));
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
