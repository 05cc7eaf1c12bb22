import { describe, expect, it } from 'vitest';
import { completionTimeTask } from './completion-time/task.ts';
import { columnNames, encode, type Feature, fingerprint, numeric, oneHot, widthOf } from './feature.ts';
import { priceTask } from './price/task.ts';
import { profileScoreTask } from './profile-score/task.ts';
import { thrownBy } from './thrown-error.test-support.ts';
import { emptyVocabularies } from './vocabulary.ts';

interface Point {
  readonly x: number;
  readonly colors: readonly number[];
}

const features: readonly Feature<Point>[] = [
  numeric('x', 'as is', ({ x }) => x),
  oneHot('color', 3, '1 for each color', ({ colors }) => colors),
];

describe('features', () => {
  it('name their columns in tensor order', () =>
    expect(columnNames(features)).toEqual(['x', 'color[0]', 'color[1]', 'color[2]']));

  it('know their width', () => expect(widthOf(features)).toBe(4));
});

describe('encode', () => {
  it('is row-major', () =>
    expect([
      ...encode(
        features,
        [
          { x: 2, colors: [1] },
          { x: 3, colors: [0, 2] },
        ],
        emptyVocabularies,
      ),
    ]).toEqual([2, 0, 1, 0, 3, 1, 0, 1]));

  it('is empty without rows', () => expect(encode(features, [], emptyVocabularies)).toHaveLength(0));

  it('overwrites what was in the given matrix and returns it', () => {
    const out = new Float32Array(4).fill(9);
    expect(encode(features, [{ x: 0, colors: [] }], emptyVocabularies, out)).toBe(out);
    expect([...out]).toEqual([0, 0, 0, 0]);
  });

  it('refuses a number that is not finite, naming row and column', () =>
    expect(
      thrownBy(() =>
        encode(
          features,
          [
            { x: 0, colors: [] },
            { x: Number.NaN, colors: [] },
          ],
          emptyVocabularies,
        ),
      ),
    ).toEqual({
      code: 'input/not-finite',
      message: 'Row 1, column x is NaN.',
      hint: 'Every number that enters a vector must be finite.',
    }));
});

describe('fingerprint', () => {
  it.each([
    { task: priceTask, expected: 'af1d406430910262' },
    { task: completionTimeTask, expected: '4ad6234b7ef69d75' },
    { task: profileScoreTask, expected: '7bc04d76631869ec' },
  ])('of $task.id is the one its trained models carry', ({ task: { id, features }, expected }) =>
    expect(fingerprint(id, features)).toBe(expected),
  );

  const original = fingerprint('price', features);
  const [x, color] = features as [Feature<Point>, Feature<Point>];

  it.each<[string, string, readonly Feature<Point>[]]>([
    ['the task', 'profile-score', features],
    ['a formula', 'price', [{ ...x, unit: 'as it is' }, color]],
    ['a name', 'price', [numeric('y', x.unit, () => 0), color]],
    ['the order', 'price', [color, x]],
    ['a width', 'price', [x, oneHot('color', 4, color.unit, () => [])]],
    ['a missing feature', 'price', [x]],
  ])('changes with %s', (_, task, changed) => expect(fingerprint(task, changed)).not.toBe(original));

  it('does not change with the code that reads a feature', () =>
    expect(fingerprint('price', [numeric('x', 'as is', () => 0), color])).toBe(original));

  it('is 16 hexadecimal digits', () => expect(original).toMatch(/^[0-9a-f]{16}$/));
});
