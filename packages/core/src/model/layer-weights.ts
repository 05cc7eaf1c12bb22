import type { LayersModel, WeightSpec } from './layers-model.ts';
import { corrupt } from './model-error.ts';

/** The weights of a model by name, decoded when they are asked for. */
export interface LayerWeights {
  /** In the order of the bytes. */
  readonly specs: readonly WeightSpec[];
  /** @returns row-major, not to be written to: it may be the file's own memory; undefined for an unknown name */
  read(name: string): Float32Array | undefined;
}

/**
 * Finds every weight in the bytes, in whichever format it is stored. All formats decode to float32.
 *
 * @throws TantiyaError `model/corrupt` when the specs do not describe exactly the bytes there are
 */
export function readWeights({ weightSpecs, weights }: Omit<LayersModel, 'topology'>): LayerWeights {
  const places = new Map<
    string,
    { readonly spec: WeightSpec; readonly start: number; readonly end: number }
  >();
  let start = 0;
  for (const spec of weightSpecs) {
    const { name, shape } = spec;
    const Storage = storages.get(storageOf(spec));
    if (!Storage) throw corrupt(name, `stored as ${storageOf(spec)}`);
    const end = start + shape.reduce((size, length) => size * length, Storage.BYTES_PER_ELEMENT);
    if (!(end >= start && end <= weights.byteLength)) throw corrupt(name, 'the weights end too early');
    if (places.has(name)) throw corrupt(name, 'two weights have this name');
    places.set(name, { spec, start, end });
    start = end;
  }
  if (start !== weights.byteLength) throw corrupt('The model', 'it has more weights than it describes');
  return {
    specs: weightSpecs,
    read(name) {
      const place = places.get(name);
      return place && decode(weights, place.start, place.end, place.spec);
    },
  };
}

type StoredArray = Float32Array | Int32Array | Uint16Array | Uint8Array;

interface StorageConstructor {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, start?: number, length?: number): StoredArray;
}

const storages: ReadonlyMap<string, StorageConstructor> = new Map<string, StorageConstructor>([
  ['float32', Float32Array],
  ['int32', Int32Array],
  ['float16', Uint16Array],
  ['uint16', Uint16Array],
  ['uint8', Uint8Array],
]);

function storageOf({ dtype, quantization }: WeightSpec): string {
  return quantization?.dtype ?? dtype;
}

function decode(weights: ArrayBuffer, start: number, end: number, spec: WeightSpec): Float32Array {
  const Storage = storages.get(storageOf(spec)) ?? Uint8Array;
  const bytes = Storage.BYTES_PER_ELEMENT;
  // A typed array cannot start at any byte.
  const stored =
    start % bytes === 0
      ? new Storage(weights, start, (end - start) / bytes)
      : new Storage(weights.slice(start, end));
  if (stored instanceof Float32Array) return stored;
  const values = new Float32Array(stored.length);
  const { dtype, quantization } = spec;
  if (quantization?.dtype === 'float16') {
    for (let at = 0; at < values.length; at++) values[at] = fromFloat16(stored[at] as number);
  } else {
    const { scale = 1, min = 0 } = quantization ?? {};
    for (let at = 0; at < values.length; at++) {
      const value = (stored[at] as number) * scale + min;
      values[at] = dtype === 'int32' ? Math.round(value) : value;
    }
  }
  return values;
}

/** @param bits sign, 5 bits of exponent, 10 of fraction: IEEE 754 binary16 */
function fromFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (exponent ? fraction + 1024 : fraction * 2) * 2 ** (exponent - 25);
}
