import type { LayersModel as TfjsModel } from '@tensorflow/tfjs';
import type { TensorFlow } from '../backend/tensorflow.ts';
import type { FitRows } from './fit-rows.ts';
import { penalties } from './objective.ts';
import { predict } from './predict.ts';
import { readScalar } from './read-scalar.ts';

export interface Validation {
  /** Mean squared error plus the regularisation penalty, as Keras reports it. */
  readonly validationLoss: number;
  /** Mean absolute error, without the penalty. */
  readonly validationMae: number;
}

/** How far the network is off on rows that it does not learn from. */
export async function validate(tf: TensorFlow, model: TfjsModel, rows: FitRows): Promise<Validation> {
  const { targets } = rows;
  const outputs = await predict(tf, model, rows);
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
