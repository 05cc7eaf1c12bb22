import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thrownBy } from '../test-support/thrown-error.test-support.ts';
import { createEncoder } from './encode.ts';
import { type Feature, numeric, oneHot, type SparseFeature, vocabulary } from './feature.ts';

interface Point {
  readonly x: number;
  readonly colors: readonly number[];
  readonly words: readonly (readonly [column: number, value: number])[];
}

const point = (x: number, colors: readonly number[] = [], words: Point['words'] = []): Point => ({
  x,
  colors,
  words,
});

const dense: readonly Feature<Point>[] = [
  numeric('x', 'as is', ['x'], ({ x }) => x),
  oneHot('color', 3, '1 for each color', ['colors'], ({ colors }) => colors),
];

/** Sets the columns that the input names. */
const words = (name: string, width: number): SparseFeature<Point> => ({
  kind: 'sparse',
  name,
  unit: 'as is',
  reads: ['words'],
  open: () => ({
    width,
    read: (input, put) => {
      for (const [column, value] of input.words) put(column, value);
    },
  }),
});

describe('dense features', () => {
  const encoder = createEncoder(dense);

  it('know their width', () => expect(encoder.shape).toEqual({ dense: 4, sparse: 0 }));

  it('stand side by side, row by row', () =>
    expect(encoder.encode([point(2, [1]), point(3, [0, 2])])).toEqual({
      count: 2,
      dense: Float32Array.of(2, 0, 1, 0, 3, 1, 0, 1),
    }));

  it('are empty without inputs', () =>
    expect(encoder.encode([])).toEqual({ count: 0, dense: new Float32Array(0) }));

  it('leave nothing of the rows before', () => {
    encoder.encode([point(9, [0, 1, 2])]);
    expect([...encoder.encode([point(0)]).dense]).toEqual([0, 0, 0, 0]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])(
    'must be finite: %d is refused, naming row and column',
    (x) =>
      expect(thrownBy(() => encoder.encode([point(0), point(x)]))).toEqual({
        code: 'input/not-finite',
        message: `Row 1, column x is ${x}.`,
        hint: 'Every number that enters a vector must be finite.',
      }),
  );

  it('must be finite in float32, too', () =>
    expect(thrownBy(() => encoder.encode([point(1e39)])).message).toBe('Row 0, column x is Infinity.'));
});

describe('sparse features', () => {
  it('stand behind the dense ones, wherever they are declared', () => {
    const [x, color] = dense as [Feature<Point>, Feature<Point>];
    const encoder = createEncoder([x, words('words', 10), color]);
    expect(encoder.shape).toEqual({ dense: 4, sparse: 10 });
    expect(encoder.encode([point(2, [1], [[7, 0.5]])])).toEqual({
      count: 1,
      dense: Float32Array.of(2, 0, 1, 0),
      sparse: { starts: Uint32Array.of(0, 1), columns: Uint32Array.of(7), values: Float32Array.of(0.5) },
    });
  });

  it('are compressed row by row, empty rows too', () => {
    const { sparse } = createEncoder([words('words', 10)]).encode([
      point(
        0,
        [],
        [
          [9, 1],
          [0, 2],
        ],
      ),
      point(0),
      point(0, [], [[4, 3]]),
      point(0),
    ]);
    expect(sparse).toEqual({
      starts: Uint32Array.of(0, 2, 2, 3, 3),
      columns: Uint32Array.of(9, 0, 4),
      values: Float32Array.of(1, 2, 3),
    });
  });

  it('stand side by side when there are several', () => {
    const encoder = createEncoder([words('title', 10), words('description', 20), words('tags', 30)]);
    expect(encoder.shape).toEqual({ dense: 0, sparse: 60 });
    expect(
      encoder.encode([
        point(
          0,
          [],
          [
            [3, 0.5],
            [9, 1],
          ],
        ),
      ]).sparse,
    ).toEqual({
      starts: Uint32Array.of(0, 6),
      columns: Uint32Array.of(3, 9, 13, 19, 33, 39),
      values: Float32Array.of(0.5, 1, 0.5, 1, 0.5, 1),
    });
  });

  it('have a block without entries when there are no inputs', () =>
    expect(createEncoder([words('words', 10)]).encode([]).sparse).toEqual({
      starts: Uint32Array.of(0),
      columns: new Uint32Array(0),
      values: new Float32Array(0),
    }));

  it.each([
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
    [1e39, '1e+39'], // float32 ends at 3.4e38
  ])('must be finite: %d is refused, naming row, feature and its column', (value, text) =>
    expect(
      thrownBy(() => createEncoder([words('title', 10)]).encode([point(0), point(0, [], [[7, value]])])),
    ).toMatchObject({ code: 'input/not-finite', message: `Row 1, column title[7] is ${text}.` }),
  );
});

describe('an encoder', () => {
  const features: readonly Feature<Point>[] = [
    ...dense,
    vocabulary('known', 2, '1 for each known color', ['colors'], ({ colors }) => colors.map(String)),
    words('title', 10),
    words('tags', 10),
  ];
  const anyPoint: fc.Arbitrary<Point> = fc.record({
    x: fc.float({ noNaN: true, noDefaultInfinity: true }),
    colors: fc.uniqueArray(fc.nat({ max: 2 })),
    words: fc.uniqueArray(fc.tuple(fc.nat({ max: 9 }), fc.float({ noNaN: true, noDefaultInfinity: true })), {
      selector: ([column]) => column,
    }),
  });

  it('says where the columns of each feature lie, in their order: dense ones first', () => {
    const [x, color] = dense as [Feature<Point>, Feature<Point>];
    const [title, tags] = [words('title', 10), words('tags', 20)];
    expect(createEncoder([title, x, tags, color]).blocks).toEqual([
      { feature: x, start: 0, width: 1 },
      { feature: color, start: 1, width: 3 },
      { feature: title, start: 4, width: 10 },
      { feature: tags, start: 14, width: 20 },
    ]);
  });

  it('hands each feature what was fitted under its name', () => {
    const encode = (fitted: Readonly<Record<string, unknown>>) =>
      [...createEncoder(features, fitted).encode([point(0, [0, 2])]).dense].slice(4);
    expect(encode({ known: ['2', '0'] })).toEqual([1, 1]);
    expect(encode({ known: ['1', '2'], other: ['0'] })).toEqual([0, 1]);
    expect(encode({})).toEqual([0, 0]);
  });

  it('takes nothing fitted from what every object has', () =>
    expect(() =>
      createEncoder([vocabulary<Point>('constructor', 2, 'as is', [], () => [])], {}),
    ).not.toThrow());

  it('refuses what was fitted for other columns, naming the feature', () =>
    expect(() => createEncoder(features, { known: ['0', '1', '2'] })).toThrow(
      new TypeError('known has 3 words for 2 columns'),
    ));

  it('makes of a batch what it makes of its rows, one by one', () => {
    const { encode } = createEncoder(features, { known: ['2', '0'] });
    fc.assert(
      fc.property(fc.array(anyPoint, { maxLength: 8 }), (points) => {
        const batch = encode(points);
        const alone = points.map((point) => encode([point]));
        expect([...batch.dense]).toEqual(alone.flatMap((rows) => [...rows.dense]));
        expect([...(batch.sparse?.columns ?? [])]).toEqual(
          alone.flatMap(({ sparse }) => [...(sparse?.columns ?? [])]),
        );
        expect([...(batch.sparse?.values ?? [])]).toEqual(
          alone.flatMap(({ sparse }) => [...(sparse?.values ?? [])]),
        );
        const lengths = points.map(({ words }) => words.length * 2);
        expect([...(batch.sparse?.starts ?? [])]).toEqual(
          [0, ...lengths].map((_, row) => lengths.slice(0, row).reduce((sum, length) => sum + length, 0)),
        );
      }),
    );
  });
});
