import fc from 'fast-check';
import { Matrix, solve } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { nonNegativeLeastSquares } from './non-negative-least-squares.ts';

/** A positive definite problem: rows of numbers, what they should sum to, and a little of the identity. */
const problem = fc
  .integer({ min: 1, max: 12 })
  .chain((columns) =>
    fc.record({
      rows: fc.array(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: columns, maxLength: columns }),
        { minLength: 1, maxLength: 30 },
      ),
      targets: fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 30, maxLength: 30 }),
    }),
  )
  .map(({ rows, targets }) => {
    const matrix = new Matrix(rows);
    const gram = matrix.transpose().mmul(matrix).add(Matrix.eye(matrix.columns).mul(1e-3));
    const moments = matrix.transpose().mmul(Matrix.columnVector(targets.slice(0, matrix.rows)));
    return { gram, moments: moments.to1DArray() };
  });

/** What each weight would still help, if it rose a little. */
function gains(gram: Matrix, moments: readonly number[], weights: readonly number[]): readonly number[] {
  const slopes = gram.mmul(Matrix.columnVector([...weights])).to1DArray();
  return moments.map((moment, column) => moment - (slopes[column] ?? 0));
}

describe('non-negative least squares', () => {
  it('has weights of 0 or more, and nothing is left to gain (Karush, Kuhn, Tucker)', () =>
    fc.assert(
      fc.property(problem, ({ gram, moments }) => {
        const weights = nonNegativeLeastSquares(gram, moments);
        const size = Math.max(1, ...moments.map(Math.abs));
        gains(gram, moments, weights).forEach((gain, column) => {
          const weight = weights[column] ?? Number.NaN;
          expect(weight).toBeGreaterThanOrEqual(0);
          if (weight > 0) expect(Math.abs(gain)).toBeLessThanOrEqual(1e-7 * size);
          else expect(gain).toBeLessThanOrEqual(1e-7 * size);
        });
      }),
      { numRuns: 500 },
    ));

  it('is least squares where that has no weight below 0', () => {
    const gram = new Matrix([
      [4, 1],
      [1, 3],
    ]);
    const free = solve(gram, Matrix.columnVector([9, 7])).to1DArray();
    const weights = nonNegativeLeastSquares(gram, [9, 7]);
    weights.forEach((weight, column) => {
      expect(weight).toBeCloseTo(free[column] ?? Number.NaN, 12);
    });
  });

  it('leaves a column out that would only take away', () =>
    expect(
      nonNegativeLeastSquares(
        new Matrix([
          [4, 2],
          [2, 4],
        ]),
        [8, 0],
      ),
    ).toEqual([2, 0]));

  it('is nothing where nothing is to be explained', () =>
    expect(nonNegativeLeastSquares(Matrix.eye(3), [0, -1, 0])).toEqual([0, 0, 0]));
});
