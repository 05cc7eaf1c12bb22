import { describe, expect, it } from 'vitest';
import { thrownBy } from '../test-support/thrown-error.test-support.ts';
import { createLocalClock } from './local-clock.ts';

describe('the clocks of a place', () => {
  it.each([
    ['Asia/Manila', '2026-11-24T01:30:15.250Z', '2026-11-24T09:30:15.250Z'],
    ['Asia/Manila', '2026-12-31T16:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    ['Asia/Kolkata', '2026-11-24T01:30:00.000Z', '2026-11-24T07:00:00.000Z'],
    ['America/New_York', '2026-07-01T12:00:00.000Z', '2026-07-01T08:00:00.000Z'], // summer
    ['America/New_York', '2026-01-31T03:00:00.000Z', '2026-01-30T22:00:00.000Z'],
    ['UTC', '2026-11-24T01:30:00.000Z', '2026-11-24T01:30:00.000Z'],
  ])('in %s show at %s %s', (zone, utc, local) =>
    expect(new Date(createLocalClock(zone)(Date.parse(utc))).toISOString()).toBe(local),
  );

  it.each(['Asia/Atlantis', '', 'x'.repeat(300), 5])('are refused where nobody knows the place', (zone) => {
    const { code, message, hint } = thrownBy(() => createLocalClock(zone as string));
    expect(code).toBe('config/invalid');
    expect(message).toMatch(/^timeZone is .{1,90}\.$/);
    expect(hint).toContain('Asia/Manila');
  });
});
