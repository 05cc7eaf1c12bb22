import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWeights } from './layer-weights.ts';
import {
  encodeFloat16,
  type NamedWeight,
  type WeightStorage,
  writeLayersModel,
} from './write-layers-model.ts';

/** The definition of binary16, for finite values. */
function decode(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}

const finiteHalves = Array.from({ length: 0x7c00 }, (_, bits) => bits);

describe('float16', () => {
  it('keeps every value that it can hold, subnormals and signs too', () => {
    for (const bits of finiteHalves) {
      expect(encodeFloat16(decode(bits))).toBe(bits);
      expect(encodeFloat16(-decode(bits))).toBe(bits | 0x8000);
    }
  });

  it.each([
    ['a tie goes to the even neighbour below', 1 + 2 ** -11, 0x3c00],
    ['a tie goes to the even neighbour above', 1 + 3 * 2 ** -11, 0x3c02],
    ['rounding up may carry into the exponent', 2 - 2 ** -12, 0x4000],
    ['rounding up may make a subnormal normal', 2 ** -14 - 2 ** -26, 0x0400],
    ['half the smallest value is nothing', 2 ** -25, 0x0000],
    ['more than half the smallest value is the smallest value', 1.5 * 2 ** -25, 0x0001],
    ['too large is the largest finite value', 1e30, 0x7bff],
    ['too small is the smallest finite value', -1e30, 0xfbff],
  ])('%s', (_, value, bits) => {
    expect(encodeFloat16(value)).toBe(bits);
  });

  it('takes the nearest value', () =>
    fc.assert(
      fc.property(fc.float({ min: Math.fround(2 ** -26), max: 65504, noNaN: true }), (value) => {
        const bits = encodeFloat16(value);
        const error = Math.abs(decode(bits) - value);
        expect(error).toBeLessThanOrEqual(Math.abs(decode(bits + 1) - value));
        if (bits > 0) expect(error).toBeLessThanOrEqual(Math.abs(decode(bits - 1) - value));
      }),
    ));
});

const weight = (name: string, ...numbers: readonly number[]): NamedWeight => ({
  name,
  shape: [numbers.length],
  values: Float32Array.from(numbers),
});

/** Writes one weight and reads it back. */
function stored(values: Float32Array, storage: WeightStorage): Float32Array {
  const model = writeLayersModel({}, [{ name: 'w', shape: [values.length], values }], () => storage);
  return readWeights(model).read('w') ?? new Float32Array(0);
}

const anyFinite = fc.float32Array({ noNaN: true, noDefaultInfinity: true });

describe('a layers model', () => {
  it('keeps its topology, and its weights in their order', () => {
    const topology = { class_name: 'Sequential', config: [] };
    const model = writeLayersModel(topology, [weight('dense/kernel', 1, 2, 3), weight('dense/bias', 4)]);
    expect(model.topology).toBe(topology);
    expect(model.weightSpecs).toEqual([
      { name: 'dense/kernel', shape: [3], dtype: 'float32' },
      { name: 'dense/bias', shape: [1], dtype: 'float32' },
    ]);
    expect(new Float32Array(model.weights)).toEqual(Float32Array.of(1, 2, 3, 4));
  });

  it('holds no more bytes than its numbers, wherever they lay in memory', () => {
    const values = Float32Array.of(9, 9, 1, 2, 9).subarray(2, 4);
    const model = writeLayersModel({}, [{ name: 'w', shape: [2], values }]);
    expect(new Float32Array(model.weights)).toEqual(Float32Array.of(1, 2));
  });

  it('stores each weight as it is told: halves the bytes of large ones, leaves small ones', () => {
    const kernel = Float32Array.from({ length: 100 }, (_, index) => [1, -2, 0.5][index % 3] ?? 0);
    const bias = Float32Array.of(0.1, 1e-30, 3);
    const model = writeLayersModel(
      {},
      [
        { name: 'dense/kernel', shape: [10, 10], values: kernel },
        { name: 'dense/bias', shape: [3], values: bias },
      ],
      ({ values }) => (values.length < 100 ? 'float32' : 'float16'),
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

  it.each([
    ['uint8', 255, 1],
    ['uint16', 65_535, 2],
  ] as const)('says to TensorFlow.js where the grid of %s lies', (storage, steps, bytes) => {
    const model = writeLayersModel({}, [weight('w', -1, 3, 1)], () => storage);
    expect(model.weightSpecs).toEqual([
      {
        name: 'w',
        shape: [3],
        dtype: 'float32',
        quantization: { dtype: storage, min: -1, scale: 4 / steps, original_dtype: 'float32' },
      },
    ]);
    expect(model.weights.byteLength).toBe(3 * bytes);
  });

  it('of no weights is no bytes', () =>
    expect(writeLayersModel({}, [])).toEqual({ topology: {}, weightSpecs: [], weights: new ArrayBuffer(0) }));

  it('of several storages at once is read back weight by weight', () => {
    const storages: readonly WeightStorage[] = ['uint8', 'float32', 'float16', 'uint16'];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...storages), anyFinite), { maxLength: 8 }), (drawn) => {
        const weights = drawn.map(([, values], index) => ({
          name: `w${index}`,
          shape: [values.length],
          values,
        }));
        const storageOf = new Map(drawn.map(([storage], index) => [`w${index}`, storage]));
        const model = writeLayersModel({}, weights, ({ name }) => storageOf.get(name) ?? 'float32');
        const { read } = readWeights(model);
        drawn.forEach(([storage, values], index) => {
          expect(read(`w${index}`)).toEqual(stored(values, storage));
        });
      }),
    );
  });
});

describe('what was stored and read back', () => {
  it('in float32 is the same to the last bit', () =>
    fc.assert(
      fc.property(anyFinite, (values) => {
        const bits = (numbers: Float32Array) => new Uint32Array(numbers.slice().buffer);
        expect(bits(stored(values, 'float32'))).toEqual(bits(values));
      }),
    ));

  it('in float16 is the nearest value that it can hold', () =>
    fc.assert(
      fc.property(anyFinite, (values) => {
        const nearest = values.map((value) => decode(encodeFloat16(value)));
        expect(stored(values, 'float16')).toEqual(nearest);
      }),
    ));

  it.each([
    ['uint8', 255],
    ['uint16', 65_535],
  ] as const)('in %s is off by half a step of %i at most', (storage, steps) =>
    fc.assert(
      fc.property(anyFinite, (values) => {
        const step = (Math.max(...values) - Math.min(...values)) / steps;
        const decoded = stored(values, storage);
        expect(decoded).toHaveLength(values.length);
        values.forEach((value, at) => {
          const read = decoded[at] ?? Number.NaN;
          const rounding = Math.max(Math.abs(value), Math.abs(read)) * 2 ** -23; // of what is read, to float32
          expect(Math.abs(read - value)).toBeLessThanOrEqual(step / 2 + rounding + 2 ** -149);
        });
      }),
    ),
  );

  it.each(['uint8', 'uint16'] as const)('in %s keeps the least number', (storage) =>
    fc.assert(
      fc.property(anyFinite, (values) => {
        expect(Math.min(...stored(values, storage)) === Math.min(...values)).toBe(true); // whatever the sign of zero
      }),
    ),
  );

  it.each(['float32', 'float16', 'uint16', 'uint8'] as const)(
    'in %s may be nothing, or one number over and over',
    (storage) => {
      expect(stored(new Float32Array(0), storage)).toEqual(new Float32Array(0));
      for (const value of [0, 0.25, -3]) {
        expect(stored(new Float32Array(5).fill(value), storage)).toEqual(new Float32Array(5).fill(value));
      }
    },
  );

  it.each(['uint16', 'uint8'] as const)('in %s has a grid that JSON can hold, also of nothing', (storage) => {
    const { weightSpecs } = writeLayersModel({}, [weight('none'), weight('same', 7, 7)], () => storage);
    expect(JSON.parse(JSON.stringify(weightSpecs))).toEqual(weightSpecs);
    for (const { quantization } of weightSpecs) expect(quantization?.scale).toBeGreaterThan(0);
  });
});
