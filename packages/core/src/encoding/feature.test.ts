import { describe, expect, it } from 'vitest';
import { columnNames, type Feature, numeric, oneHot, thermometer, vocabulary } from './feature.ts';

interface Point {
  readonly x: number;
  readonly colors: readonly number[];
  readonly words: readonly string[];
}

const features: readonly Feature<Point>[] = [
  numeric('x', 'as is', ['x'], ({ x }) => x),
  {
    kind: 'sparse',
    name: 'hashed',
    unit: '1 for each word',
    reads: ['words'],
    open: () => ({ width: 8, read: () => {} }),
  },
  oneHot('color', 3, '1 for each color', ['colors'], ({ colors }) => colors),
];

describe('features', () => {
  it('name their dense columns in tensor order', () =>
    expect(columnNames(features)).toEqual(['x', 'color[0]', 'color[1]', 'color[2]']));
});

describe('a thermometer', () => {
  const feature = thermometer<{ readonly x?: number }>('x', [0, 1, 5], ['x'], ({ x }) => x);

  it.each<[number | undefined, readonly number[]]>([
    [-1, [0, 0]],
    [0, [0, 0]],
    [0.25, [0.25, 0]],
    [1, [1, 0]],
    [2, [1, 0.25]],
    [5, [1, 1]],
    [Number.MAX_VALUE, [1, 1]],
    [undefined, [0, 0]],
  ])('has for %d the shares %j of its stretches', (x, shares) => {
    const row = new Float32Array(4);
    feature.open(undefined)(x === undefined ? {} : { x }, row, 1);
    expect([...row]).toEqual([0, ...shares, 0]);
  });

  it('has a column for each stretch', () => expect(columnNames([feature])).toEqual(['x[0]', 'x[1]']));
});

describe('a vocabulary', () => {
  const feature = vocabulary<Point>('words', 2, '1 for each known word', ['words'], ({ words }) => words);

  function columns(fitted: unknown, words: readonly string[]): readonly number[] {
    const row = new Float32Array(4);
    feature.open(fitted)({ x: 0, colors: [], words }, row, 1);
    return [...row];
  }

  it('sets the column of each known word, counted from where the feature starts', () => {
    expect(columns(['pipes', 'urgent'], ['urgent'])).toEqual([0, 0, 1, 0]);
    expect(columns(['pipes', 'urgent'], ['urgent', 'pipes', 'urgent'])).toEqual([0, 1, 1, 0]);
  });

  it('sets no column for an unknown word, nor for one that every object has', () =>
    expect(columns(['pipes'], ['urgent', 'constructor', '__proto__'])).toEqual([0, 0, 0, 0]));

  it('knows no word when nothing was fitted', () =>
    expect(columns(undefined, ['pipes'])).toEqual([0, 0, 0, 0]));

  it('says which words the trainer may pick from', () =>
    expect(feature.words?.({ x: 0, colors: [], words: ['a', 'b'] })).toEqual(['a', 'b']));

  it.each<[unknown, string]>([
    [['a', 'b', 'c'], 'words has 3 words for 2 columns'], // the third would set a column of the next feature
    [[1], 'words is not a list of words'],
    ['pipes', 'words is not a list of words'],
    [{ 0: 'pipes', length: 1 }, 'words is not a list of words'],
    [null, 'words is not a list of words'],
  ])('refuses %j', (fitted, message) => expect(() => feature.open(fitted)).toThrow(new TypeError(message)));
});
