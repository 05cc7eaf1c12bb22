import type { WeightSpec } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { decodeWeights } from './decode-weights.ts';

type Quantization = NonNullable<WeightSpec['quantization']>;

function decode(bytes: ArrayBufferView, quantization?: Quantization, dtype = 'float32'): readonly number[] {
  const weights = new Uint8Array(bytes.buffer.slice(0), 0, bytes.byteLength).slice().buffer as ArrayBuffer;
  const length = bytes.byteLength / ('BYTES_PER_ELEMENT' in bytes ? Number(bytes.BYTES_PER_ELEMENT) : 1);
  const spec = { name: 'w', shape: [length], dtype, ...(quantization && { quantization }) };
  return [...(decodeWeights({ topology: {}, weightSpecs: [spec], weights }).get('w')?.values ?? [])];
}

describe('decodeWeights', () => {
  it('reads plain numbers', () => {
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
  ])('reads %s of float16', (_, bits, value) =>
    expect(decode(Uint16Array.of(bits), { dtype: 'float16' })).toEqual([value]),
  );

  it('puts integers on their scale, rounded to float32 as TensorFlow.js does', () => {
    const onScale = (value: number) => Math.fround(value * 0.1 - 1);
    const scale = { scale: 0.1, min: -1 };
    expect(decode(Uint8Array.of(0, 255), { dtype: 'uint8', ...scale })).toEqual([-1, onScale(255)]);
    expect(decode(Uint16Array.of(3, 65_535), { dtype: 'uint16', ...scale })).toEqual([
      onScale(3),
      onScale(65_535),
    ]);
    expect(decode(Uint8Array.of(17), { dtype: 'uint8', ...scale }, 'int32')).toEqual([1]);
  });

  it('reads weights that start at any byte', () => {
    const weights = Uint8Array.of(200, ...new Uint8Array(Float32Array.of(1.5).buffer)).buffer;
    const quantization = { dtype: 'uint8', scale: 1, min: 0 } as const;
    const weightSpecs = [
      { name: 'a', shape: [1], dtype: 'float32', quantization },
      { name: 'b', shape: [], dtype: 'float32' },
    ];
    expect([...(decodeWeights({ topology: {}, weightSpecs, weights }).get('b')?.values ?? [])]).toEqual([
      1.5,
    ]);
  });
});
