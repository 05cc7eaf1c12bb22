import { describe, expect, it } from 'vitest';
import * as field from './field.ts';
import { parseList } from './parse-list.ts';
import { decimalMark } from './table/table.ts';

const absent = ['', '  ', 'NULL', 'null', 'NaN', 'NaT', 'N/A', 'n/a', '#N/A', '<NA>', '\\N', 'None'];

describe('missing values, as spreadsheets, pandas and databases write them', () => {
  it.each(absent)('%o is none, of any kind', (cell) => {
    for (const read of [field.text, field.number, field.percent, field.rating, field.flag, field.timestamp]) {
      expect(read({ cell }, 'cell')).toBeUndefined();
    }
    expect(field.money({ cell }, 'cell', 'PHP')).toBeUndefined();
  });

  it.each(['NA', 'none', '-', '—'])('%o is no number and no flag, but may be a word', (cell) => {
    expect(field.number({ cell }, 'cell')).toBeUndefined();
    expect(field.flag({ cell }, 'cell')).toBeUndefined();
    expect(field.text({ cell }, 'cell')).toBe(cell);
  });
});

describe('booleans, as spreadsheets, pandas and databases write them', () => {
  it.each([
    ...['1', '1.0', 't', 'T', 'TRUE', 'True', 'y', 'Yes', 'on'].map((cell) => [cell, true] as const),
    ...['0', '0.0', 'f', 'F', 'FALSE', 'False', 'n', 'No', 'off'].map((cell) => [cell, false] as const),
  ])('%o is %o', (cell, value) => expect(field.flag({ cell }, 'cell')).toBe(value));

  it('others are refused', () => expect(() => field.flag({ cell: '2' }, 'cell')).toThrow('cell is "2"'));
});

describe('a figure of a row', () => {
  it('follows the marks of its file', () => {
    expect(field.number({ cell: '1.234', [decimalMark]: ',' }, 'cell')).toBe(1234);
    expect(() => field.number({ cell: '1.234' }, 'cell')).toThrow(
      expect.objectContaining({ kind: 'ambiguous cell', message: 'cell is "1.234"' }),
    );
    expect(field.percent({ cell: '84,5 %' }, 'cell')).toBe(84.5);
  });

  it('of 0 is no rating yet', () => {
    expect(field.rating({ cell: '0.00' }, 'cell')).toBeUndefined();
    expect(field.rating({ cell: '4.5' }, 'cell')).toBe(4.5);
  });

  it.each([
    '2024-03-01T10:30',
    '2024-03-01 10:30:00',
    '2024-03-01 10:30:00.000000+08',
    '2024-03-01T10:30:00Z',
    '2024-03-01T10:30:00+08:00[Asia/Manila]',
    '2024-03-01 10:30:00-03:30',
    '2024-03-01 10:30:00 UTC',
    '2024-03-01t10:30z',
  ])('may be the time %s, as the clock showed it', (cell) =>
    expect(field.timestamp({ cell }, 'cell')).toBe(Date.UTC(2024, 2, 1, 10, 30)),
  );
});

describe('a list, as PostgreSQL writes it', () => {
  it.each([
    ['{}', []],
    ['{a,b c , d}', ['a', 'b c', 'd']],
    ['{pipe,"tape, wide"}', ['pipe', 'tape, wide']],
    [String.raw`{"say \"x\"","a\\b",NULL,"NULL"}`, ['say "x"', String.raw`a\b`, 'NULL']],
    ["{O'Brien}", ["O'Brien"]],
  ])('%s is read', (text, items) => expect(parseList(text)).toEqual(items));

  it.each(['{a,}', '{,a}', '{{a},{b}}', '{"a" "b"}', '{"a": 1}', '{a', 'a}', '{"a}'])(
    '%s is malformed',
    (text) => expect(parseList(text)).toBeUndefined(),
  );
});
