import { describe, expect, it } from 'vitest';
import { withKnownWords } from './known-words.ts';
import { entriesOf, type Rows } from './rows.ts';

const shape = { dense: 4, sparse: 10 };
const rows: Rows = {
  count: 2,
  dense: Float32Array.of(7, 0, 0, 0, 8, 0, 0, 0),
  sparse: {
    starts: Uint32Array.of(0, 2, 3),
    columns: Uint32Array.of(1, 5, 9),
    values: Float32Array.of(0.5, 0.25, 2),
  },
};

describe('rows with known words', () => {
  const { rows: all, variants } = withKnownWords(rows, shape, [
    [],
    [
      { start: 1, count: 2 },
      { start: 3, count: 1 },
    ],
  ]);
  const entries = Array.from({ length: all.count }, (_, row) => entriesOf(all, row, shape));

  it('begin with the rows as they are', () =>
    expect(entries.slice(0, 2)).toEqual([entriesOf(rows, 0, shape), entriesOf(rows, 1, shape)]));

  it('go on with each word and each combination, the rest of the row unchanged', () => {
    expect(variants).toEqual([undefined, [2, 7]]);
    const words = entries
      .slice(2)
      .map((row) => row.filter(([, value]) => value === 1).map(([column]) => column));
    expect(words).toEqual([[1], [2], [3], [1, 3], [2, 3]]);
    for (const row of entries.slice(2)) {
      expect(row.filter(([, value]) => value !== 1)).toEqual(entriesOf(rows, 1, shape));
    }
  });

  it('have no variants of a feature that knows nothing, and not too many of any', () => {
    expect(withKnownWords(rows, shape, [[{ start: 1, count: 0 }], []]).variants).toEqual([[2, 2], undefined]);
    const wide = { count: 1, dense: new Float32Array(100) };
    const blocks = [0, 40, 80].map((start) => ({ start, count: 20 }));
    expect(withKnownWords(wide, { dense: 100, sparse: 0 }, [blocks]).rows.count).toBe(1_001);
  });
});
