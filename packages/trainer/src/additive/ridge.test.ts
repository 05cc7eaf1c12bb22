import { Matrix, solve } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { blocksOf, createRandom } from './made-rows.test-support.ts';
import { fitQuantile, pinballLoss } from './pinball.ts';
import { fitRidge } from './ridge.ts';
import { predictLinear } from './row-blocks.ts';

const random = createRandom(5);
const width = 6;
const matrix = Array.from({ length: 80 }, () =>
  Array.from({ length: width }, () => (random() < 0.4 ? Math.fround(random()) : 0)),
);
const rows = blocksOf(matrix);
const truth = [1.5, -2, 0, 0.5, 3, -1];
const targets = Float64Array.from(
  matrix,
  (row) => 8 + row.reduce((sum, value, column) => sum + value * (truth[column] ?? 0), 0) + random() - 0.5,
);
const scales = Float64Array.of(1, 0.5, 2, 1, 1, 0.7);

/** The same problem solved by elimination: weights first, then the constant, which has no penalty. */
function exactly(penalty: number, rowWeights = targets.map(() => 1)): readonly number[] {
  const design = new Matrix(matrix.map((row) => [...row, 1]));
  const weighted = new Matrix(
    matrix.map((row, at) => [...row, 1].map((value) => value * (rowWeights[at] ?? 0))),
  );
  const normal = weighted.transpose().mmul(design);
  scales.forEach((scale, column) => {
    normal.set(column, column, normal.get(column, column) + penalty / scale ** 2);
  });
  return solve(normal, weighted.transpose().mmul(Matrix.columnVector([...targets]))).to1DArray();
}

describe('a ridge regression', () => {
  it.each([0.01, 1, 100])(
    'by conjugate gradients is that by elimination, with a penalty of %d',
    (penalty) => {
      const { bias, weights } = fitRidge({ rows, targets, scales, penalty });
      exactly(penalty).forEach((value, at) => {
        expect([...weights, bias][at]).toBeCloseTo(value, 3);
      });
    },
  );

  it('counts rows by their weights', () => {
    const rowWeights = targets.map((_, row) => (row % 3) / 2);
    const { bias, weights } = fitRidge({ rows, targets, scales, penalty: 1, rowWeights });
    exactly(1, rowWeights).forEach((value, at) => {
      expect([...weights, bias][at]).toBeCloseTo(value, 3);
    });
  });

  it('gives no weight to a column of scale 0', () => {
    const { weights } = fitRidge({ rows, targets, scales: scales.with(4, 0), penalty: 1 });
    expect(weights[4]).toBe(0);
    expect(weights[0]).not.toBe(0);
  });

  it('arrives at the same from another start, and twice at the same bits', () => {
    const problem = { rows, targets, scales, penalty: 1, iterations: 60 };
    const start = { bias: 3, weights: Float64Array.from(truth, (weight) => -weight) };
    const [cold, warm] = [fitRidge(problem), fitRidge({ ...problem, start })];
    warm.weights.forEach((weight, column) => {
      expect(weight).toBeCloseTo(cold.weights[column] ?? Number.NaN, 3);
    });
    expect(fitRidge(problem)).toEqual(cold);
  });
});

describe('a linear quantile', () => {
  it.each([0.1, 0.5, 0.9])(
    'leaves a share of about %d of the rows below, and more so where they are wider',
    (level) => {
      const wide = Float64Array.from(matrix, (row) => (random() - 0.5) * (1 + 6 * (row[0] ?? 0)));
      const start = { bias: 0, weights: new Float64Array(width) };
      const model = fitQuantile({ rows, targets: wide, scales, penalty: 0.1, level, start });
      const predicted = predictLinear(rows, model);
      const below = wide.filter((value, row) => value <= (predicted[row] ?? 0)).length / wide.length;
      expect(Math.abs(below - level)).toBeLessThan(0.06);
      expect(pinballLoss(predicted, wide, level)).toBeLessThan(
        pinballLoss(
          predicted.map(() => 0),
          wide,
          level,
        ) + 1e-9,
      );
      if (level === 0.9) expect(model.weights[0]).toBeGreaterThan(0.5);
    },
  );
});
