import { clampHours, hourBounds, type JobScope, type JobType, type Urgency } from '@tantiya/core';
import { finishInDaylight, hour, isRainySeason, isWeekend, type Minute } from './calendar.ts';
import type { Random } from './random.ts';
import type { JobRequest } from './request.ts';
import type { Worker } from './worker.ts';

const scopeFactor: Readonly<Record<JobScope, number>> = {
  MINOR_REPAIR: 0.35,
  MODERATE_PROJECT: 1,
  MAJOR_RENOVATION: 4,
};
/** Who is in a hurry gets a worker without other jobs in between. */
const urgencyFactor: Readonly<Record<Urgency, number>> = { LOW: 1.1, MEDIUM: 1, HIGH: 0.85 };
/** An invited worker has talked to the client before. */
const jobTypeFactor: Readonly<Record<JobType, number>> = { LISTING: 1, INVITE: 0.92 };

/** What anybody who knows the trade would guess from the client's words. */
export function typicalHours({ trade, scope, size }: JobRequest): number {
  return trade.hours * scopeFactor[scope] * size;
}

/**
 * When a job that starts at `start` is finished, in steps of a quarter of an hour.
 *
 * @param worker nobody: someone whom the marketplace does not know, taken to be a beginner
 */
export function drawFinish(
  random: Random,
  request: JobRequest,
  start: Minute,
  worker: Worker | undefined,
): Minute {
  const outdoors = request.environment !== 'INDOOR';
  const hours =
    typicalHours(request) *
    urgencyFactor[request.urgency] *
    jobTypeFactor[request.jobType] *
    (worker === undefined ? 1 : paceOf(worker)) *
    // Rain stops work under the open sky.
    (outdoors && isRainySeason(start) ? 1.2 : 1) *
    // Hardware shops close early on weekends.
    (isWeekend(start) ? 1.1 : 1) *
    Math.exp(0.03 * request.materials.length + 0.2 * request.difficulty) *
    random.factor(0.2);
  const worked = Math.max(Math.round(clampHours(hours) * 4), 2) * (hour / 4);
  return Math.min(finishInDaylight(random, start + worked), start + hourBounds[1] * hour);
}

/** Hours relative to a beginner: talent, years in the trade and practice on the marketplace save time. */
function paceOf({ talent, years, completedJobs }: Worker): number {
  return Math.exp(-0.2 * talent - 0.015 * Math.min(years, 20) - 0.05 * Math.log1p(completedJobs));
}
