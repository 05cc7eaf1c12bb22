import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTime } from './parse-time.ts';

const iso = /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)T(?<hour>\d\d):(?<minute>\d\d)$/;
const english = /^(?<day>\d\d)-(?<month>[A-Za-z]{3})-(?<year>\d\d)$/;

describe('a time', () => {
  it('is read off the wall clock, whatever the time zone', () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const minute = Math.floor(date.getTime() / 60_000) * 60_000;
          expect(parseTime(date.toISOString().slice(0, 16), iso)).toBe(minute);
        },
      ),
    ));

  it('may name its month and leave out the century', () => {
    expect(parseTime('16-Nov-04', english)).toBe(Date.UTC(2004, 10, 16));
  });

  it.each([
    '2023-02-29T10:00',
    '2023-13-01T10:00',
    '2023-00-10T10:00',
    '2023-01-01T24:00',
    '2023-01-01T10:60',
    '2023-01-01',
  ])('that does not exist is none: %s', (text) => expect(parseTime(text, iso)).toBeUndefined());

  it('of an unknown month is none', () => expect(parseTime('16-Nev-04', english)).toBeUndefined());
});
