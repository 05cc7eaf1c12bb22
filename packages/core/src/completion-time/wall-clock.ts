import { TantiyaError } from '../errors.ts';

/** A moment as a clock on the wall shows it; undefined where the text does not say. */
export interface WallClock {
  /** Monday 0 ... Sunday 6. */
  readonly weekday: number | undefined;
  /** 0-23. */
  readonly hour: number | undefined;
  /** 1-12. */
  readonly month: number | undefined;
}

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/**
 * Reads the wall clock off an ISO 8601 text, as written: the same text gives the same features in every time
 * zone. A date without a time has no hour.
 *
 * @throws TantiyaError `input/invalid`
 */
export function parseWallClock(text: string | undefined): WallClock {
  if (text === undefined) return { weekday: undefined, hour: undefined, month: undefined };
  const [, year, month, day, hour] = (iso.exec(text.trim()) ?? []).map(Number);
  const date = new Date(Date.UTC(year ?? Number.NaN, (month ?? 0) - 1, day));
  const written = date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
  if (!written || (hour !== undefined && hour > 23)) {
    throw new TantiyaError(
      'input/invalid',
      `createdAt is ${JSON.stringify(text.slice(0, 80))}.`,
      'Use an ISO 8601 date or date and time, such as "2026-11-24T09:30".',
    );
  }
  return { weekday: (date.getUTCDay() + 6) % 7, hour: Number.isNaN(hour) ? undefined : hour, month };
}
