import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Contribution, reasonsOf } from './reasons.ts';

const sum = (reasons: readonly { readonly amount: number }[]) =>
  reasons.reduce((total, { amount }) => total + amount, 0);
const points = (value: number) => value;

describe('the reasons of an answer', () => {
  it('begin with the answer to an input that says nothing, and add up to the answer', () =>
    expect(
      reasonsOf(
        50,
        62,
        [
          { field: 'rating', change: 15 },
          { field: 'bio', change: -3 },
        ],
        points,
      ),
    ).toEqual([
      { code: 'start', amount: 50 },
      { code: 'field', field: 'rating', amount: 15 },
      { code: 'field', field: 'bio', amount: -3 },
    ]));

  it('name what the fields only change together', () =>
    expect(reasonsOf(50, 70, [{ field: 'rating', change: 15 }], points).at(-1)).toEqual({
      code: 'rest',
      amount: 5,
    }));

  it('are amounts of the answer where changes are ratios: twice a doubling is half the way each', () => {
    const doubled = Math.log(2);
    const reasons = reasonsOf(
      1000,
      4000,
      [
        { field: 'scope', change: doubled },
        { field: 'urgency', change: doubled },
      ],
      Math.log,
    );
    expect(reasons.map(({ amount }) => Math.round(amount))).toEqual([1000, 1500, 1500]);
  });

  it('stay in proportion where one takes back what another adds', () => {
    const reasons = reasonsOf(
      1000,
      1000,
      [
        { field: 'scope', change: 0.1 },
        { field: 'urgency', change: -0.1 },
      ],
      Math.log,
    );
    expect(reasons.map(({ amount }) => Math.round(amount))).toEqual([1000, 100, -100]);
  });

  it('have one amount for each field, beside its words', () =>
    expect(
      reasonsOf(
        0,
        6,
        [
          { field: 'title', change: 1 },
          { field: 'title', words: 'roof', change: 3 },
          { field: 'title', change: 2 },
        ],
        points,
      ).map(({ amount }) => amount),
    ).toEqual([0, 3, 3]));

  it('add up, whatever they are', () => {
    const amount = fc.double({ min: 1, max: 1e9, noNaN: true });
    const change = fc.double({ min: -20, max: 20, noNaN: true });
    const contribution: fc.Arbitrary<Contribution> = fc.record({
      field: fc.constantFrom('title', 'category'),
      words: fc.constantFrom(undefined, 'pipe', 'roof'),
      change,
    });
    fc.assert(
      fc.property(amount, amount, fc.array(contribution), (start, answer, contributions) => {
        const reasons = reasonsOf(start, answer, contributions, Math.log1p);
        const size = Math.max(...reasons.map(({ amount }) => Math.abs(amount)));
        expect(Math.abs(sum(reasons) - answer)).toBeLessThanOrEqual(size * 1e-9);
        for (const { amount } of reasons) expect(amount).toSatisfy(Number.isFinite);
      }),
    );
  });
});
