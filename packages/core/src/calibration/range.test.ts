import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRange, type RangeCalibration } from './range.ts';
import { linearScale, logScale } from './scale.ts';
import { shareBelow } from './share-below.ts';

const points = linearScale(-1e9, 1e9);
const prices = logScale(1, 1e9);
const at = (middle: number) => ({ lower: middle, middle, upper: middle });

/** Of widths from 0 to 10. */
const record: RangeCalibration = {
  knots: [{ at: 0, lower: -1, upper: 2 }],
  widths: Array.from({ length: 21 }, (_, step) => step / 2),
};

/** Twentieths of an even distribution: the ends, at 10 % and 90 %, are -1 and 1. */
const spread = Array.from({ length: 19 }, (_, index) => (index - 9) / 8);

describe('a calibrated range', () => {
  it('reaches as far from the prediction as held-out rows did', () =>
    expect(openRange(record, points)(at(5))).toEqual({
      lower: 4,
      middle: 5,
      upper: 7,
      level: 0.8,
      confidence: 0.7,
      trust: 'good',
    }));

  it('reaches as far from the ends that the network predicts', () =>
    expect(openRange(record, points)({ lower: 3, middle: 5, upper: 6 })).toMatchObject({
      lower: 2,
      middle: 5,
      upper: 8,
    }));

  it('moves its ends for each group that it knows', () => {
    const groups = { INR: { lower: -1, upper: 0.5 }, plumbing: { lower: 0.25, upper: 0 } };
    const read = openRange({ ...record, groups }, points);
    expect(read(at(5), ['INR', undefined])).toMatchObject({ lower: 3, upper: 7.5 });
    expect(read(at(5), ['INR', 'plumbing'])).toMatchObject({ lower: 3.25, upper: 7.5 });
    expect(read(at(5), ['constructor', 'USD'])).toMatchObject({ lower: 4, upper: 7 });
  });

  it('moves its middle to the median', () =>
    expect(openRange({ ...record, offset: 0.5 }, points)(at(5))).toMatchObject({
      lower: 4,
      middle: 5.5,
      upper: 7,
    }));

  it('never leaves its middle out, even where held-out rows were biased', () => {
    const read = (lower: number, upper: number) =>
      openRange({ ...record, knots: [{ at: 0, lower, upper }] }, points)(at(2));
    expect(read(0.3, 1)).toMatchObject({ lower: 2, middle: 2, upper: 3 });
    expect(read(-1, -0.3)).toMatchObject({ lower: 1, middle: 2, upper: 2 });
  });

  it('states the level that its rows could hold', () =>
    expect(openRange({ ...record, level: 0.66 }, points)(at(5)).level).toBe(0.66));

  it('has quantiles of which the ends and the middle are three', () => {
    const { quantiles = [] } = openRange({ ...record, spread }, points)(at(5));
    expect(quantiles).toHaveLength(19);
    expect(quantiles[1]).toBeCloseTo(4, 12); // 10 %
    expect(quantiles[9]).toBe(5); // 50 %
    expect(quantiles[17]).toBeCloseTo(7, 12); // 90 %
    expect(openRange(record, points)(at(5)).quantiles).toBeUndefined();
  });

  const anything = fc.double();
  const sorted = (values: number[]) => values.sort((a, b) => a - b);
  const finite = fc.double({ min: -20, max: 20, noNaN: true });
  const anyRecord = fc.record({
    knots: fc
      .array(fc.record({ at: finite, lower: finite, upper: finite }))
      .map((knots) => knots.sort((a, b) => a.at - b.at)),
    groups: fc.record({ g: fc.record({ lower: finite, upper: finite }) }),
    offset: finite,
    widths: fc.array(fc.double({ min: 0, max: 40, noNaN: true }), { minLength: 2 }).map(sorted),
    spread: fc.array(finite, { minLength: 1 }).map(sorted),
    middles: fc.tuple(finite, finite).map(sorted),
    familiar: fc.tuple(finite, finite).map(sorted),
  });

  it('is in order, finite and within its bounds, whatever network and record say', () =>
    fc.assert(
      fc.property(
        anyRecord,
        fc.record({ lower: anything, middle: anything, upper: anything, familiarity: anything }),
        (calibration, outputs) => {
          const {
            lower,
            middle,
            upper,
            quantiles = [],
            confidence,
          } = openRange(calibration, prices)(outputs, ['g']);
          expect(lower).toBeGreaterThanOrEqual(1);
          expect(middle).toBeGreaterThanOrEqual(lower);
          expect(upper).toBeGreaterThanOrEqual(middle);
          expect(upper).toBeLessThanOrEqual(1e9);
          for (const [index, quantile] of quantiles.entries()) {
            expect(quantile).toBeGreaterThanOrEqual(quantiles[index - 1] ?? 1);
            expect(quantile).toBeLessThanOrEqual(1e9);
          }
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
        },
      ),
    ));
});

describe('how far a range is trusted', () => {
  const read = openRange({ ...record, middles: [0, 10], familiar: [0.5, 2] }, points);
  const wide = (width: number) => ({ lower: 5, middle: 5, upper: 2 + width, familiarity: 9 });

  it('is less from the width of 80 % of the training rows on, and not at all from 95 %', () => {
    expect(read(wide(8)).trust).toBe('good');
    expect(read(wide(8.1)).trust).toBe('caution');
    expect(read(wide(9.6)).trust).toBe('ask');
  });

  it.each([
    [{ ...at(5), familiarity: 2.1 }, 'good', 0.7],
    [{ ...at(5), familiarity: 2 }, 'caution', 0.5], // hardly like any training row
    [{ ...at(5), familiarity: 0.5 }, 'caution', 0.5],
    [{ ...at(5), familiarity: 0.4 }, 'ask', 0], // unlike them
    [{ ...at(5), familiarity: 0 }, 'ask', 0], // has no known word
    [{ ...at(5), familiarity: 0, isKnownKind: true }, 'caution', 0.5], // but is for a known trade
    [{ ...at(50), familiarity: 9, isKnownKind: true }, 'ask', 0], // far from all
    [{ ...at(5), familiarity: Number.NaN }, 'ask', 0],
    [at(5), 'good', 0.7], // reads no words
    [at(10.1), 'ask', 0], // a prediction that none of them had
    [at(-0.1), 'ask', 0],
    [at(Number.NaN), 'ask', 0],
  ] as const)('%j: %s', (outputs, trust, confidence) =>
    expect(read(outputs)).toMatchObject({ trust, confidence }),
  );

  it('is care at most, and the confidence 0, with a field that it does not know', () => {
    expect(read(at(5), [], ['category'])).toMatchObject({ trust: 'caution', confidence: 0 });
    expect(read({ ...at(5), familiarity: 0 }, [], ['category']).trust).toBe('ask');
  });

  it('is never more than whoever reads the outputs allows', () =>
    expect(read(at(5), [], [], 'caution')).toMatchObject({ trust: 'caution', confidence: 0.7 }));
});

describe('a record of a range', () => {
  it.each([
    [null, 'calibration'],
    [{ widths: [0] }, 'calibration.knots'],
    [{ ...record, level: '80 %' }, 'calibration.level'],
    [{ ...record, groups: { INR: { lower: 0 } } }, 'calibration.groups.INR.upper'],
    [{ ...record, widths: [1, 0] }, 'calibration.widths'],
    [{ ...record, spread: [1, 0] }, 'calibration.spread'],
    [{ ...record, familiar: [Number.NaN] }, 'calibration.familiar'],
    [
      {
        ...record,
        knots: [
          { at: 1, lower: 0, upper: 0 },
          { at: 0, lower: 0, upper: 0 },
        ],
      },
      'calibration.knots',
    ],
  ])('%j is refused, naming the place', (calibration, place) =>
    expect(() => openRange(calibration, points)).toThrow(place),
  );
});

describe('the share at or below an amount', () => {
  const quantiles = Array.from({ length: 19 }, (_, index) => 100 * 2 ** index);

  it.each([
    [100, 0.05],
    [200, 0.1],
    [150, 0.05 + 0.05 * Math.log2(1.5)], // between two, as the logarithm goes
    [100 * 2 ** 18, 0.95],
    [1, 0.05], // beyond the first and the last nothing was measured
    [0, 0.05],
    [1e12, 0.95],
    [Number.POSITIVE_INFINITY, 0.95],
  ])('of %d is %d', (amount, share) => expect(shareBelow(quantiles, amount)).toBeCloseTo(share, 12));

  it('of amounts that are all the same begins below and ends above', () => {
    expect(shareBelow(Array(19).fill(100), 99)).toBeCloseTo(0.05, 12);
    expect(shareBelow(Array(19).fill(100), 100)).toBeCloseTo(0.95, 12);
  });

  it('never falls as the amount rises, and stays between 5 % and 95 %', () => {
    const amount = fc.double({ min: 0.01, max: 1e9, noNaN: true });
    const sorted = fc
      .array(amount, { minLength: 19, maxLength: 19 })
      .map((values) => values.sort((a, b) => a - b));
    fc.assert(
      fc.property(sorted, amount, amount, (quantiles, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((amount) => shareBelow(quantiles, amount));
        expect(less).toBeLessThanOrEqual(more ?? 0);
        expect(less).toBeGreaterThanOrEqual(0.05 - 1e-12);
        expect(more).toBeLessThanOrEqual(0.95 + 1e-12);
      }),
    );
  });
});
