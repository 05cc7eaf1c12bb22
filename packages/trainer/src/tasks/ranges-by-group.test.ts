import { describe, expect, it } from 'vitest';
import { type RangedRow, rangesByGroup } from './ranges-by-group.ts';

/** Rows of a group, of which so many are held by their range. */
const rowsOf = (rows: number, held: number, ...groups: readonly (string | undefined)[]): RangedRow[] =>
  Array.from({ length: rows }, (_, row) => ({ groups, lower: 1, upper: 4, truth: row < held ? 4 : 5 }));

describe('the ranges by group', () => {
  it('are those of each that is large enough to tell, the largest first', () => {
    const rows = [...rowsOf(100, 60, 'INR'), ...rowsOf(300, 270, 'USD'), ...rowsOf(99, 0, 'GBP')];
    expect(rangesByGroup(rows)).toEqual([
      {
        title: 'ranges on the test rows, groups of at least 100',
        rows: 499,
        figures: {
          USD: { rows: 300, coverage: 0.9, maxToMin: expect.closeTo(4) },
          INR: { rows: 100, coverage: 0.6, maxToMin: expect.closeTo(4) },
        },
      },
    ]);
  });

  it('count a row in each group that it belongs to', () => {
    const [found] = rangesByGroup([
      ...rowsOf(150, 150, 'roofing', 'PHP'),
      ...rowsOf(50, 0, undefined, 'PHP'),
    ]);
    expect(found?.figures).toMatchObject({
      PHP: { rows: 200, coverage: 0.75 },
      roofing: { rows: 150, coverage: 1 },
    });
  });

  it('say nothing of a single group', () => {
    expect(rangesByGroup(rowsOf(500, 400, undefined, 'PHP'))).toEqual([]);
    expect(rangesByGroup([])).toEqual([]);
  });
});
