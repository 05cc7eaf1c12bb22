import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFloat16, toFloat16 } from './float16.ts';
import { withWeights } from './weights.ts';

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

  it('halves the bytes of large weights, leaves small ones, and says so to TensorFlow.js', () => {
    const kernel = Float32Array.from({ length: 100 }, (_, index) => [1, -2, 0.5][index % 3] ?? 0);
    const bias = Float32Array.of(0.1, 1e-30, 3);
    const model = toFloat16(
      withWeights({}, [
        { name: 'dense/kernel', shape: [10, 10], values: kernel },
        { name: 'dense/bias', shape: [3], values: bias },
      ]),
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
});
