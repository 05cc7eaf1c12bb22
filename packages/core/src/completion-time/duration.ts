/**
 * A duration as a person would say it: minutes under an hour, then hours, days from one day on, weeks from two.
 *
 * @param hours 0 or more
 * @returns such as "45 minutes", "4-5 hours", "2 days", "3-4 weeks"
 */
export function formatDuration(hours: number): string {
  const minutes = Math.round((hours * 60) / 5) * 5;
  if (minutes < 60) return `${Math.max(minutes, 5)} minutes`;
  if (hours < 23.5) return interval(hours, 'hour');
  const days = hours / 24;
  return days < 13.5 ? interval(days, 'day') : interval(days / 7, 'week');
}

/** The whole numbers around a value; one of them alone when the value is close to it. */
function interval(value: number, unit: string): string {
  const nearest = Math.round(value);
  if (Math.abs(value - nearest) <= nearest * 0.05) return `${nearest} ${unit}${nearest === 1 ? '' : 's'}`;
  const low = Math.floor(value);
  return `${low}-${low + 1} ${unit}s`;
}
