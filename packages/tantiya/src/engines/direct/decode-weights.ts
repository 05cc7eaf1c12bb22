import type { LayersModel, WeightSpec } from '@tantiya/core';
import { corrupt } from './layer-error.ts';

/** One weight of a layer, decoded. */
export interface Weight {
  readonly shape: readonly number[];
  /** Row-major. */
  readonly values: Float64Array;
}

/**
 * Decodes every weight, whatever its quantisation, by the name in its spec.
 *
 * @throws TantiyaError `model/corrupt` when the specs do not describe exactly the bytes there are
 */
export function decodeWeights({ weightSpecs, weights }: LayersModel): ReadonlyMap<string, Weight> {
  const decoded = new Map<string, Weight>();
  let start = 0;
  for (const spec of weightSpecs) {
    const { name, shape, dtype, quantization } = spec;
    const storage = quantization?.dtype ?? dtype;
    const Storage = storages.get(storage);
    if (!Storage) throw corrupt(name, `stored as ${storage}`);
    const end = start + shape.reduce((size, length) => size * length, Storage.BYTES_PER_ELEMENT);
    if (!(end >= start && end <= weights.byteLength)) throw corrupt(name, 'the weights end too early');
    // A copy, because a typed array cannot start at any byte.
    const stored = new Storage(weights.slice(start, end));
    decoded.set(name, { shape, values: new Float64Array(stored).map(decoderOf(spec)) });
    start = end;
  }
  if (start !== weights.byteLength) throw corrupt('The model', 'it has more weights than it describes');
  return decoded;
}

const storages: ReadonlyMap<string, StorageConstructor> = new Map<string, StorageConstructor>([
  ['float32', Float32Array],
  ['int32', Int32Array],
  ['float16', Uint16Array],
  ['uint16', Uint16Array],
  ['uint8', Uint8Array],
]);

interface StorageConstructor {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer): ArrayLike<number>;
}

function decoderOf({ dtype, quantization }: WeightSpec): (stored: number) => number {
  if (quantization?.dtype === 'float16') return fromFloat16;
  const { scale = 1, min = 0 } = quantization ?? {};
  const round = dtype === 'int32' ? Math.round : Math.fround;
  return (stored) => round(stored * scale + min);
}

/** @param bits sign, 5 bits of exponent, 10 of fraction: IEEE 754 binary16 */
function fromFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (exponent ? fraction + 1024 : fraction * 2) * 2 ** (exponent - 25);
}
