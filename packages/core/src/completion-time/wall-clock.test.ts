import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thrownBy } from '../test-support/thrown-error.test-support.ts';
import { parseWallClock } from './wall-clock.ts';

describe('the wall clock', () => {
  it.each([
    ['2026-11-23', 0],
    ['2026-11-24', 1],
    ['2026-11-25', 2],
    ['2026-11-26', 3],
    ['2026-11-27', 4],
    ['2026-11-28', 5],
    ['2026-11-29', 6],
    ['2024-02-29', 3], // a leap day
  ])('counts weekdays from Monday: %s is %i', (date, weekday) =>
    expect(parseWallClock(date).weekday).toBe(weekday),
  );

  it('has no hour without a time', () =>
    expect(parseWallClock('2026-11-24')).toEqual({ weekday: 1, hour: undefined, month: 11 }));

  it('knows nothing of no moment', () =>
    expect(parseWallClock(undefined)).toEqual({ weekday: undefined, hour: undefined, month: undefined }));

  it.each([
    '2026-11-24T23:30',
    '2026-11-24 23:30:59',
    '2026-11-24T23:30:59.123456Z',
    '2026-11-24T23:30-11:00',
    '2026-11-24T23:30+0800',
    '2026-11-24 23:30:00+08', // as PostgreSQL prints it
    ' 2026-11-24T23:30+14:00 ',
  ])('reads %s as written, whatever the offset', (text) =>
    expect(parseWallClock(text)).toEqual({ weekday: 1, hour: 23, month: 11 }),
  );

  it.each([
    '',
    'yesterday',
    '24/11/2026',
    '2026-13-01',
    '2026-00-10',
    '2026-02-29',
    '2026-04-31',
    '2026-11-24T12:60',
    '2026-11-24T12:30:61',
    '2026-11-24T9:30',
    '2026-W48-2',
    '2026-328',
    '1764000000',
  ])('refuses %j', (text) =>
    expect(thrownBy(() => parseWallClock(text))).toEqual({
      code: 'input/invalid',
      message: `createdAt is ${JSON.stringify(text)}.`,
      hint: 'Use an ISO 8601 date or date and time, such as "2026-11-24T09:30".',
    }),
  );

  it('reads 24:00 as the beginning of the next day', () =>
    expect(parseWallClock('2026-11-29T24:00')).toEqual({ weekday: 0, hour: 0, month: 11 }));

  it('reads a leap second, and a year that looks like one of two digits', () => {
    expect(parseWallClock('2016-12-31T23:59:60Z')).toEqual({ weekday: 5, hour: 23, month: 12 });
    expect(parseWallClock('0024-11-24')).toEqual({ weekday: 6, hour: undefined, month: 11 }); // 1924: Monday
  });

  it('agrees with the calendar on every day it is given', () =>
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('1000-01-01T00:00Z'),
          max: new Date('9999-12-31T23:59Z'),
          noInvalidDate: true,
        }),
        (date) => {
          expect(parseWallClock(date.toISOString())).toEqual({
            weekday: (date.getUTCDay() + 6) % 7,
            hour: date.getUTCHours(),
            month: date.getUTCMonth() + 1,
          });
        },
      ),
    ));
});
