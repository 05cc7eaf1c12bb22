import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { chooseStandIns } from './stand-ins.ts';

const rows = 200;
const signal = (row: number, frequency: number) => Math.sin(row * frequency);

/** Columns of numbers by functions of the row. */
function columns(...values: readonly ((row: number) => number)[]): Matrix {
  return new Matrix(Array.from({ length: rows }, (_, row) => values.map((value) => value(row))));
}

function fitted(hidden: Matrix, { units, kernel, bias }: ReturnType<typeof chooseStandIns>): Matrix {
  return hidden
    .subMatrixColumn([...units])
    .mmul(kernel)
    .addRowVector([...bias]);
}

function expectClose(actual: Matrix, expected: Matrix, digits: number): void {
  const worst = Matrix.sub(actual, expected).abs().max();
  expect(worst).toBeLessThan(10 ** -digits);
}

describe('stand-ins', () => {
  const a = (row: number) => signal(row, 1);
  const b = (row: number) => signal(row, 2);
  const c = (row: number) => signal(row, 3);

  it('say all that dependent units say, constants included', () => {
    const hidden = columns(
      a,
      (row) => 3 - 2 * a(row),
      b,
      (row) => a(row) + b(row) + 1,
      () => 7,
    );
    const wanted = hidden
      .mmul(
        new Matrix([
          [1, 2],
          [3, -4],
          [5, 6],
          [-7, 8],
          [9, 1],
        ]),
      )
      .addRowVector([1, 2]);
    const standIns = chooseStandIns(hidden, wanted, 1e-6);
    expect(standIns.units).toHaveLength(2);
    expectClose(fitted(hidden, standIns), wanted, 9);
  });

  it('keep every unit that says something of its own', () => {
    const hidden = columns(a, b, c);
    const wanted = hidden.mmul(new Matrix([[1], [2], [3]]));
    const standIns = chooseStandIns(hidden, wanted, 1e-6);
    expect(standIns.units).toEqual([0, 1, 2]);
    expectClose(fitted(hidden, standIns), wanted, 9);
  });

  it('leave at most the tolerance unexplained', () => {
    const hidden = columns(a, (row) => b(row) / 100, c);
    const wanted = hidden.mmul(new Matrix([[1], [1], [0]]));
    const standIns = chooseStandIns(hidden, wanted, 0.02);
    expect(standIns.units).toEqual([0]);
    const residual =
      Matrix.sub(fitted(hidden, standIns), wanted).standardDeviation('column')[0] ?? Number.NaN;
    expect(residual).toBeLessThan(0.02 * (wanted.standardDeviation('column')[0] ?? Number.NaN));
    expect(chooseStandIns(hidden, wanted, 0.001).units).toEqual([0, 1]);
  });

  it('are one idle unit where nothing varies', () => {
    const hidden = columns(
      () => 2,
      () => -1,
    );
    const standIns = chooseStandIns(hidden, hidden.mmul(new Matrix([[3], [1]])), 0.01);
    expect(standIns.units).toHaveLength(1);
    expectClose(
      fitted(hidden, standIns),
      columns(() => 5),
      9,
    );
  });
});
