import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortestFloat32 } from './shortest-float32.ts';

describe('the shortest decimal', () => {
  it('is what a person would write', () => {
    expect(shortestFloat32(Math.fround(0.1))).toBe(0.1);
    expect(shortestFloat32(Math.fround(1 / 3))).toBe(0.33333334);
    expect(shortestFloat32(0)).toBe(0);
  });

  it('rounds to the same float32, which has no sign for zero', () =>
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Math.fround(shortestFloat32(value))).toBe(value + 0);
      }),
    ));
});
