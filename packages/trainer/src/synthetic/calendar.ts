import type { Urgency } from '@tantiya/core';
import type { NonEmpty, Random } from './random.ts';

/** Minutes since 1970-01-01T00:00 of the marketplace's wall clock, which has no time zone and no summer time. */
export type Minute = number;

export const hour = 60;
const day = 24 * hour;

/** The table covers jobs created in these 18 months. */
const firstDay = Date.UTC(2024, 0, 1) / 60_000 / day;
const lastDay = Date.UTC(2025, 5, 30) / 60_000 / day;

/** How many jobs are posted in each hour of the day, relative to each other: before work, at lunch, after dinner. */
const postings: NonEmpty<readonly [hour: number, weight: number]> = [
  [6, 2],
  [7, 4],
  [8, 6],
  [9, 7],
  [10, 7],
  [11, 6],
  [12, 7],
  [13, 6],
  [14, 5],
  [15, 5],
  [16, 5],
  [17, 6],
  [18, 7],
  [19, 8],
  [20, 7],
  [21, 5],
  [22, 3],
];

/** Mean days from the next morning to the start. */
const meanDelay: Readonly<Record<Urgency, number>> = { LOW: 8, MEDIUM: 2, HIGH: 0 };

export function formatMinute(minute: Minute): string {
  return new Date(minute * 60_000).toISOString().slice(0, 16);
}

/** When a client posts a job. */
export function drawCreation(random: Random): Minute {
  const date = firstDay + Math.floor(random.uniform() * (lastDay - firstDay + 1));
  const [clock] = random.weighted(postings, ([, weight]) => weight);
  return date * day + clock * hour + Math.floor(random.uniform() * hour);
}

/**
 * When the work starts: what is urgent within hours if there is daylight left, everything else in the morning or after
 * lunch of a later day.
 */
export function drawStart(random: Random, created: Minute, urgency: Urgency): Minute {
  if (urgency === 'HIGH' && created % day < 15 * hour) {
    return Math.ceil(created / 15) * 15 + hour + 15 * Math.floor(random.uniform() * 8);
  }
  const delay = 1 + random.poisson(meanDelay[urgency]);
  const clock = random.chance(0.7) ? 8 * hour : 13 * hour;
  return (Math.floor(created / day) + delay) * day + clock + 15 * Math.floor(random.uniform() * 5);
}

/** Nobody works at night: a job that would end after 20:00 or before 8:00 ends the next morning. */
export function finishInDaylight(random: Random, finish: Minute): Minute {
  const clock = finish % day;
  if (clock >= 8 * hour && clock <= 20 * hour) return finish;
  const date = Math.floor(finish / day) + (clock > 20 * hour ? 1 : 0);
  return date * day + 8 * hour + 15 * Math.floor(random.uniform() * 9);
}

export function isWeekend(minute: Minute): boolean {
  return [0, 6].includes(new Date(minute * 60_000).getUTCDay());
}

/** June to October: the south-west monsoon and most typhoons. */
export function isRainySeason(minute: Minute): boolean {
  const month = new Date(minute * 60_000).getUTCMonth();
  return month >= 5 && month <= 9;
}
