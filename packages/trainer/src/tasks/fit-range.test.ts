import { linearScale, logScale, openRange } from '@tantiya/core';
import fc from 'fast-check';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { aroundPrediction, evenQuantiles, fitRange, type HeldOutRow } from './fit-range.ts';

const scale = linearScale(-1e9, 1e9);

/** A row of a network that says nothing of the ends. */
const row = (middle: number, truth: number, ...keys: HeldOutRow['keys']): HeldOutRow => ({
  outputs: { lower: middle, middle, upper: middle },
  keys,
  truth,
});

const fit = (rows: readonly HeldOutRow[]) => fitRange(rows, rows, { scale, centre: 'median' });

function generator(seed: number): () => number {
  const random = xoroshiro128plus(seed);
  return () => uniformFloat64(random);
}

/** Rows whose error grows with the prediction, as that of long jobs does; in log1p(hours). */
function draw(seed: number, rows: number): readonly HeldOutRow[] {
  const uniform = generator(seed);
  return Array.from({ length: rows }, () => {
    const at = 1 + 3 * uniform();
    return row(at, at + (uniform() + uniform() - 0.7) * 0.2 * at);
  });
}

/** The share of rows whose truth lies within its range. */
function coverage(calibration: unknown, rows: readonly HeldOutRow[]): number {
  const read = openRange(calibration, scale);
  const inside = rows.filter(({ outputs, keys, truth }) => {
    const { lower, upper } = read(outputs, keys);
    return lower - 1e-9 <= truth && truth <= upper + 1e-9;
  });
  return inside.length / rows.length;
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('evenly spaced quantiles', () => {
  it('are 21 from the smallest to the largest', () =>
    expect(evenQuantiles([10, 0, 4, 2, 6, 8, 1, 3, 5, 7, 9])).toEqual(
      Array.from({ length: 21 }, (_, step) => step / 2),
    ));

  it('ascend', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 1 }), (values) => {
        const found = evenQuantiles(values);
        expect(found).toHaveLength(21);
        expect(found).toEqual(found.toSorted((a, b) => a - b));
      }),
    ));
});

describe('the knots of a range', () => {
  it('are one for each fifth of the rows, ascending, at the median prediction', () => {
    const { knots } = fit(Array.from({ length: 500 }, (_, index) => row(index / 100, 0)));
    expect(knots.map(({ at }) => at)).toEqual([0.495, 1.495, 2.495, 3.495, 4.495]);
  });

  it('are fewer where a fifth of the rows is too few to tell a tenth', () => {
    const { knots } = fit(Array.from({ length: 120 }, (_, index) => row(index / 100, 0)));
    expect(knots.map(({ at }) => at)).toEqual([0.295, 0.895]);
  });

  it('leave a tenth of the truths on each side, corrected for a finite sample', () => {
    // Of 59 errors, the (59 + 1) * 10 % = 6th and the (59 + 1) * 90 % = 54th.
    const errors = Array.from({ length: 59 }, (_, index) => (index - 29) / 10);
    const { knots } = fit([1, 2, 3, 4, 5].flatMap((at) => errors.map((error) => row(at, at + error))));
    expect(knots).toEqual([1, 2, 3, 4, 5].map((at) => ({ at, lower: -2.4, upper: 2.4 })));
  });

  it('are one for predictions that are all the same', () =>
    expect(fit(Array.from({ length: 300 }, (_, index) => row(2, index))).knots).toHaveLength(1));

  it('throw no row away where predictions tie across bins', () => {
    // All errors of 3 belong to the prediction 2, of which there are more than a bin holds.
    const rows = Array.from({ length: 500 }, (_, index) => {
      const at = index < 100 ? 1 : 2;
      return row(at, at + (at === 2 && index % 5 === 0 ? 3 : 0));
    });
    const { knots } = fit(rows);
    expect(knots.map(({ at }) => at)).toEqual([1, 2]);
    expect(knots[1]?.upper).toBe(3);
  });

  it('correct the ends that a network predicts, outwards and inwards', () => {
    const errors = Array.from({ length: 99 }, (_, index) => (index - 49) / 49);
    const rows = errors.map((error) => ({
      outputs: { lower: 4.5, middle: 5, upper: 7 },
      keys: [],
      truth: 5 + error,
    }));
    const { lower, upper } = openRange(fit(rows), scale)({ lower: 4.5, middle: 5, upper: 7 });
    expect(lower).toBeCloseTo(5 - 40 / 49, 3);
    expect(upper).toBeCloseTo(5 + 40 / 49, 3);
  });
});

describe('a fitted range', () => {
  it('holds 80 % of new rows of the same kind', () => {
    const coverages = Array.from({ length: 20 }, (_, seed) =>
      coverage(fit(draw(seed, 1_000)), draw(1_000 + seed, 2_000)),
    );
    expect(average(coverages)).toBeGreaterThan(0.78);
    expect(average(coverages)).toBeLessThan(0.83);
  });

  it('has the median or the mean for its middle, where it may move it', () => {
    const rows = Array.from({ length: 101 }, (_, index) => row(5, 5 + index ** 2 / 2_500));
    expect(fit(rows).offset).toBe(1);
    expect(fit(rows).spread?.[9]).toBe(0);
    const ofMean = fitRange(rows, rows, { scale, centre: 'mean' });
    expect(ofMean.offset).toBe(1.34); // 0 + 1 + ... + 100² = 338,350
    expect(ofMean.spread?.[9]).toBeLessThan(0);
    expect(ofMean.spread?.[1]).toBe(-1);
    expect(fitRange(rows, rows, { scale, centre: 'none' })).not.toHaveProperty('offset');
    expect(fitRange(rows, rows, { scale, centre: 'none' })).not.toHaveProperty('spread');
  });

  it('has quantiles that as many new rows stay below', () => {
    const read = openRange(fit(draw(1, 4_000)), scale);
    const below = Array<number>(19).fill(0);
    const fresh = draw(2, 4_000);
    for (const { outputs, truth } of fresh) {
      const { quantiles = [] } = read(outputs);
      for (const [index, quantile] of quantiles.entries()) {
        below[index] = (below[index] ?? 0) + (truth <= quantile ? 1 / fresh.length : 0);
      }
    }
    for (const [index, share] of below.entries()) expect(share).toBeCloseTo((index + 1) / 20, 1);
    expect(below).toEqual(below.toSorted((a, b) => a - b));
  });

  it('knows what widths, predictions and familiarity the training rows had', () => {
    const heldOut = draw(1, 200);
    const train = Array.from({ length: 1_001 }, (_, index) => {
      const { outputs, keys } = row(1 + index / 1_000, 0);
      return { outputs: { ...outputs, familiarity: index / 1_000 }, keys };
    });
    const { widths, middles, familiar } = fitRange(heldOut, train, { scale, centre: 'median' });
    expect(widths).toHaveLength(21);
    expect(middles).toEqual([1, 2]);
    expect(familiar).toEqual([0.005, 0.05]);
    expect(fit(heldOut)).not.toHaveProperty('familiar');
  });

  it('does not miss words where most training rows have none', () => {
    const rows = draw(1, 200).map(({ outputs, ...one }, index) => ({
      ...one,
      outputs: { ...outputs, familiarity: index % 3 === 0 ? 2 : 0 },
    }));
    expect(fit(rows)).not.toHaveProperty('familiar');
  });

  it('is of the row whose target is given', () =>
    expect(
      aroundPrediction<string>((category) => [category])({ parsed: 'roofing', outputs: [3], target: [4] }),
    ).toEqual({ outputs: { lower: 3, middle: 3, upper: 3 }, keys: ['roofing'], truth: 4 }));

  it('can be read again from JSON', () => {
    const hours = logScale(0.5, 720);
    const rows = draw(3, 100).map((one, index) => ({ ...one, keys: [index % 2 ? 'a' : 'b'] }));
    const fitted = fitRange(rows, rows, { scale: hours, centre: 'mean' });
    const again = openRange(JSON.parse(JSON.stringify(fitted)), hours);
    for (const { outputs, keys } of rows) {
      expect(again(outputs, keys)).toEqual(openRange(fitted, hours)(outputs, keys));
    }
  });
});

describe('the groups of a range', () => {
  /** Three groups of unlike errors and sizes, in two kinds of key. */
  function drawGroups(seed: number, rows: number): readonly HeldOutRow[] {
    const uniform = generator(seed);
    return Array.from({ length: rows }, () => {
      const kind = uniform();
      const currency = kind < 0.6 ? 'USD' : kind < 0.85 ? 'INR' : 'GBP';
      const spread = { USD: 1, INR: 1.5, GBP: 0.7 }[currency];
      const shift = { USD: 0, INR: -0.4, GBP: 0.2 }[currency];
      const category = uniform() < 0.3 ? 'rush' : undefined;
      const error = (uniform() + uniform() + uniform() - 1.5) * spread + shift;
      const middle = 5 + uniform();
      return row(middle, middle + error + (category === 'rush' ? 0.4 : 0), category, currency);
    });
  }

  it.each([300, 1_000])('hold their share each, from %i rows of all', (size) => {
    const shares = new Map<string, number[]>();
    for (let seed = 0; seed < 20; seed++) {
      const fitted = fit(drawGroups(seed, size));
      const fresh = drawGroups(1_000 + seed, 3_000);
      for (const key of ['USD', 'INR', 'GBP', 'rush']) {
        const members = fresh.filter(({ keys }) => keys.includes(key));
        shares.set(key, [...(shares.get(key) ?? []), coverage(fitted, members)]);
      }
      shares.set('all', [...(shares.get('all') ?? []), coverage(fitted, fresh)]);
    }
    for (const [key, found] of shares) {
      expect(Math.abs(average(found) - 0.8), key).toBeLessThan(key === 'all' ? 0.02 : 0.06);
    }
  });

  it('of a few rows stay close to what all rows say', () => {
    const rows = drawGroups(1, 500);
    const strange = Array.from({ length: 12 }, () => row(5, 25, undefined, 'HKD'));
    const { groups } = fit([...rows, ...strange]);
    expect(Math.abs(groups?.['HKD']?.upper ?? Number.NaN)).toBeLessThan(22);
    expect(groups).not.toHaveProperty('undefined');
  });

  it('have tenths of their own where errors of each are of another size and neither bins nor others count', () => {
    const rows = Array.from({ length: 400 }, (_, index) => {
      const isSure = index % 2 === 0;
      return row(index, index + ((index % 101) - 50) * (isSure ? 0.1 : 1), isSure ? 'sure' : 'unsure');
    });
    const fitted = fitRange(rows, rows, { scale, centre: 'median', mostBins: 1, rowsOfPool: 0 });
    for (const group of ['sure', 'unsure']) {
      const members = rows.filter(({ keys }) => keys[0] === group);
      expect(Math.abs(coverage(fitted, members) - 0.8)).toBeLessThan(0.02);
    }
  });

  it('are none where there is one, or only rows without', () => {
    expect(fit(draw(1, 100))).not.toHaveProperty('groups');
    expect(fit(draw(1, 100).map((one) => ({ ...one, keys: ['PHP'] })))).not.toHaveProperty('groups');
  });
});

describe('the level of a range', () => {
  it('is what so few rows can hold', () => {
    const level = (rows: number) => fit(Array.from({ length: rows }, (_, index) => row(2, index))).level;
    expect([2, 5, 7, 8, 9, 500].map(level)).toEqual([0.33, 0.66, 0.75, 0.77, undefined, undefined]);
  });

  it('comes without quantiles where it is less than asked for', () =>
    expect(fit([row(1, 2), row(2, 2)])).not.toHaveProperty('spread'));

  // By the exact binomial bounds of so many draws; the seeds are fixed.
  it.each([5, 7, 9, 15, 30, 50, 100, 500])(
    'is held with %i rows to calibrate on, with ties and without',
    (rows) => {
      for (const ties of [false, true]) {
        const uniform = generator(rows + (ties ? 1 : 0));
        const one = () => {
          const at = ties ? 1 + Math.floor(3 * uniform()) : 1 + 3 * uniform();
          const error = (uniform() + uniform() - 1) * 0.5;
          return row(at, at + (ties ? Math.round(error * 10) / 10 : error));
        };
        const draws = Math.min(2_000, 100_000 / rows);
        let inside = 0;
        let level = 0;
        for (let draw = 0; draw < draws; draw++) {
          const seen = Array.from({ length: rows }, one);
          const calibration = fitRange(seen, seen.slice(0, 1), { scale, centre: 'median' });
          inside += coverage(calibration, [one()]);
          level = calibration.level ?? 0.8;
        }
        const deviation = Math.sqrt((level * (1 - level)) / draws);
        expect(inside / draws, ties ? 'with ties' : 'without').toBeGreaterThan(level - 3.3 * deviation);
      }
    },
  );
});
