import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration } from './duration.ts';

describe('a duration in words', () => {
  it.each([
    [0, '5 minutes'],
    [0.5, '30 minutes'],
    [0.6, '35 minutes'], // 36 minutes
    [0.75, '45 minutes'],
    [57.4 / 60, '55 minutes'],
    [57.5 / 60, '1 hour'],
    [1, '1 hour'],
    [1.04, '1 hour'],
    [1.06, '1-2 hours'],
    [1.5, '1-2 hours'],
    [1.95, '2 hours'],
    [2, '2 hours'],
    [4.5, '4-5 hours'], // the example of the specification
    [9.49, '9-10 hours'],
    [9.5, '10 hours'],
    [23.49, '23 hours'],
    [23.5, '1 day'],
    [24, '1 day'],
    [36, '1-2 days'],
    [48, '2 days'],
    [60, '2-3 days'],
    [13.49 * 24, '13 days'],
    [13.5 * 24, '2 weeks'],
    [14 * 24, '2 weeks'],
    [17.5 * 24, '2-3 weeks'],
    [21 * 24, '3 weeks'],
    [720, '4-5 weeks'],
  ])('%d hours are %j', (hours, text) => expect(formatDuration(hours)).toBe(text));

  it('holds the duration it stands for, but for its rounding, over the whole range', () => {
    const unitHours: Readonly<Record<string, number>> = { minute: 1 / 60, hour: 1, day: 24, week: 168 };
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 720, noNaN: true }), (hours) => {
        const [, low, high = low, unit = ''] =
          /^(\d+)(?:-(\d+))? (minute|hour|day|week)s?$/.exec(formatDuration(hours)) ?? [];
        const slack = 1.09; // 2.5 of 30 minutes
        expect(hours).toBeGreaterThanOrEqual((Number(low) * (unitHours[unit] ?? 0)) / slack);
        expect(hours).toBeLessThanOrEqual(Number(high) * (unitHours[unit] ?? 0) * slack);
      }),
    );
  });

  it('uses the singular for one alone', () => {
    for (let hours = 0.5; hours <= 720; hours += 0.25) {
      expect(formatDuration(hours)).toMatch(
        /^(1 (hour|day)|([2-9]|\d\d)( minutes| hours| days| weeks)|\d+-\d+ (hours|days|weeks))$/,
      );
    }
  });
});
