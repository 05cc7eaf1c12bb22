import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetsAt } from './range-offsets.ts';

const knots = [
  { at: 1, lower: -1, upper: 2 },
  { at: 3, lower: -0.5, upper: 1 },
];

describe('the offsets for a prediction', () => {
  it.each([
    [1, [-1, 2]],
    [2, [-0.75, 1.5]], // half way
    [3, [-0.5, 1]],
    [0, [-1, 2]], // before the first knot they stay
    [9, [-0.5, 1]], // after the last one too
    [Number.NEGATIVE_INFINITY, [-1, 2]],
    [Number.POSITIVE_INFINITY, [-0.5, 1]],
  ])('of %d are %j', (prediction, [lower, upper]) =>
    expect(offsetsAt(prediction, knots)).toEqual({ lower, upper }),
  );

  it('are none without knots', () => expect(offsetsAt(2, [])).toEqual({ lower: 0, upper: 0 }));

  it('are those of the later of two knots at the same place', () =>
    expect(
      offsetsAt(1, [
        { at: 1, lower: -1, upper: 1 },
        { at: 1, lower: -2, upper: 2 },
      ]),
    ).toEqual({ lower: -2, upper: 2 }));

  it('lie between those of the knots', () => {
    const finite = fc.double({ min: -20, max: 20, noNaN: true });
    const fitted = fc
      .array(fc.record({ at: finite, lower: finite, upper: finite }), { minLength: 1 })
      .map((all) => all.sort((a, b) => a.at - b.at));
    fc.assert(
      fc.property(finite, fitted, (prediction, knots) => {
        const { lower, upper } = offsetsAt(prediction, knots);
        for (const [value, side] of [
          [lower, 'lower'],
          [upper, 'upper'],
        ] as const) {
          const values = knots.map((knot) => knot[side]);
          expect(value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(value).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        }
      }),
    );
  });
});
