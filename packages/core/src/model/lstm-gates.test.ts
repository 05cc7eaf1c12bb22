import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateColumns, lstmGates } from './lstm-gates.ts';

describe('the gates of an LSTM', () => {
  it('lie side by side in the order of Keras', () =>
    expect(lstmGates).toEqual(['input', 'forget', 'candidate', 'output']));

  it.each([
    ['input', [0, 1]],
    ['forget', [2, 3]],
    ['candidate', [4, 5]],
    ['output', [6, 7]],
  ] as const)('are parts of a bias: %s', (gate, expected) =>
    expect(gateColumns(Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7), 2, gate)).toEqual(
      Float32Array.from(expected),
    ),
  );

  it('are columns of a kernel, row by row', () =>
    expect(gateColumns(Float32Array.of(0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23), 1, 'candidate')).toEqual(
      Float32Array.of(2, 12, 22),
    ));

  it('keep the precision they come in', () =>
    expect(gateColumns(Float64Array.of(0.1, 0.2, 0.3, 0.4), 1, 'forget')).toEqual(Float64Array.of(0.2)));

  it('make up the whole again, whatever its size', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.nat({ max: 4 }), (units, rows) => {
        const kernel = Float32Array.from({ length: rows * units * 4 }, (_, index) => index);
        const gates = lstmGates.map((gate) => gateColumns(kernel, units, gate));
        const rowOf = (columns: Float32Array, row: number) => columns.slice(row * units, (row + 1) * units);
        const joined = Array.from({ length: rows }, (_, row) =>
          gates.flatMap((gate) => [...rowOf(gate, row)]),
        );
        expect(joined.flat()).toEqual([...kernel]);
      }),
    ));
});
