import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { denseRows, densify, type Entry, entriesOf, type Rows } from './rows.ts';

const shape = { dense: 2, sparse: 3 };
const rows: Rows = {
  count: 3,
  dense: Float32Array.of(1, 0, 0, 2, 0, 0),
  sparse: {
    starts: Uint32Array.of(0, 2, 2, 3),
    columns: Uint32Array.of(2, 0, 1),
    values: Float32Array.of(0.5, -1, 4),
  },
};

describe('rows written out in full', () => {
  it('have the sparse columns behind the dense ones', () =>
    expect([...densify(rows, shape)]).toEqual([1, 0, -1, 0, 0.5, 0, 2, 0, 0, 0, 0, 0, 0, 4, 0]));

  it('are the dense columns themselves where there are no others', () => {
    const dense = Float32Array.of(1, 2, 3, 4);
    expect(densify(denseRows(2, dense), { dense: 2, sparse: 0 })).toBe(dense);
  });

  it('are the sparse columns alone where there are no dense ones', () =>
    expect([...densify({ ...rows, dense: new Float32Array(0) }, { dense: 0, sparse: 3 })]).toEqual([
      -1, 0, 0.5, 0, 0, 0, 0, 4, 0,
    ]));

  it('are nothing when there are none', () =>
    expect(
      densify(
        {
          count: 0,
          dense: new Float32Array(0),
          sparse: { starts: Uint32Array.of(0), columns: new Uint32Array(0), values: new Float32Array(0) },
        },
        shape,
      ),
    ).toHaveLength(0));
});

describe('the entries of a row', () => {
  it.each<[row: number, readonly Entry[]]>([
    [
      0,
      [
        [0, 1],
        [4, 0.5],
        [2, -1],
      ],
    ],
    [1, [[1, 2]]],
    [2, [[3, 4]]],
  ])('%i are its columns that are not zero, the sparse ones counted on: %j', (row, entries) =>
    expect(entriesOf(rows, row, shape)).toEqual(entries),
  );

  it('say the same as the row in full', () => {
    const value = fc.float({ noNaN: true, noDefaultInfinity: true }).filter((number) => number !== 0);
    const sparseRow = fc.uniqueArray(fc.tuple(fc.nat({ max: shape.sparse - 1 }), value), {
      selector: ([column]) => column,
    });
    const denseRow = fc.tuple(fc.oneof(value, fc.constant(0)), fc.oneof(value, fc.constant(0)));
    fc.assert(
      fc.property(fc.array(fc.tuple(denseRow, sparseRow)), (drawn) => {
        const entries = drawn.flatMap(([, sparse]) => sparse);
        const encoded: Rows = {
          count: drawn.length,
          dense: Float32Array.from(drawn.flatMap(([dense]) => dense)),
          sparse: {
            starts: Uint32Array.from(
              [0, ...drawn],
              (_, row) => drawn.slice(0, row).flatMap(([, all]) => all).length,
            ),
            columns: Uint32Array.from(entries, ([column]) => column),
            values: Float32Array.from(entries, ([, number]) => number),
          },
        };
        const full = densify(encoded, shape);
        const width = shape.dense + shape.sparse;
        drawn.forEach((_, row) => {
          const expected = new Float32Array(width);
          for (const [column, number] of entriesOf(encoded, row, shape)) expected[column] = number;
          expect([...full.subarray(row * width, (row + 1) * width)].map((number) => number + 0)).toEqual([
            ...expected,
          ]);
        });
      }),
    );
  });
});
