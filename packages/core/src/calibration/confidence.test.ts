import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidenceOf } from './confidence.ts';
import { heuristicConfidence } from './heuristic-confidence.ts';

const deciles = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe('confidenceOf', () => {
  it.each([
    [-1, 1], // narrower than every range in training
    [0, 1],
    [2.5, 0.75],
    [5, 0.5],
    [9.99, 0],
    [10, 0],
    [11, 0], // wider than every range in training
    [Number.NaN, 0],
  ])('a width of %d is a confidence of %d', (width, confidence) =>
    expect(confidenceOf(width, deciles)).toBe(confidence),
  );

  it('is the share of wider ranges among equal deciles', () =>
    expect(confidenceOf(1, [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2])).toBe(0.1));

  it('is 0 when nothing was measured', () => expect(confidenceOf(1, [])).toBe(0));

  it('never rises as the range widens, and stays within 0..1', () => {
    const finite = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
    const fitted = fc
      .array(finite, { minLength: 11, maxLength: 11 })
      .map((values) => values.sort((a, b) => a - b));
    fc.assert(
      fc.property(fitted, fc.double({ noNaN: true }), fc.double({ noNaN: true }), (deciles, a, b) => {
        const narrow = confidenceOf(Math.min(a, b), deciles);
        const wide = confidenceOf(Math.max(a, b), deciles);
        expect(narrow).toBeGreaterThanOrEqual(wide);
        expect(narrow).toBeLessThanOrEqual(1);
        expect(wide).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is 0.3 for every heuristic', () => expect(heuristicConfidence).toBe(0.3));
});
