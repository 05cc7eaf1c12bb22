import type { LayersModel, WeightSpec } from './layers-model.ts';

export type WeightStorage = 'float32' | 'float16' | 'uint16' | 'uint8';

/** One array of a network, as TensorFlow.js names it: `layer/kernel`, `layer/bias`. */
export interface NamedWeight {
  readonly name: string;
  readonly shape: readonly number[];
  /** Row-major; finite. */
  readonly values: Float32Array;
}

/**
 * Puts a model together.
 *
 * @param storage how to store a weight. float16 has 11 bits of precision; uint8 and uint16 place every number on a grid
 * of 256 or 65,536 steps between the least and the greatest
 */
export function writeLayersModel(
  topology: unknown,
  weights: readonly NamedWeight[],
  storage: (weight: NamedWeight) => WeightStorage = () => 'float32',
): LayersModel {
  const stored = weights.map((weight) => encodeWeight(weight, storage(weight)));
  const bytes = new Uint8Array(stored.reduce((sum, { numbers }) => sum + numbers.byteLength, 0));
  let at = 0;
  for (const { numbers } of stored) {
    bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), at);
    at += numbers.byteLength;
  }
  return { topology, weightSpecs: stored.map(({ spec }) => spec), weights: bytes.buffer };
}

interface StoredWeight {
  readonly spec: WeightSpec;
  readonly numbers: Float32Array | Uint16Array | Uint8Array;
}

function encodeWeight({ name, shape, values }: NamedWeight, storage: WeightStorage): StoredWeight {
  const spec = { name, shape, dtype: 'float32' };
  switch (storage) {
    case 'float32':
      return { spec, numbers: values };
    case 'float16':
      return {
        spec: { ...spec, quantization: { dtype: storage, original_dtype: 'float32' } },
        numbers: Uint16Array.from(values, encodeFloat16),
      };
    case 'uint16':
    case 'uint8': {
      const steps = storage === 'uint8' ? 255 : 65_535;
      // Zero for an empty array: its least and greatest would be infinite, which JSON cannot hold.
      const [first = 0] = values;
      const min = values.reduce((least, value) => Math.min(least, value), first);
      const max = values.reduce((greatest, value) => Math.max(greatest, value), first);
      const scale = (max - min) / steps || 1; // 1 where all numbers are equal or there are none
      const Integers = storage === 'uint8' ? Uint8Array : Uint16Array;
      return {
        spec: {
          ...spec,
          quantization: {
            dtype: storage,
            min,
            scale,
            original_dtype: 'float32',
          },
        },
        numbers: new Integers(Array.from(values, (value) => Math.round((value - min) / scale))),
      };
    }
    default:
      return storage satisfies never;
  }
}

/** The largest finite value of the format. */
const maxFloat16 = 65504;

/** Exponent of the smallest normal value; smaller values share its step. */
const minExponent = -14;

/**
 * Encodes a finite float32 as IEEE 754 binary16: to the nearest value, ties to even; too large becomes the
 * largest finite value, since an infinite weight would make every answer infinite.
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
