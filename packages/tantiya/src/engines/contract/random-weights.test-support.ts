import type { WeightSpec } from '@tantiya/core';

/** Uniform in [low, high). */
export type Random = (low: number, high: number) => number;

/** The same numbers for the same seed on every machine: a linear congruential generator's upper bits. */
export function seededRandom(seed: number): Random {
  let state = BigInt(seed);
  return (low, high) => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    return low + (Number(state >> 32n) / 2 ** 32) * (high - low);
  };
}

export const storages = ['float32', 'float16', 'uint16', 'uint8'] as const;

export type Storage = (typeof storages)[number];

/** A weight as a file stores it, and the numbers that it stands for. */
export interface StoredWeight {
  readonly spec: WeightSpec;
  readonly bytes: Uint8Array;
  /** Row-major. */
  readonly values: readonly number[];
}

/** Random numbers from [low, high), as far as the storage can tell them apart. */
export function randomWeight(
  random: Random,
  storage: Storage,
  name: string,
  shape: readonly number[],
  [low, high]: readonly [number, number],
): StoredWeight {
  const length = shape.reduce((size, axis) => size * axis, 1);
  const exact = Array.from({ length }, () => random(low, high));
  const spec = { name, shape, dtype: 'float32' };
  switch (storage) {
    case 'float32': {
      const values = Float32Array.from(exact);
      return { spec, bytes: new Uint8Array(values.buffer), values: [...values] };
    }
    case 'float16': {
      const halves = exact.map(nearestFloat16);
      const stored = Uint16Array.from(halves, ({ bits }) => bits);
      return {
        spec: { ...spec, quantization: { dtype: 'float16', original_dtype: 'float32' } },
        bytes: new Uint8Array(stored.buffer),
        values: halves.map(({ value }) => value),
      };
    }
    case 'uint16':
    case 'uint8': {
      const Integers = storage === 'uint8' ? Uint8Array : Uint16Array;
      const scale = (high - low) / (2 ** (8 * Integers.BYTES_PER_ELEMENT) - 1);
      const stored = new Integers(exact.map((value) => Math.round((value - low) / scale)));
      return {
        spec: { ...spec, quantization: { dtype: storage, scale, min: low, original_dtype: 'float32' } },
        bytes: new Uint8Array(stored.buffer),
        values: Array.from(stored, (value) => Math.fround(value * scale + low)),
      };
    }
  }
}

/** @param value of a magnitude below 65,504 */
function nearestFloat16(value: number): { readonly bits: number; readonly value: number } {
  const magnitude = Math.abs(value);
  const exponent = Math.max(-14, Math.floor(Math.log2(magnitude)));
  // In units of the last place: 1024 to 2048, less for subnormal numbers. A carry moves on to the exponent.
  const units = Math.round(magnitude / 2 ** (exponent - 10));
  const bits = ((exponent + 15) << 10) + units - 1024;
  return {
    bits: value < 0 ? bits | 0x8000 : bits,
    value: Math.sign(value) * units * 2 ** (exponent - 10),
  };
}
