/** A moment as it was written down. */
export interface WrittenTime {
  /** What the clock on the wall showed, in ms since 1970 as if it were UTC. */
  readonly local: number;
  /** false for a date alone. */
  readonly hasTime: boolean;
  /** By how much that clock was ahead of UTC, in ms; undefined when the text does not say. */
  readonly offset: number | undefined;
}

const form =
  /^(\d{4})-(\d\d)-(\d\d)(?:[t ](\d\d):([0-5]\d)(?::([0-5]\d|60)(?:[.,](\d+))?)?(?: ?(?:(z|utc)|([+\-−])([01]\d|2[0-3])(?::?([0-5]\d)(?::?[0-5]\d)?)?))?(?:\[[^[\]]+\])*)?$/i;

const longest = 200;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * Reads a date, or a date and time, of RFC 3339, RFC 9557 or ISO 8601: with T or a blank, seconds, fraction, offset and
 * Z if they are there. The name of a zone behind it says nothing more. 24:00 is the end of the day, and a leap second
 * counts as the one before it.
 *
 * @returns undefined for another form (a week, or the day of a year) and for a time that does not exist
 */
export function readTime(text: string): WrittenTime | undefined {
  const match = text.length > longest ? undefined : form.exec(text.trim());
  if (!match) return;
  const [, year, month, day, hour, minute, second = 0, fraction = '', z, sign, ahead, aheadMinutes = 0] =
    match;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day)); // Date.UTC would take 0024 for 1924
  if (date.getUTCMonth() + 1 !== Number(month) || date.getUTCDate() !== Number(day)) return;
  if (hour === undefined) return { local: date.getTime(), hasTime: false, offset: undefined };
  const ms = Math.min(Number(second), 59) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
  const sinceMidnight = Number(hour) * hourMs + Number(minute) * minuteMs + ms;
  if (sinceMidnight > dayMs) return;
  const offset = Number(ahead) * hourMs + Number(aheadMinutes) * minuteMs;
  return {
    local: date.getTime() + sinceMidnight,
    hasTime: true,
    offset: z ? 0 : sign === undefined ? undefined : sign === '+' ? offset : -offset,
  };
}
