import { corrupt, densify, type LayersModel, type RowShape, type Rows, TantiyaError } from '@tantiya/core';
import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel as TfjsModel } from '@tensorflow/tfjs-layers';
import type { Network } from '../engine.ts';
import type { DeviceWatch } from './device-watch.ts';
import type { GuestBackend, Variables } from './guest-backend.ts';
import { loadLayersModel } from './load-layers-model.ts';

/**
 * A layers model on a guest backend.
 *
 * @param device the device behind the backend; without one, results are there at once and `run` is synchronous
 * @throws TantiyaError as {@link loadLayersModel}, leaving no tensor behind
 */
export function createTfjsNetwork(
  guest: GuestBackend,
  source: LayersModel,
  inputs: RowShape,
  device?: DeviceWatch,
): Network {
  const weights: Variables = {};
  const freeWeights = () => guest.enter(weights, () => tf.disposeVariables());

  let model: TfjsModel;
  let inputShape: readonly number[];
  let outputShape: readonly number[];
  try {
    model = guest.enter(weights, () => loadLayersModel(source));
    inputShape = rowShape(model.inputs, 'input');
    outputShape = rowShape(model.outputs, 'output');
    const given = inputs.dense + inputs.sparse;
    if (product(inputShape) !== given) {
      throw corrupt('The model', `its shape is [${inputShape}], and rows have ${given} columns`);
    }
  } catch (error) {
    freeWeights();
    throw error;
  }

  /** The caller disposes the output. */
  const predict = (rows: Rows): tf.Tensor => {
    try {
      return guest.enter(weights, () =>
        tf.tidy(() => {
          const input = tf.tensor(densify(rows, inputs), [rows.count, ...inputShape]);
          return model.apply(input, { training: false }) as tf.Tensor;
        }),
      );
    } catch (error) {
      throw new TantiyaError(
        'engine/unavailable',
        `tfjs cannot run the model: ${error instanceof Error ? error.message : error}`,
        'Use another engine for this model.',
        { cause: error },
      );
    }
  };

  const runAtOnce = (rows: Rows): Float32Array => {
    const output = predict(rows);
    try {
      // A copy, since the output of a network without arithmetic is the caller's own memory.
      return output.dataSync<'float32'>().slice();
    } finally {
      output.dispose();
    }
  };

  const runOnDevice = async (device: DeviceWatch, rows: Rows): Promise<Float32Array> => {
    const output = await device.guard(async () => predict(rows));
    try {
      return await device.guard(() => output.data<'float32'>());
    } finally {
      output.dispose();
    }
  };

  return {
    inputs,
    outputWidth: product(outputShape),
    run(rows) {
      if (rows.count === 0) return new Float32Array();
      return device ? runOnDevice(device, rows) : runAtOnce(rows);
    },
    dispose: freeWeights,
  };
}

/** Shape of one row; an axis of free length (time steps) has length 1. */
function rowShape(tensors: TfjsModel['inputs'], role: 'input' | 'output'): readonly number[] {
  const [tensor, ...others] = tensors;
  if (!tensor || others.length > 0) {
    throw new TantiyaError(
      'engine/unavailable',
      `The model has ${tensors.length} ${role}s; a matrix of rows is exactly one.`,
      'Export a model with one input and one output.',
    );
  }
  return tensor.shape.slice(1).map((length) => length ?? 1);
}

const product = (lengths: readonly number[]) => lengths.reduce((size, length) => size * length, 1);
