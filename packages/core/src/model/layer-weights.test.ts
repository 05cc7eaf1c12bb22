import { describe, expect, it } from 'vitest';
import { thrownBy } from '../test-support/thrown-error.test-support.ts';
import { readWeights } from './layer-weights.ts';
import type { WeightSpec } from './layers-model.ts';

type Quantization = NonNullable<WeightSpec['quantization']>;

/** The same bytes in memory of their own. */
function bytesOf(...arrays: readonly ArrayBufferView[]): ArrayBuffer {
  const bytes = arrays.flatMap((array) => [
    ...new Uint8Array(array.buffer, array.byteOffset, array.byteLength),
  ]);
  return Uint8Array.from(bytes).buffer;
}

function decode(
  numbers: Float32Array | Int32Array | Uint16Array | Uint8Array,
  quantization?: Quantization,
  dtype = 'float32',
): readonly number[] {
  const spec = { name: 'w', shape: [numbers.length], dtype, ...(quantization && { quantization }) };
  return [...(readWeights({ weightSpecs: [spec], weights: bytesOf(numbers) }).read('w') ?? [])];
}

const float32 = (name: string, ...shape: readonly number[]): WeightSpec => ({
  name,
  shape,
  dtype: 'float32',
});
const uint8 = { dtype: 'uint8', scale: 1, min: 0 } as const;

describe('the weights of a model', () => {
  it('are plain numbers', () => {
    expect(decode(Float32Array.of(0.5, -2))).toEqual([0.5, -2]);
    expect(decode(Int32Array.of(-7, 2 ** 30), undefined, 'int32')).toEqual([-7, 2 ** 30]);
  });

  it.each([
    ['one', 0x3c00, 1],
    ['minus two', 0xc000, -2],
    ['the largest', 0x7bff, 65_504],
    ['the smallest normal', 0x0400, 2 ** -14],
    ['the smallest subnormal', 0x0001, 2 ** -24],
    ['minus the largest subnormal', 0x83ff, -1023 * 2 ** -24],
    ['zero', 0x0000, 0],
    ['a third', 0x3555, 0.333251953125],
    ['infinity', 0xfc00, Number.NEGATIVE_INFINITY],
    ['not a number', 0x7e00, Number.NaN],
  ])('may be float16: %s', (_, bits, value) =>
    expect(decode(Uint16Array.of(bits), { dtype: 'float16' })).toEqual([value]),
  );

  it('may be integers on a scale, rounded to float32 as TensorFlow.js does', () => {
    const onScale = (value: number) => Math.fround(value * 0.1 - 1);
    const scale = { scale: 0.1, min: -1 };
    expect(decode(Uint8Array.of(0, 255), { dtype: 'uint8', ...scale })).toEqual([-1, onScale(255)]);
    expect(decode(Uint16Array.of(3, 65_535), { dtype: 'uint16', ...scale })).toEqual([
      onScale(3),
      onScale(65_535),
    ]);
    expect(decode(Uint8Array.of(17), { dtype: 'uint8', ...scale }, 'int32')).toEqual([1]);
  });

  it('may start at any byte', () => {
    const weights = bytesOf(Uint8Array.of(200), Float32Array.of(1.5), Uint16Array.of(0x3c00));
    const weightSpecs: readonly WeightSpec[] = [
      { ...float32('a', 1), quantization: uint8 },
      float32('b'),
      { ...float32('c', 1, 1), quantization: { dtype: 'float16' } },
    ];
    const { read } = readWeights({ weightSpecs, weights });
    expect(['a', 'b', 'c'].map((name) => [...(read(name) ?? [])])).toEqual([[200], [1.5], [1]]);
  });

  it('are found by name, whatever their order', () => {
    const weightSpecs = [float32('kernel', 2, 2), float32('empty', 0, 5), float32('bias', 2)];
    const weights = readWeights({ weightSpecs, weights: Float32Array.of(1, 2, 3, 4, 5, 6).buffer });
    expect(weights.specs).toBe(weightSpecs);
    expect([...(weights.read('bias') ?? [])]).toEqual([5, 6]);
    expect([...(weights.read('kernel') ?? [])]).toEqual([1, 2, 3, 4]);
    expect(weights.read('empty')).toEqual(new Float32Array(0));
    expect(weights.read('recurrent_kernel')).toBeUndefined();
    expect(weights.read('constructor')).toBeUndefined();
  });

  it('of a model without any are none', () =>
    expect(readWeights({ weightSpecs: [], weights: new ArrayBuffer(0) }).specs).toEqual([]));
});

describe('a weight is decoded when it is asked for', () => {
  it("as float32 it is the file's own memory", () => {
    const { buffer } = Float32Array.of(1, 2, 3);
    const bias = readWeights({
      weightSpecs: [float32('kernel', 2), float32('bias', 1)],
      weights: buffer,
    }).read('bias');
    expect(bias?.buffer).toBe(buffer);
    expect(bias?.byteOffset).toBe(8);
  });

  it('at an odd byte it is a copy of its own bytes, not of the file', () => {
    const weights = bytesOf(Uint8Array.of(1), new Float32Array(1000), Float32Array.of(7));
    const weightSpecs = [{ ...float32('a', 1), quantization: uint8 }, float32('big', 1000), float32('b', 1)];
    const values = readWeights({ weightSpecs, weights }).read('b');
    expect([...(values ?? [])]).toEqual([7]);
    expect(values?.buffer.byteLength).toBe(4);
  });

  it('quantized it is as large as itself: the other 64 MB of the file stay as they are', () => {
    const large = 32 * 2 ** 20;
    const quantization = { dtype: 'float16' } as const;
    const weightSpecs: readonly WeightSpec[] = [
      { ...float32('large', large), quantization },
      { ...float32('small', 2), quantization },
    ];
    const weights = new ArrayBuffer(large * 2 + 4);
    new Uint16Array(weights, large * 2).set([0x3c00, 0xc000]);
    const before = process.memoryUsage().arrayBuffers;
    const small = readWeights({ weightSpecs, weights }).read('small');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 20);
    expect(small).toEqual(Float32Array.of(1, -2));
    expect(small?.buffer.byteLength).toBe(8);
  });
});

describe('a model is corrupt', () => {
  const four = Float32Array.of(1, 2, 3, 4).buffer;
  const infinite = JSON.parse('1e999');

  it.each<[string, readonly WeightSpec[], string]>([
    ['when its weights end too early', [float32('kernel', 2, 3)], 'kernel: the weights end too early.'],
    [
      'in the midst of a number',
      [float32('kernel', 3), { ...float32('bias', 3), dtype: 'int32' }],
      'bias: the weights end too early.',
    ],
    [
      'when it has more than it describes',
      [float32('kernel', 3)],
      'The model: it has more weights than it describes.',
    ],
    [
      'when two weights have one name',
      [float32('kernel', 2), float32('kernel', 2)],
      'kernel: two weights have this name.',
    ],
    [
      'when a weight is of a negative size',
      [float32('kernel', 5), float32('bias', -1)],
      'kernel: the weights end too early.',
    ],
    [
      'when a weight takes back what another has',
      [float32('kernel', 4), float32('bias', -1)],
      'bias: the weights end too early.',
    ],
    ['when a size is no number', [float32('kernel', Number.NaN)], 'kernel: the weights end too early.'],
    ['when a size is infinite', [float32('kernel', infinite)], 'kernel: the weights end too early.'],
    [
      'when a size is infinite, times nothing',
      [float32('kernel', 0, infinite)],
      'kernel: the weights end too early.',
    ],
    [
      'when a weight is stored as nobody knows',
      [{ ...float32('kernel', 4), dtype: 'complex64' }],
      'kernel: stored as complex64.',
    ],
    [
      'when it is stored as what every object has',
      [{ ...float32('kernel', 4), dtype: 'constructor' }],
      'kernel: stored as constructor.',
    ],
    [
      'when it is quantized as nobody knows',
      [{ ...float32('kernel', 4), quantization: { dtype: 'int4' as 'uint8' } }],
      'kernel: stored as int4.',
    ],
  ])('%s', (_, weightSpecs, message) =>
    expect(thrownBy(() => readWeights({ weightSpecs, weights: four }))).toEqual({
      code: 'model/corrupt',
      message,
      hint: 'Export the model again.',
    }),
  );
});
