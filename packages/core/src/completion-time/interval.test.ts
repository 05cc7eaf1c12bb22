import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalAround } from './interval.ts';

const knots = [
  { at: 1, lower: -1, upper: 2 },
  { at: 3, lower: -0.5, upper: 1 },
];

describe('the interval around a prediction', () => {
  it.each([
    [1, [0, 3]],
    [2, [1.25, 3.5]], // half way: offsets -0.75 and 1.5
    [3, [2.5, 4]],
    [0, [-1, 2]], // before the first knot its offsets stay
    [9, [8.5, 10]], // after the last one too
  ])('at %d is %j', (prediction, expected) => expect(intervalAround(prediction, knots)).toEqual(expected));

  it('is the prediction alone without knots', () => expect(intervalAround(2, [])).toEqual([2, 2]));

  it('never leaves the prediction out, even where held-out rows were biased', () => {
    expect(intervalAround(2, [{ at: 2, lower: 0.3, upper: 1 }])).toEqual([2, 3]);
    expect(intervalAround(2, [{ at: 2, lower: -1, upper: -0.3 }])).toEqual([1, 2]);
  });

  it('takes two knots at the same place', () =>
    expect(
      intervalAround(1, [
        { at: 1, lower: -1, upper: 1 },
        { at: 1, lower: -2, upper: 2 },
      ]),
    ).toEqual([-1, 3]));

  it('contains the prediction, whatever the knots', () => {
    const finite = fc.double({ min: -20, max: 20, noNaN: true });
    const fitted = fc
      .array(fc.record({ at: finite, lower: finite, upper: finite }))
      .map((all) => all.sort((a, b) => a.at - b.at));
    fc.assert(
      fc.property(finite, fitted, (prediction, knots) => {
        const [lower, upper] = intervalAround(prediction, knots);
        expect(lower).toBeLessThanOrEqual(prediction);
        expect(upper).toBeGreaterThanOrEqual(prediction);
      }),
    );
  });
});
