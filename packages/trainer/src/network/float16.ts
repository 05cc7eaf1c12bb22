import type { LayersModel } from '@tantiya/core';
import { readWeights } from './weights.ts';

/** The largest finite value of the format. */
const maxFloat16 = 65504;

/** Exponent of the smallest normal value; smaller values share its step. */
const minExponent = -14;

/**
 * Encodes a finite float32 as IEEE 754 binary16: to the nearest value, ties to even; too large becomes the
 * largest finite value, for a weight of infinity would make every answer infinite.
 */
export function encodeFloat16(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const magnitude = Math.min(Math.abs(value), maxFloat16);
  const exponent = Math.max(Math.floor(Math.log2(magnitude)), minExponent);
  // Adding and taking away 2^52 rounds a smaller double to a whole number, ties to even.
  const steps = magnitude * 2 ** (10 - exponent) + 2 ** 52 - 2 ** 52;
  // A normal value holds its leading bit in `steps` (1024 to 2047): it raises the exponent field by one.
  return sign | (((exponent - minExponent) << 10) + steps);
}

/**
 * Stores a model's weights in half the bytes. TensorFlow.js widens them again when it loads the model.
 *
 * @param model not quantised
 */
export function toFloat16(model: LayersModel): LayersModel {
  const weights = readWeights(model);
  const halves = new Uint16Array(weights.flatMap(({ values }) => Array.from(values, encodeFloat16)));
  return {
    topology: model.topology,
    weightSpecs: weights.map(({ name, shape }) => ({
      name,
      shape,
      dtype: 'float32',
      quantization: { dtype: 'float16', original_dtype: 'float32' },
    })),
    weights: halves.buffer,
  };
}
