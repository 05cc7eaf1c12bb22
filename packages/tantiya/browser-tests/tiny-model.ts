import type { LayersModel, RowShape } from '@tantiya/core';

export const tinyInputs: RowShape = { dense: 2, sparse: 0 };

/** One dense layer: [a, b] -> 2a + 3b + 1. */
export const tinyModel: LayersModel = {
  topology: {
    class_name: 'Sequential',
    config: {
      name: 'tiny',
      layers: [
        {
          class_name: 'Dense',
          config: {
            name: 'dense',
            units: 1,
            activation: 'linear',
            batch_input_shape: [null, 2],
            dtype: 'float32',
          },
        },
      ],
    },
  },
  weightSpecs: [
    { name: 'dense/kernel', shape: [2, 1], dtype: 'float32' },
    { name: 'dense/bias', shape: [1], dtype: 'float32' },
  ],
  weights: Float32Array.of(2, 3, 1).buffer,
};
