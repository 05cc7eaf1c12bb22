import { describe, expect, it } from 'vitest';
import { completionTimeSpec43 } from '../completion-time/spec-43.ts';
import { priceSpec60 } from '../price/spec-60.ts';
import { profileScoreSpec43 } from '../profile-score/spec-43.ts';
import { type Feature, numeric, oneHot, type SparseFeature } from './feature.ts';
import { fingerprint } from './fingerprint.ts';

interface Point {
  readonly x: number;
  readonly colors: readonly number[];
}

const x = numeric<Point>('x', 'as is', ['x'], (point) => point.x);
const color = oneHot<Point>('color', 3, '1 for each color', ['colors'], ({ colors }) => colors);
const hashed: SparseFeature<Point> = {
  kind: 'sparse',
  name: 'hashed',
  unit: '1 for each color',
  reads: ['colors'],
  open: () => ({ width: 8, read: () => {} }),
};

describe('fingerprint', () => {
  it.each([
    { design: priceSpec60, expected: 'a18272ed501af0bb' },
    { design: completionTimeSpec43, expected: '51867937437561d9' },
    { design: profileScoreSpec43, expected: 'ce659cc2378d2840' },
  ])('of $design.id is the one its trained models carry', ({ design: { id, features }, expected }) =>
    expect(fingerprint(id, features)).toBe(expected),
  );

  const original = fingerprint('price/points', [x, color, hashed]);

  it.each<[string, string, readonly Feature<Point>[]]>([
    ['the design', 'price/other', [x, color, hashed]],
    ['a formula', 'price/points', [{ ...x, unit: 'as it is' }, color, hashed]],
    ['a name', 'price/points', [numeric('y', x.unit, x.reads, () => 0), color, hashed]],
    ['the order', 'price/points', [color, x, hashed]],
    ['a width', 'price/points', [x, oneHot('color', 4, color.unit, color.reads, () => []), hashed]],
    ['a missing feature', 'price/points', [x, hashed]],
    ['the name of a sparse feature', 'price/points', [x, color, { ...hashed, name: 'words' }]],
    ['the formula of a sparse feature', 'price/points', [x, color, { ...hashed, unit: 'tf-idf' }]],
  ])('changes with %s', (_, design, changed) => expect(fingerprint(design, changed)).not.toBe(original));

  it('does not change with the code that reads a feature, nor with what is said of it', () => {
    expect(fingerprint('price/points', [numeric('x', 'as is', [], () => 0), color, hashed])).toBe(original);
    const open: typeof hashed.open = () => ({ width: 16, read: () => {} });
    expect(fingerprint('price/points', [x, color, { ...hashed, open }])).toBe(original);
  });

  it('is 16 hexadecimal digits', () => expect(original).toMatch(/^[0-9a-f]{16}$/));
});
