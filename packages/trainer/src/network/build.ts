import type { LayersModel, layers } from '@tensorflow/tfjs';
import type { Architecture } from './architecture.ts';
import type { TensorFlow } from './engine.ts';

type Layer = ReturnType<typeof layers.dense>;

/**
 * Builds an untrained network that maps [rows, inputs] to [rows, outputs].
 *
 * @param architecture what the specification lists
 * @param options.seed a whole number; the same seed gives the same initial weights
 * @param options.outputBias one value per output: the mean of its training targets. Log prices lie around 9 and
 * Adam moves a weight by about its learning rate in a step, so from zero the first thousands of steps would
 * only climb there, bending every other weight on the way
 */
export function buildNetwork(
  tf: TensorFlow,
  architecture: Architecture,
  options: { readonly seed: number; readonly outputBias?: readonly number[] },
): LayersModel {
  const { inputs, outputs, lstm, denseUnits, dropout, l2, output } = architecture;
  let initialised = 0;
  const kernel = () => {
    initialised += 1;
    return tf.initializers.glorotUniform({ seed: options.seed * 100 + initialised });
  };
  const penalty = l2 > 0 ? { kernelRegularizer: tf.regularizers.l2({ l2 }) } : {};

  const outputLayer = tf.layers.dense({
    units: outputs,
    activation: output === 'percent' ? 'sigmoid' : 'linear',
    kernelInitializer: kernel(),
  });
  const model = tf.sequential({
    layers: [
      tf.layers.reshape({ inputShape: [inputs], targetShape: [1, inputs] }),
      ...lstm.map((layer, index) =>
        tf.layers.lstm({
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
      tf.layers.dense({ units: denseUnits, activation: 'relu', kernelInitializer: kernel(), ...penalty }),
      tf.layers.dropout({ rate: dropout }),
      outputLayer,
      ...(output === 'percent' ? [tf.layers.rescaling({ scale: 100 })] : []),
    ],
  });
  if (options.outputBias) setBias(tf, outputLayer, options.outputBias);
  return model;
}

function setBias(tf: TensorFlow, layer: Layer, bias: readonly number[]): void {
  tf.tidy(() => {
    const [kernel] = layer.getWeights();
    if (kernel) layer.setWeights([kernel, tf.tensor1d([...bias])]);
  });
}
