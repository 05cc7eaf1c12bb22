const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads a wall-clock time of a source that writes no ISO forms, which the library itself reads. No time zone is applied: the same text gives the same number on every machine.
 *
 * @param format its groups day, month (a number or an English name of three letters), year (of two digits: 2000 to
 *   2099) and, if it has them, hour, minute and second
 * @returns ms since 1970 as if the time were UTC; undefined for another format or a time that does not exist
 */
export function parseTime(text: string, format: RegExp): number | undefined {
  const groups = format.exec(text.trim())?.groups;
  if (groups === undefined) return undefined;
  const { day = '', month = '', year = '', hour = '0', minute = '0', second = '0' } = groups;
  const monthIndex = /^\d+$/.test(month) ? Number(month) - 1 : months.indexOf(month.toLowerCase());
  const fullYear = Number(year) + (year.length === 2 ? 2000 : 0);
  const written = new Date(0);
  written.setUTCFullYear(fullYear, monthIndex, Number(day)); // Date.UTC would take 0024 for 1924
  written.setUTCHours(Number(hour), Number(minute), Number(second));
  const exists =
    written.getUTCMonth() === monthIndex &&
    written.getUTCDate() === Number(day) &&
    written.getUTCHours() === Number(hour) &&
    written.getUTCMinutes() === Number(minute) &&
    written.getUTCSeconds() === Number(second);
  return exists ? written.getTime() : undefined;
}
