import { readFile } from 'node:fs/promises';
import { categoryPrices } from '@tantiya/core';
import { group, mean, median } from 'd3-array';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateMarketplace } from './generate-marketplace.ts';
import type { JobRow, WorkerRow } from './marketplace.ts';
import { trades } from './trades.ts';
import { marketplaceFiles } from './write-marketplace.ts';

/** The options of the files in datasets/ph-services. */
const published = { seed: 1, jobs: 7_000, workers: 700 };
const marketplace = generateMarketplace(published);
const { jobs, workers } = marketplace;

const minutesBetween = (from: string, to: string) => (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000;
const medianOf = (value: (job: JobRow) => number | undefined, isChosen: (job: JobRow) => boolean) =>
  median(jobs.filter(isChosen), value) ?? Number.NaN;

describe('the published marketplace', () => {
  it.each(Object.entries(marketplaceFiles(marketplace)))(
    'is what the command makes: %s',
    async (name, text) => {
      const file = new URL(`../../../../datasets/ph-services/${name}`, import.meta.url);
      expect(text === (await readFile(file, 'utf8'))).toBe(true);
    },
  );

  it('takes 3 MB at most', () => {
    const bytes = Object.values(marketplaceFiles(marketplace)).map((text) => Buffer.byteLength(text));
    expect(bytes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(3_000_000);
  });

  it('has jobs and a worker in every category that has a price', () => {
    const priced = Object.keys(categoryPrices).sort();
    expect(trades.map(({ category }) => category).sort()).toEqual(priced);
    expect([...new Set(jobs.map(({ category }) => category))].sort()).toEqual(priced);
    expect([...new Set(workers.map(({ primary_skill }) => primary_skill))].sort()).toEqual(priced);
  });
});

describe('a job', () => {
  it('is agreed at 0 < min <= suggested <= max, in steps of 50 PHP', () => {
    for (const { min_price, suggested_price, max_price } of jobs) {
      expect(min_price).toBeGreaterThan(0);
      expect(suggested_price).toBeGreaterThanOrEqual(min_price);
      expect(max_price).toBeGreaterThanOrEqual(suggested_price);
      expect([min_price, suggested_price, max_price].every((price) => price % 50 === 0)).toBe(true);
    }
  });

  it('starts after it was created and takes the hours that the clock says, 0.5 to 720', () => {
    for (const { created_at, started_at, finished_at, hours } of jobs) {
      expect(minutesBetween(created_at, started_at)).toBeGreaterThan(0);
      expect(minutesBetween(started_at, finished_at)).toBe(hours * 60);
      expect(hours).toBeGreaterThanOrEqual(0.5);
      expect(hours).toBeLessThanOrEqual(720);
    }
  });

  it('never ends at night', () => {
    const clocks = jobs.filter(({ hours }) => hours < 720).map(({ finished_at }) => finished_at.slice(11));
    expect(clocks.filter((clock) => clock < '08:00' || clock > '20:00')).toEqual([]);
  });

  it('costs more, takes longer and needs more words the larger its scope', () => {
    const scopes = ['MINOR_REPAIR', 'MODERATE_PROJECT', 'MAJOR_RENOVATION'] as const;
    for (const value of [
      (job: JobRow) => job.suggested_price,
      (job: JobRow) => job.hours,
      (job: JobRow) => job.description.length,
      (job: JobRow) => job.materials.length,
    ]) {
      const [minor = 0, moderate = 0, major = 0] = scopes.map((scope) =>
        medianOf(value, ({ job_scope }) => job_scope === scope),
      );
      expect(moderate).toBeGreaterThan(minor);
      expect(major).toBeGreaterThan(moderate);
    }
  });

  it('costs what its category says when it is an ordinary moderate project', () => {
    const ordinary = jobs.filter(
      ({ job_scope, urgency, skill_level, work_environment }) =>
        job_scope === 'MODERATE_PROJECT' &&
        urgency === 'MEDIUM' &&
        skill_level === 'INTERMEDIATE' &&
        work_environment === 'INDOOR',
    );
    const ratio = median(
      ordinary,
      (job) => job.suggested_price / (categoryPrices[job.category]?.[1] ?? Number.NaN),
    );
    expect(ratio).toBeGreaterThan(0.95);
    expect(ratio).toBeLessThan(1.15);
  });

  it('goes faster in the hands of the well reviewed', () => {
    const relative = (job: JobRow) =>
      job.hours /
      medianOf(
        ({ hours }) => hours,
        ({ category }) => category === job.category,
      );
    const minor = (from: number, to: number) =>
      median(
        jobs.filter(
          ({ job_scope, worker_rating = 0 }) =>
            job_scope === 'MINOR_REPAIR' && worker_rating >= from && worker_rating < to,
        ),
        relative,
      ) ?? Number.NaN;
    expect(minor(4.5, 5.1)).toBeLessThan(minor(1, 4));
  });
});

describe('a worker', () => {
  const reviewSum = (rating = 0, completedJobs = 0) => rating * completedJobs;

  it('enters a job with the history of the jobs before it, and the table of profiles with all of them', () => {
    const careers = group(
      jobs
        .filter(({ worker_id }) => worker_id !== undefined)
        .toSorted((a, b) => (a.started_at < b.started_at ? -1 : 1)),
      ({ worker_id }) => worker_id,
    );
    for (const worker of workers) {
      const career = careers.get(worker.id) ?? [];
      career.forEach((job, index) => {
        const next = career[index + 1];
        const completed = next ? next.worker_completed_jobs : worker.completed_jobs;
        const rating = next ? next.worker_rating : worker.rating;
        if (next) expect(job.finished_at <= next.started_at).toBe(true);
        expect(completed).toBe((job.worker_completed_jobs ?? Number.NaN) + 1);
        expect(next ? next.worker_earnings : worker.earnings).toBe(
          (job.worker_earnings ?? Number.NaN) + job.suggested_price,
        );
        // A rating is a mean rounded to two decimals: its sum is known to half a hundredth for each job.
        const gained = reviewSum(rating, completed) - reviewSum(job.worker_rating, job.worker_completed_jobs);
        expect(Math.abs(gained - job.review_rating)).toBeLessThanOrEqual(0.01 * (completed ?? 0));
      });
    }
  });

  it('has a rating exactly when there were jobs, and values within their ranges', () => {
    for (const worker of workers) {
      expect(worker.rating === undefined).toBe(worker.completed_jobs === 0);
      expect(worker.rating ?? 5).toBeGreaterThanOrEqual(1);
      expect(worker.rating ?? 5).toBeLessThanOrEqual(5);
      expect(worker.verified_certifications).toBeLessThanOrEqual(worker.certifications);
      expect(worker.specializations).toBeGreaterThanOrEqual(1);
      for (const percent of [worker.profile_completion, worker.client_satisfaction ?? 0]) {
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThanOrEqual(100);
      }
    }
  });

  it.each<[field: string, value: (worker: WorkerRow) => number]>([
    ['completion', (worker) => worker.profile_completion],
    ['biography', (worker) => worker.bio_length],
    ['rate', (worker) => (worker.hourly_rate === undefined ? 0 : 1)],
    ['experience', (worker) => worker.years_of_experience],
    ['specializations', (worker) => worker.specializations],
    ['certifications', (worker) => worker.certifications],
    ['verified certifications', (worker) => worker.verified_certifications],
    ['jobs', (worker) => worker.completed_jobs],
    ['activity', (worker) => (worker.is_active ? 1 : 0)],
  ])('shows care in the profile, which the better reviewed do more: %s', (_, value) => {
    const reviewed = workers.filter(({ rating }) => rating !== undefined);
    const middle = median(reviewed, ({ rating }) => rating) ?? Number.NaN;
    const better = reviewed.filter(({ rating = 0 }) => rating > middle);
    const others = reviewed.filter(({ rating = 0 }) => rating <= middle);
    expect(mean(better, value)).toBeGreaterThan(mean(others, value) ?? Number.NaN);
  });
});

describe('generateMarketplace', () => {
  it('gives the same rows for the same options, and the sizes asked for', () =>
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
          jobs: fc.integer({ min: 1, max: 60 }),
          workers: fc.integer({ min: 26, max: 60 }),
        }),
        (options) => {
          const first = generateMarketplace(options);
          expect(first).toEqual(generateMarketplace(options));
          expect(first.jobs).toHaveLength(options.jobs);
          expect(first.workers).toHaveLength(options.workers);
        },
      ),
      { numRuns: 20 },
    ));

  it.each([{ seed: 0.5 }, { jobs: 0 }, { workers: 25 }])('refuses %o', (options) => {
    expect(() => generateMarketplace({ ...published, ...options })).toThrow(
      expect.objectContaining({ code: 'config/invalid' }),
    );
  });
});
