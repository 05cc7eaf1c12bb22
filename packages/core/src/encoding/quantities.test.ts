import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEncoder } from './encode.ts';
import { quantities } from './quantities.ts';

const feature = quantities<string>({ name: 'quantities', reads: ['title'] }, (text) => [text]);
const { encode } = createEncoder([feature]);

/** By column: rough log2 of how much more than usual. */
function of(text: string): Readonly<Record<number, number>> {
  const { sparse } = encode([text]);
  return Object.fromEntries(
    Array.from(sparse?.columns ?? [], (column, at) => [column, sparse?.values[at] ?? 0]),
  );
}

const [rooms, floors, area, length, pieces, hours] = [0, 1, 2, 3, 4, 5];

describe('quantities in a text', () => {
  it.each<[text: string, column: number | undefined, value: number]>([
    ['Paint 8 rooms', rooms, 2],
    ['apat na kwarto', rooms, 1],
    ['walong silid', rooms, 2],
    ['a house of two-storey', floors, 1],
    ['40 sqm', area, 1],
    ['80m² of tiles', area, 2],
    ['160 sq. m.', area, 3],
    ['20 square meters', area, 0],
    ['40 metro', length, 3],
    ['4 units of aircon', pieces, 2],
    ['dalawang pinto', pieces, 1],
    ['1 day', hours, 1],
    ['tatlong araw', hours, 2.5],
  ])('%j: column %j has %j', (text, column, value) => expect(of(text)[column ?? -1] ?? 0).toBe(value));

  it('count once, the largest of each kind', () =>
    expect(of('2 doors, 4 windows and 16 rooms')).toEqual({ [rooms ?? 0]: 3, [pieces ?? 0]: 2 }));

  it.each(['', '12', 'rooms', 'room 12', '12 angry men', 'call 0917 555 0100', '0 rooms'])(
    'are not in %j',
    (text) => expect(of(text)).toEqual({}),
  );

  it('grow with the number, whatever the unit', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: 1, max: 1_000 }),
        fc.constantFrom('rooms', 'sqm', 'units', 'oras', 'ft', 'pages'),
        (one, other, unit) => {
          const sum = (count: number) =>
            Object.values(of(`${count} ${unit}`)).reduce((total, value) => total + value, 0);
          expect(Math.sign(sum(one) - sum(other))).toBe(
            Math.sign(Math.min(one, 40_000) - Math.min(other, 40_000)),
          );
        },
      ),
    ));

  it('of absurd size are finite', () =>
    expect(Object.values(of(`${'9'.repeat(400)} rooms`))).toEqual([9 + 488 / 512]));
});
