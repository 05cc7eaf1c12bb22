import { writeLayersModel } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { toFloat16 } from './float16.ts';

describe('float16', () => {
  it('halves the bytes of large weights, leaves small ones, and says so to TensorFlow.js', () => {
    const kernel = Float32Array.from({ length: 100 }, (_, index) => [1, -2, 0.5][index % 3] ?? 0);
    const bias = Float32Array.of(0.1, 1e-30, 3);
    const model = toFloat16(
      writeLayersModel({}, [
        { name: 'dense/kernel', shape: [10, 10], values: kernel },
        { name: 'dense/bias', shape: [3], values: bias },
      ]),
    );
    expect(new Uint16Array(model.weights.slice(0, 6))).toEqual(Uint16Array.of(0x3c00, 0xc000, 0x3800));
    expect(new Float32Array(model.weights.slice(200))).toEqual(bias);
    expect(model.weightSpecs).toEqual([
      {
        name: 'dense/kernel',
        shape: [10, 10],
        dtype: 'float32',
        quantization: { dtype: 'float16', original_dtype: 'float32' },
      },
      { name: 'dense/bias', shape: [3], dtype: 'float32' },
    ]);
  });
});
