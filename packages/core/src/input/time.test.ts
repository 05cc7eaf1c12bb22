import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime } from './time.ts';

const local = (text: string) => {
  const time = readTime(text);
  return time && new Date(time.local).toISOString();
};

describe('a time', () => {
  it.each([
    ['2026-11-24T09:30', '2026-11-24T09:30:00.000Z', undefined],
    ['2026-11-24 09:30:05', '2026-11-24T09:30:05.000Z', undefined],
    ['2026-11-24t09:30:05z', '2026-11-24T09:30:05.000Z', 0],
    ['2026-11-24T09:30:05.123456789Z', '2026-11-24T09:30:05.123Z', 0],
    ['2026-11-24T09:30:05,5+08:00', '2026-11-24T09:30:05.500Z', 480],
    ['2026-11-24 09:30:05+08', '2026-11-24T09:30:05.000Z', 480], // PostgreSQL
    ['2026-11-24 09:30:05 +0530', '2026-11-24T09:30:05.000Z', 330], // Ruby
    ['2026-11-24T09:30-09:30', '2026-11-24T09:30:00.000Z', -570],
    ['2026-11-24T09:30\u221209:30', '2026-11-24T09:30:00.000Z', -570], // the minus of ISO 8601
    ['2026-11-24T09:30+08:00[Asia/Manila]', '2026-11-24T09:30:00.000Z', 480],
    ['2026-11-24T01:30Z[Asia/Manila][u-ca=gregory]', '2026-11-24T01:30:00.000Z', 0],
    ['2026-11-24T09:30[Asia/Manila]', '2026-11-24T09:30:00.000Z', undefined],
    ['2026-11-24T24:00', '2026-11-25T00:00:00.000Z', undefined],
    ['2026-12-31T24:00:00Z', '2027-01-01T00:00:00.000Z', 0],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z', 0], // a leap second
    ['0024-11-24T09:30', '0024-11-24T09:30:00.000Z', undefined],
    ['0000-02-29', '0000-02-29T00:00:00.000Z', undefined],
    [' 2026-11-24\n', '2026-11-24T00:00:00.000Z', undefined],
  ])('is read with what it says: %j', (text, iso, minutes) => {
    expect(local(text)).toBe(iso);
    expect(readTime(text)?.offset).toBe(minutes === undefined ? undefined : minutes * 60_000);
    expect(readTime(text)?.hasTime).toBe(/[t ]\d/i.test(text.trim()));
  });

  it.each([
    '',
    '2026-W48-2', // a week
    '2026-328', // the day of a year
    '20261124T0930', // the basic form
    '2026-11-24T09',
    '2026-11-24T9:30',
    '26-11-24',
    '24/11/2026',
    '+012026-11-24',
    '1764000000',
    '2026-11-24T24:01',
    '2026-11-24T25:00',
    '2026-11-24T12:60',
    '2026-11-24T12:30:61',
    '2026-11-24T12:30+24:00',
    '2026-11-24T12:30+08:60',
    '2026-11-24T12:30 PST',
    '2026-11-24Z',
    '2026-02-29',
    '2026-13-01',
    '2026-04-31',
    'Tue, 24 Nov 2026 09:30:00 GMT',
    `2026-11-24T09:30:00.${'1'.repeat(200)}`,
  ])('in another form, or that does not exist, is none: %j', (text) =>
    expect(readTime(text)).toBeUndefined(),
  );

  it('in a text of 200 MB is none', () => expect(readTime(' '.repeat(200_000_000))).toBeUndefined());

  it('agrees with the calendar on every moment of four-digit years', () =>
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('0001-01-01T00:00Z'),
          max: new Date('9999-12-31T23:59Z'),
          noInvalidDate: true,
        }),
        (date) => {
          expect(readTime(date.toISOString())).toEqual({ local: date.getTime(), hasTime: true, offset: 0 });
        },
      ),
    ));
});
