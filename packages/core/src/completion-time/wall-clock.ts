import { TantiyaError } from '../errors.ts';
import type { LocalClock } from '../input/local-clock.ts';
import { shown } from '../input/shown.ts';
import { readTime } from '../input/time.ts';

/** A moment as a clock on the wall shows it; undefined where the text does not say. */
export interface WallClock {
  /** Monday 0 ... Sunday 6. */
  readonly weekday: number | undefined;
  /** 0-23. */
  readonly hour: number | undefined;
  /** 1-12. */
  readonly month: number | undefined;
}

/**
 * Reads the wall clock off a text of any form that {@link readTime} knows. The same text gives the same features on
 * every machine. A date without a time has no hour.
 *
 * @param clock that of the marketplace, for times with an offset; without it they are read as written
 * @throws TantiyaError `input/invalid`
 */
export function parseWallClock(text: string | undefined, clock?: LocalClock): WallClock {
  if (text === undefined) return { weekday: undefined, hour: undefined, month: undefined };
  const time = readTime(text);
  if (!time) {
    throw new TantiyaError(
      'input/invalid',
      `createdAt is ${shown(text)}.`,
      'Use an ISO 8601 date or date and time, such as "2026-11-24T09:30".',
      { field: 'createdAt' },
    );
  }
  const { local, offset, hasTime } = time;
  const date = new Date(clock && offset !== undefined ? clock(local - offset) : local);
  return {
    weekday: (date.getUTCDay() + 6) % 7,
    hour: hasTime ? date.getUTCHours() : undefined,
    month: date.getUTCMonth() + 1,
  };
}
