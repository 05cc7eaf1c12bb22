import type { Minute } from './calendar.ts';
import type { WorkerRow } from './marketplace.ts';
import { anchorOf } from './price.ts';
import type { NonEmpty, Random } from './random.ts';
import { type Trade, trades } from './trades.ts';

/** A worker and what the marketplace has recorded of them up to now. */
export interface Worker {
  readonly id: string;
  /** What no table shows, standard normal: it drives reviews, pace, credentials and the care taken over the profile. */
  readonly talent: number;
  readonly years: number;
  /** The primary skill first. */
  readonly specializations: NonEmpty<Trade>;
  /** Percent. */
  readonly profileCompletion: number;
  completedJobs: number;
  /** Sum of all reviews, one per completed job. */
  reviewSum: number;
  /** PHP. */
  earnings: number;
  /** Finish of the last job. Jobs never overlap, so at the next start everything recorded is in the past. */
  busyUntil: Minute;
}

/** @param primary the worker's main trade */
export function createWorker(random: Random, id: string, primary: Trade): Worker {
  const talent = random.normal(0, 1);
  const years = Math.min(Math.round(random.gamma(1.6, 5)), 40);
  const others = random.sample(
    trades.filter((trade) => trade !== primary),
    random.poisson(0.8 + 0.04 * years),
  );
  const worker: Worker = {
    id,
    talent,
    years,
    specializations: [primary, ...others.slice(0, 9)],
    profileCompletion: percent(60 + 10 * talent + 0.6 * years + random.normal(0, 13)),
    completedJobs: 0,
    reviewSum: 0,
    earnings: 0,
    busyUntil: 0,
  };
  // The marketplace is older than the table: 85 % of the workers were there before, for up to three years.
  const monthsBefore = random.chance(0.85) ? random.uniform() * 36 : 0;
  const jobsBefore = random.poisson(monthsBefore * 0.7 * random.factor(0.6) * Math.exp(0.25 * talent));
  for (let job = 0; job < jobsBefore; job++) {
    const [, suggested] = anchorOf(primary.category);
    recordJob(worker, Math.round((suggested * random.factor(0.6)) / 50) * 50, drawReview(random, worker));
  }
  return worker;
}

/** Adds a finished and paid job to the worker's history. */
export function recordJob(worker: Worker, paid: number, review: number): void {
  worker.completedJobs++;
  worker.earnings += paid;
  worker.reviewSum += review;
}

/** A client's review, 1-5 stars. */
export function drawReview(random: Random, { talent, years }: Pick<Worker, 'talent' | 'years'>): number {
  const mean = 4.1 + 0.4 * talent + 0.012 * Math.min(years, 20);
  return Math.min(Math.max(Math.round(random.normal(mean, 0.7)), 1), 5);
}

/** @returns 1-5 with two decimals; undefined before the first job */
export function ratingOf({ completedJobs, reviewSum }: Worker): number | undefined {
  return completedJobs === 0 ? undefined : Math.round((reviewSum / completedJobs) * 100) / 100;
}

/** The worker's public profile, drawn around talent and experience. */
export function drawProfile(random: Random, worker: Worker): WorkerRow {
  const { talent, years } = worker;
  const rating = ratingOf(worker);
  const certifications = random.poisson(Math.exp(-0.5 + 0.35 * talent + 0.04 * Math.min(years, 20)));
  const listed = 1 + random.binomial(worker.specializations.length - 1, logistic(0.8 + 0.8 * talent));
  const writesBio = random.chance(logistic(1.8 + 0.6 * talent));
  const setsRate = random.chance(logistic(1.2 + 0.6 * talent));
  // One in seven is never asked, and an answer needs a job.
  const asked = rating !== undefined && random.chance(0.86);
  return {
    id: worker.id,
    profile_completion: worker.profileCompletion,
    bio_length: writesBio ? Math.min(Math.round(140 * Math.exp(0.3 * talent) * random.factor(0.6)), 500) : 0,
    hourly_rate: setsRate
      ? Math.round((80 * Math.exp(0.025 * years + 0.1 * talent) * random.factor(0.2)) / 5) * 5
      : undefined,
    years_of_experience: years,
    specializations: listed,
    certifications,
    verified_certifications: random.binomial(certifications, logistic(0.2 + 0.5 * talent)),
    completed_jobs: worker.completedJobs,
    rating,
    earnings: worker.earnings,
    client_satisfaction: asked ? percent(20 * rating + random.normal(0, 5)) : undefined,
    is_active: random.chance(0.08) ? undefined : !random.chance(logistic(-1.8 - 0.6 * talent)),
    country: random.chance(0.98) ? 'Philippines' : undefined,
    primary_skill: worker.specializations[0].category,
  };
}

/** A probability from a number around 0. */
function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function percent(value: number): number {
  return Math.min(Math.max(Math.round(value), 0), 100);
}
