import fc from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { shuffle } from './shuffle.ts';

function shuffled(length: number, seed: number): number[] {
  const order = Uint32Array.from({ length }, (_, index) => index);
  shuffle(order, xoroshiro128plus(seed));
  return [...order];
}

describe('shuffle', () => {
  it('keeps every row exactly once', () =>
    fc.assert(
      fc.property(fc.nat({ max: 200 }), fc.integer(), (length, seed) => {
        expect(shuffled(length, seed).sort((a, b) => a - b)).toEqual(Array.from({ length }, (_, row) => row));
      }),
    ));

  it('gives the same order for the same seed and another for another', () => {
    expect(shuffled(50, 1)).toEqual(shuffled(50, 1));
    expect(shuffled(50, 1)).not.toEqual(shuffled(50, 2));
  });
});
