import { TantiyaError } from '../errors.ts';
import { shown } from './shown.ts';

/**
 * What the clocks of one place show.
 *
 * @param time in ms since 1970, UTC
 * @returns ms since 1970 as if what they show were UTC
 */
export type LocalClock = (time: number) => number;

/**
 * @param timeZone an IANA name such as "Asia/Manila"
 * @throws TantiyaError `config/invalid` for a zone that is not known here
 */
export function createLocalClock(timeZone: string): LocalClock {
  const format = formatIn(timeZone);
  return (time) => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(time)) parts[type] = Number(value);
    const { year = 0, month = 0, day, hour, minute, second } = parts;
    const local = new Date(time); // keeps the ms
    local.setUTCFullYear(year, month - 1, day);
    return local.setUTCHours(hour ?? 0, minute, second);
  };
}

/** @param timeZone a caller's, or what {@link createLocalClock} made of it; undefined for times as they are written */
export function localClockOf(timeZone: string | LocalClock | null | undefined): LocalClock | undefined {
  return typeof timeZone === 'function' || timeZone == null
    ? (timeZone ?? undefined)
    : createLocalClock(timeZone);
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const two = '2-digit';
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    });
  } catch (cause) {
    throw new TantiyaError(
      'config/invalid',
      `timeZone is ${shown(timeZone)}.`,
      'Pass the name of an IANA time zone, such as "Asia/Manila".',
      { cause, field: 'timeZone' },
    );
  }
}
