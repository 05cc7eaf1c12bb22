import { describe, expect, it } from 'vitest';
import { type DenseRows, ridge } from './ridge.ts';

const rows = (from: number, count: number, noise: number): DenseRows => {
  const at = Array.from({ length: count }, (_, row) => from + row);
  return {
    count,
    inputs: Float32Array.from(at.flatMap((row) => [row % 2, row % 3])),
    targets: at.map((row) => [5 + 2 * (row % 2) - (row % 3), 7 + noise * Math.sin(row * 12.9898)]),
  };
};

describe('a ridge regression', () => {
  it('finds a linear law, of several outputs at once', () => {
    const test = rows(1_000, 6, 0);
    const predicted = ridge(rows(0, 400, 0), rows(500, 60, 0), test);
    for (const [row, target] of test.targets.entries()) {
      target.forEach((value, output) => {
        expect(predicted[row]?.[output]).toBeCloseTo(value, 3);
      });
    }
  });

  it('copes with a column that never varies', () => {
    const constant = { count: 4, inputs: new Float32Array(4), targets: [[1], [2], [3], [4]] };
    expect(ridge(constant, constant, constant)).toEqual([[2.5], [2.5], [2.5], [2.5]]);
  });
});
