import type { LayersModel as TfjsModel } from '@tensorflow/tfjs';
import type { TensorFlow } from '../backend/tensorflow.ts';
import type { Architecture } from './architecture.ts';

/** Widths of the rows that a network reads and answers with. */
export interface NetworkShape {
  readonly inputs: number;
  readonly outputs: number;
}

/**
 * Builds an untrained network that maps [rows, inputs] to [rows, outputs].
 *
 * Every bias starts at zero, the last one too. Starting it at the mean of the targets, as one often does, was
 * measured to be a trap here: the L2 penalty then pulls all kernels to zero and the network stays at that constant.
 * From zero the output kernel, which has no penalty, must grow to reach the targets, and carries the features along.
 *
 * @param seed a whole number; the same seed gives the same initial weights
 */
export function buildNetwork(
  tf: TensorFlow,
  architecture: Architecture,
  { inputs, outputs }: NetworkShape,
  seed: number,
): TfjsModel {
  const { lstm, denseUnits, dropout, l2, output } = architecture;
  let initialised = 0;
  const kernel = () => {
    initialised += 1;
    return tf.initializers.glorotUniform({ seed: seed * 100 + initialised });
  };
  const penalty = l2 > 0 ? { kernelRegularizer: tf.regularizers.l2({ l2 }) } : {};

  return tf.sequential({
    name: 'network',
    layers: [
      tf.layers.reshape({ name: 'step', inputShape: [inputs], targetShape: [1, inputs] }),
      ...lstm.map((layer, index) =>
        tf.layers.lstm({
          name: `lstm_${index + 1}`,
          units: layer.units,
          returnSequences: index < lstm.length - 1,
          // Keras's default; the default of TensorFlow.js is hardSigmoid.
          recurrentActivation: 'sigmoid',
          dropout: layer.dropout,
          recurrentDropout: layer.recurrentDropout,
          kernelInitializer: kernel(),
          // It multiplies a state that is always zero, so it has no gradient and no effect. Zeros cost nothing
          // to create (the default, orthogonal, takes seconds) and compress to nothing.
          recurrentInitializer: 'zeros',
          ...penalty,
        }),
      ),
      tf.layers.dense({
        name: 'dense',
        units: denseUnits,
        activation: 'relu',
        kernelInitializer: kernel(),
        ...penalty,
      }),
      tf.layers.dropout({ name: 'dropout', rate: dropout }),
      tf.layers.dense({
        name: 'output',
        units: outputs,
        activation: output === 'percent' ? 'sigmoid' : 'linear',
        kernelInitializer: kernel(),
      }),
      ...(output === 'percent' ? [tf.layers.rescaling({ name: 'percent', scale: 100 })] : []),
    ],
  });
}
