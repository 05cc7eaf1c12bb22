import type { TensorFlow } from './tensorflow.ts';

/**
 * Repairs the gradient of `Unpack`, without which no LSTM trains at sequence length 1.
 *
 * `Unpack` splits a sequence into its steps. When there is one step, TensorFlow.js (seen in 4.22) hands its
 * gradient function a bare tensor where that function stacks a list, and stops with "Argument `tensors` passed
 * to `stack` must be a Tensor[]". The replacement takes both; registering it twice changes nothing.
 */
export function repairUnpackGradient(tf: TensorFlow): void {
  tf.unregisterGradient(tf.Unpack);
  tf.registerGradient({
    kernelName: tf.Unpack,
    gradFunc: (dy, _saved, attributes) => {
      const steps = Array.isArray(dy) ? dy : [dy];
      return { value: () => tf.stack(steps, Number(attributes['axis'])) };
    },
  });
}
