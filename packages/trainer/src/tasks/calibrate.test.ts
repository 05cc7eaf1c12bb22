import { decodeHours } from '@tantiya/core';
import fc from 'fast-check';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { deciles, intervalKnots } from './calibrate.ts';

/** Rows whose error grows with the prediction, as that of long jobs does; in log1p(hours). */
function draw(seed: number, rows: number): { readonly predicted: number[]; readonly truth: number[] } {
  const generator = xoroshiro128plus(seed);
  const uniform = () => uniformFloat64(generator);
  const predicted = Array.from({ length: rows }, () => 1 + 3 * uniform());
  const truth = predicted.map((at) => at + (uniform() + uniform() - 0.7) * 0.2 * at);
  return { predicted, truth };
}

describe('the deciles', () => {
  it('are the eleven values from the smallest to the largest', () => {
    expect(deciles([10, 0, 4, 2, 6, 8, 1, 3, 5, 7, 9])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('ascend', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 1 }), (values) => {
        const found = deciles(values);
        expect(found).toHaveLength(11);
        expect(found).toEqual(found.toSorted((a, b) => a - b));
      }),
    ));
});

describe('the knots of the interval', () => {
  it('are one for each fifth of the rows, ascending, at the median prediction', () => {
    const predicted = Array.from({ length: 50 }, (_, index) => index / 10);
    const knots = intervalKnots(predicted, predicted);
    expect(knots.map(({ at }) => at)).toEqual([0.45, 1.45, 2.45, 3.45, 4.45]);
  });

  it('leave a tenth of the truths on each side, corrected for a finite sample', () => {
    // Of 19 offsets, the (19 + 1) * 10 % = 2nd and the (19 + 1) * 90 % = 18th.
    const offsets = Array.from({ length: 19 }, (_, index) => (index - 9) / 10);
    const rows = [1, 2, 3, 4, 5].flatMap((at) => offsets.map((offset) => ({ at, truth: at + offset })));
    const knots = intervalKnots(
      rows.map(({ at }) => at),
      rows.map(({ truth }) => truth),
    );
    expect(knots).toEqual([1, 2, 3, 4, 5].map((at) => ({ at, lower: -0.8, upper: 0.8 })));
  });

  it('are one for predictions that are all the same', () => {
    expect(intervalKnots([2, 2, 2, 2, 2, 2], [1, 2, 3, 1, 2, 3])).toHaveLength(1);
  });

  it('cover 80 % of new rows of the same kind', () => {
    const coverages = Array.from({ length: 20 }, (_, seed) => {
      const seen = draw(seed, 1_000);
      const fresh = draw(1_000 + seed, 2_000);
      const knots = intervalKnots(seen.predicted, seen.truth);
      const inside = fresh.predicted.filter((prediction, row) => {
        const [lower, , upper] = decodeHours(prediction, knots);
        const hours = Math.expm1(fresh.truth[row] ?? 0);
        return lower <= hours && hours <= upper;
      });
      return inside.length / fresh.predicted.length;
    });
    const average = coverages.reduce((sum, value) => sum + value, 0) / coverages.length;
    expect(average).toBeGreaterThan(0.78);
    expect(average).toBeLessThan(0.83);
  });
});
