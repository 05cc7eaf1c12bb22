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

/** Arrays of fewer numbers stay in float32: halving them saves little, and a single unit may carry the whole answer. */
export const worthHalving = 100;

/**
 * Stores a model's larger weights in half the bytes. TensorFlow.js widens them again when it loads the model.
 *
 * @param model not quantised
 */
export function toFloat16(model: LayersModel): LayersModel {
  const stored = readWeights(model).map(({ name, shape, values }) => {
    const spec = { name, shape, dtype: 'float32' };
    if (values.length < worthHalving) return { spec, numbers: values };
    const quantization = { dtype: 'float16', original_dtype: 'float32' } as const;
    return { spec: { ...spec, quantization }, numbers: Uint16Array.from(values, encodeFloat16) };
  });
  const bytes = Buffer.concat(stored.map(({ numbers }) => Buffer.from(numbers.buffer)));
  return {
    topology: model.topology,
    weightSpecs: stored.map(({ spec }) => spec),
    weights: new Uint8Array(bytes).buffer,
  };
}
