import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMoney } from './parse-money.ts';
import { decimalMarkIn, parseNumber } from './parse-number.ts';

describe('numbers as they are written', () => {
  it.each([
    ['1234.5', 1234.5],
    ['-3', -3],
    ['+3', 3],
    ['−3', -3],
    [' .5 ', 0.5],
    ['5.', 5],
    ['1.5e3', 1500],
    ['1,234.56', 1234.56],
    ['1,234,567', 1_234_567],
    ['12,34,567.8', 1_234_567.8],
    ['1.234,56', 1234.56],
    ['1.234.567', 1_234_567],
    ['1 234,56', 1234.56],
    ['1\u202f234,56', 1234.56],
    ["1'234.50", 1234.5],
    ['12,5', 12.5],
    ['0,125', 0.125],
    ['1234,567', 1234.567],
  ])('%o is %o in any file', (text, value) => expect(parseNumber(text, undefined)).toBe(value));

  it.each([
    ['1.234', 1234, 1.234],
    ['1,234', 1.234, 1234],
    ['12,5', 12.5, undefined],
    ['12.5', undefined, 12.5],
    ['1.234,5', 1234.5, undefined],
    ['1,234.5', undefined, 1234.5],
  ])('%o is %o in a file of decimal commas, %o in one of decimal points', (text, comma, point) => {
    expect(parseNumber(text, ',')).toBe(comma);
    expect(parseNumber(text, '.')).toBe(point);
  });

  it.each([
    '1.234',
    '1,234',
    '1e999',
    '1e13',
    '0x10',
    'Infinity',
    '',
    '-',
    '1,23,4',
    '1..2',
    '1,2.3,4',
    '12a',
  ])('%o is none where the file does not decide it', (text) =>
    expect(parseNumber(text, undefined)).toBeUndefined(),
  );

  it('come back as any language of the Western writings puts them', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -1e13, max: 1e13 }),
        fc.constantFrom('en-US', 'de-DE', 'en-IN', 'id-ID'),
        (cents, language) => {
          const value = cents / 100;
          const text = value.toLocaleString(language, { minimumFractionDigits: 2 });
          const mark = language.startsWith('en') ? '.' : ',';
          const expected = Math.abs(value) > 1e12 ? undefined : value;
          expect(parseNumber(text, mark) ?? undefined).toEqual(expected);
        },
      ),
    ));

  it.each([
    [['7', '12,50', '1.234'], ','],
    [['7', '12.50', '1,234'], '.'],
    [['₱1,500'], '.'],
    [['1.500 x', '1,500', 'a, b', '10:30'], undefined],
    [['12,5', '12.5'], undefined],
  ] as const)('%j have before decimals %o', (cells, mark) => expect(decimalMarkIn(cells)).toBe(mark));
});

describe('amounts of money', () => {
  it.each([
    ['$40', 'USD', 40],
    ['US$ 40.50', 'USD', 40.5],
    ['USD 75', 'USD', 75],
    ['75 usd', 'USD', 75],
    ['₱1,500', 'PHP', 1500],
    ['Php 1,500.00', 'PHP', 1500],
    ['P1,500', 'PHP', 1500],
    ['-₱5', 'PHP', -5],
    ['12,50 €', 'EUR', 12.5],
    ['Rs. 1,00,000', 'INR', 100_000],
    ['1,500', 'PHP', 1500],
    ['€ 9', undefined, 9],
    ['$40', 'PHP', undefined],
    ['EUR 40', 'USD', undefined],
    ['40 apples', undefined, undefined],
    ['1.500', 'PHP', undefined],
  ])('%o in %o is %o', (text, currency, value) => expect(parseMoney(text, currency, undefined)).toBe(value));
});
