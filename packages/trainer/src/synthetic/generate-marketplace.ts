import { TantiyaError } from '@tantiya/core';
import { drawStart, formatMinute, hour, type Minute } from './calendar.ts';
import { drawFinish } from './duration.ts';
import type { JobRow, Marketplace } from './marketplace.ts';
import { drawPosting } from './posting.ts';
import { drawDeal } from './price.ts';
import { createRandom, type Random } from './random.ts';
import { drawRequest, type JobRequest } from './request.ts';
import { trades } from './trades.ts';
import { createWorker, drawProfile, drawReview, ratingOf, recordJob, type Worker } from './worker.ts';

export interface MarketplaceOptions {
  /** A 32-bit integer: the same options give the same rows. */
  readonly seed: number;
  readonly jobs: number;
  /** At least one per category. */
  readonly workers: number;
}

/**
 * Makes up a marketplace of home services in the Philippines: 18 months of completed jobs and the profiles of the
 * workers who did them. Every relation in it is stated in datasets/README.md.
 *
 * @throws TantiyaError `config/invalid` for a size or seed that cannot be used
 */
export function generateMarketplace({ seed, jobs, workers }: MarketplaceOptions): Marketplace {
  requireInteger('seed', seed, -(2 ** 31), 2 ** 31 - 1);
  requireInteger('jobs', jobs, 1, 999_999);
  requireInteger('workers', workers, trades.length, 999_999);
  const random = createRandom(seed);

  const pool = Array.from({ length: workers }, (_, index) =>
    createWorker(random, `W${index + 1}`, trades[index] ?? random.weighted(trades, ({ demand }) => demand)),
  );
  const requests = Array.from({ length: jobs }, () => drawRequest(random))
    .sort((a, b) => a.createdAt - b.createdAt)
    .map((request, index) => ({
      index,
      request,
      start: drawStart(random, request.createdAt, request.urgency),
    }));
  // Jobs are given out in the order in which they start, so that every history holds only the past.
  const rows = requests
    .toSorted((a, b) => a.start - b.start)
    .map(({ index, request, start }) => ({
      index,
      row: completeJob(random, `J${index + 1}`, request, start, pool),
    }));

  return {
    jobs: rows.sort((a, b) => a.index - b.index).map(({ row }) => row),
    workers: pool.map((worker) => drawProfile(random, worker)),
  };
}

function completeJob(
  random: Random,
  id: string,
  request: JobRequest,
  start: Minute,
  pool: readonly Worker[],
): JobRow {
  const { title, description, tags } = drawPosting(random, request);
  const { budget, min, suggested, max } = drawDeal(random, request);
  const worker = chooseWorker(random, request, start, pool);
  const finish = drawFinish(random, request, start, worker);
  const review = drawReview(random, worker ?? { talent: 0, years: 5 });
  const history = worker && historyOf(worker);
  if (worker) {
    recordJob(worker, suggested, review);
    worker.busyUntil = finish;
  }
  return {
    id,
    title,
    description,
    category: request.trade.category,
    urgency: request.urgency,
    skill_level: request.express ? undefined : request.skillLevel,
    job_scope: request.express ? undefined : request.scope,
    work_environment: request.express ? undefined : request.environment,
    job_type: request.jobType,
    materials: request.materials,
    tags,
    // "How much?" is asked without an offer by one client in twenty-five.
    budget: random.chance(0.04) ? undefined : budget,
    currency: 'PHP',
    min_price: min,
    suggested_price: suggested,
    max_price: max,
    created_at: formatMinute(request.createdAt),
    started_at: formatMinute(start),
    finished_at: formatMinute(finish),
    hours: (finish - start) / hour,
    review_rating: review,
    ...(history ?? nobody),
  };
}

/** Someone of the trade who is free: good and busy workers are chosen more often, known ones invited. */
function chooseWorker(
  random: Random,
  { trade, jobType, skillLevel }: JobRequest,
  start: Minute,
  pool: readonly Worker[],
): Worker | undefined {
  if (jobType === 'LISTING' && random.chance(0.04)) return undefined;
  const [first, ...others] = pool.filter(
    ({ specializations, busyUntil }) => busyUntil <= start && specializations.includes(trade),
  );
  if (!first) return undefined;
  return random.weighted(
    [first, ...others],
    ({ talent, years, completedJobs }) =>
      Math.exp(0.4 * talent) *
      (skillLevel === 'EXPERT' ? years + 1 : 1) *
      (jobType === 'INVITE' ? completedJobs : Math.sqrt(completedJobs + 1)),
  );
}

type History = Pick<JobRow, Extract<keyof JobRow, `worker_${string}`>>;

const nobody: History = {
  worker_id: undefined,
  worker_completed_jobs: undefined,
  worker_rating: undefined,
  worker_earnings: undefined,
  worker_specializations: undefined,
  worker_experience_years: undefined,
  worker_profile_completion: undefined,
};

function historyOf(worker: Worker): History {
  return {
    worker_id: worker.id,
    worker_completed_jobs: worker.completedJobs,
    worker_rating: ratingOf(worker),
    worker_earnings: worker.earnings,
    worker_specializations: worker.specializations.length,
    worker_experience_years: worker.years,
    worker_profile_completion: worker.profileCompletion,
  };
}

function requireInteger(name: string, value: number, minimum: number, maximum: number): void {
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return;
  throw new TantiyaError(
    'config/invalid',
    `${name} is ${value}.`,
    `Pass a whole number from ${minimum} to ${maximum}.`,
  );
}
