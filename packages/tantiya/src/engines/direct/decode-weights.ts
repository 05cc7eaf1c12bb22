import { type LayersModel, TantiyaError, type WeightSpec } from '@tantiya/core';

/** One weight of a layer, decoded. */
export interface Weight {
  readonly shape: readonly number[];
  /** Row-major. */
  readonly values: ArrayLike<number>;
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
    const stored = storages.get(quantization?.dtype ?? dtype);
    if (!stored) throw corrupt(`The weight ${name} is stored as ${quantization?.dtype ?? dtype}`);
    if (!Array.isArray(shape) || !shape.every((length) => Number.isInteger(length) && length >= 0)) {
      throw corrupt(`The weight ${name} has no shape`);
    }
    const end = start + stored.bytes * shape.reduce((size, length) => size * length, 1);
    if (end > weights.byteLength) throw corrupt(`The weights end within ${name}`);
    // A copy, because a typed array cannot start at any byte.
    decoded.set(name, { shape, values: stored.read(weights.slice(start, end), spec) });
    start = end;
  }
  if (start === weights.byteLength) return decoded;
  throw corrupt(`${weights.byteLength - start} bytes of the weights belong to no layer`);
}

interface Storage {
  readonly bytes: number;
  readonly read: (buffer: ArrayBuffer, spec: WeightSpec) => ArrayLike<number>;
}

const storages = new Map<string, Storage>([
  ['float32', { bytes: 4, read: (buffer) => new Float32Array(buffer) }],
  ['int32', { bytes: 4, read: (buffer) => new Int32Array(buffer) }],
  ['float16', { bytes: 2, read: (buffer) => Float32Array.from(new Uint16Array(buffer), fromFloat16) }],
  ['uint16', { bytes: 2, read: (buffer, spec) => onScale(new Uint16Array(buffer), spec) }],
  ['uint8', { bytes: 1, read: (buffer, spec) => onScale(new Uint8Array(buffer), spec) }],
]);

function onScale(values: Uint8Array | Uint16Array, { dtype, quantization }: WeightSpec): ArrayLike<number> {
  const { scale = 1, min = 0 } = quantization ?? {};
  const round = dtype === 'int32' ? Math.round : Math.fround;
  return Float64Array.from(values, (value) => round(value * scale + min));
}

/** @param bits sign, 5 bits of exponent, 10 of fraction: IEEE 754 binary16 */
function fromFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (exponent ? (fraction + 1024) * 2 ** (exponent - 25) : fraction * 2 ** -24);
}

function corrupt(message: string): TantiyaError {
  return new TantiyaError('model/corrupt', `${message}.`, 'Export the model again.');
}
