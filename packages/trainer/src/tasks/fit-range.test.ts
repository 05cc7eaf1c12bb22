import { decodeHours, intervalAround } from '@tantiya/core';
import fc from 'fast-check';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { deciles, fitInterval } from './calibrate.ts';

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
    const { knots } = fitInterval(predicted, predicted);
    expect(knots.map(({ at }) => at)).toEqual([0.45, 1.45, 2.45, 3.45, 4.45]);
  });

  it('leave a tenth of the truths on each side, corrected for a finite sample', () => {
    // Of 19 offsets, the (19 + 1) * 10 % = 2nd and the (19 + 1) * 90 % = 18th.
    const offsets = Array.from({ length: 19 }, (_, index) => (index - 9) / 10);
    const rows = [1, 2, 3, 4, 5].flatMap((at) => offsets.map((offset) => ({ at, truth: at + offset })));
    const { knots } = fitInterval(
      rows.map(({ at }) => at),
      rows.map(({ truth }) => truth),
    );
    expect(knots).toEqual([1, 2, 3, 4, 5].map((at) => ({ at, lower: -0.8, upper: 0.8 })));
  });

  it('are one for predictions that are all the same', () => {
    expect(fitInterval([2, 2, 2, 2, 2, 2], [1, 2, 3, 1, 2, 3]).knots).toHaveLength(1);
  });

  it('cover 80 % of new rows of the same kind', () => {
    const coverages = Array.from({ length: 20 }, (_, seed) => {
      const seen = draw(seed, 1_000);
      const fresh = draw(1_000 + seed, 2_000);
      const { knots } = fitInterval(seen.predicted, seen.truth);
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

  it('throw no row away where predictions tie across bins', () => {
    // All errors of 3 belong to the prediction 2, of which there are more than a bin holds.
    const predicted = [...Array<number>(10).fill(1), ...Array<number>(40).fill(2)];
    const truth = predicted.map((at, row) => at + (at === 2 && row % 5 === 0 ? 3 : 0));
    const { knots } = fitInterval(predicted, truth);
    expect(knots.map(({ at }) => at)).toEqual([1, 2]);
    expect(knots[1]?.upper).toBe(3);
  });
});

describe('the level of an interval', () => {
  it('is what so few rows can hold', () => {
    const level = (rows: number) =>
      fitInterval(Array(rows).fill(2), Array.from({ length: rows }, Number)).level;
    expect([2, 5, 7, 8, 9, 500].map(level)).toEqual([0.33, 0.66, 0.75, 0.77, 0.8, 0.8]);
  });

  // By the exact binomial bounds of so many draws; the seeds are fixed.
  it.each([5, 7, 9, 15, 30, 50, 100, 500])(
    'is held with %i rows to calibrate on, with ties and without',
    (rows) => {
      for (const ties of [false, true]) {
        const generator = xoroshiro128plus(rows + (ties ? 1 : 0));
        const uniform = () => uniformFloat64(generator);
        const one = () => {
          const at = ties ? 1 + Math.floor(3 * uniform()) : 1 + 3 * uniform();
          const error = (uniform() + uniform() - 1) * 0.5;
          return { at, truth: at + (ties ? Math.round(error * 10) / 10 : error) };
        };
        const draws = 4_000;
        let inside = 0;
        let level = 0;
        for (let draw = 0; draw < draws; draw++) {
          const seen = Array.from({ length: rows }, one);
          const fit = fitInterval(
            seen.map(({ at }) => at),
            seen.map(({ truth }) => truth),
          );
          const fresh = one();
          const [lower, upper] = intervalAround(fresh.at, fit.knots);
          if (lower - 1e-9 <= fresh.truth && fresh.truth <= upper + 1e-9) inside++;
          level = fit.level;
        }
        const deviation = Math.sqrt((level * (1 - level)) / draws);
        expect(inside / draws, ties ? 'with ties' : 'without').toBeGreaterThan(level - 3.3 * deviation);
      }
    },
  );
});
