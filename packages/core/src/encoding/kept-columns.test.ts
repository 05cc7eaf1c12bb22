import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packColumns, unpackColumns } from './kept-columns.ts';

describe('kept columns', () => {
  it('come back as they were', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 2 ** 20 - 1 })), (columns) => {
        const ascending = columns.toSorted((a, b) => a - b);
        expect([...unpackColumns(packColumns(ascending), 'words', 2 ** 20)]).toEqual(ascending);
      }),
    ));

  it('take little more than a byte each', () =>
    expect(packColumns(Array.from({ length: 3_000 }, (_, at) => at * 80)).length).toBeLessThanOrEqual(4_000));

  it.each([
    [5, 'words is no list of columns'],
    ['?', 'words is no list of columns'],
    ['A', 'words is no list of columns'],
    [packColumns([3, 16]), 'words has no column 16'],
    [packColumns([1e9]), 'words has no column'],
  ])('are refused when damaged: %j', (packed, message) =>
    expect(() => unpackColumns(packed, 'words', 16)).toThrow(message),
  );
});
