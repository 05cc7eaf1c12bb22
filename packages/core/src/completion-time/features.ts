import { categoryColumns } from '../encoding/category.ts';
import { type Feature, numeric } from '../encoding/feature.ts';
import { urgencyLevel } from '../input/urgency.ts';
import type { CompletionTimeJob } from './input.ts';

/** A moment that is not known sits in the middle of its range. */
const unknownMoment = 0.5;

/** The 43 inputs of the specification's completion-time network: 37 of the job, then 6 of the worker. */
export const completionTimeFeatures: readonly Feature<CompletionTimeJob>[] = [
  numeric(
    'budget_normalized',
    'min(PHP, 100000) / 100000',
    ['budget', 'currency'],
    ({ budget }) => Math.min(budget ?? 0, 100_000) / 100_000,
  ),
  numeric('urgency_value', 'LOW 0, MEDIUM 1, HIGH 2', ['urgency'], ({ urgency }) => urgencyLevel(urgency)),
  numeric('materials_count', 'min(count, 10)', ['materials'], ({ materials }) => Math.min(materials, 10)),
  numeric('job_type', 'LISTING 0, INVITE 1', ['jobType'], ({ jobType }) => (jobType === 'INVITE' ? 1 : 0)),
  categoryColumns(),
  numeric('day_of_week', 'Monday 0 ... Sunday 6; / 6', ['createdAt'], ({ createdAt: { weekday } }) =>
    weekday === undefined ? unknownMoment : weekday / 6,
  ),
  numeric('hour_of_day', 'hour / 23', ['createdAt'], ({ createdAt: { hour } }) =>
    hour === undefined ? unknownMoment : hour / 23,
  ),
  numeric('month_of_year', '(month - 1) / 11', ['createdAt'], ({ createdAt: { month } }) =>
    month === undefined ? unknownMoment : (month - 1) / 11,
  ),
  numeric(
    'completed_normalized',
    'min(jobs, 100) / 100',
    ['worker.completedJobs'],
    ({ worker }) => Math.min(worker.completedJobs, 100) / 100,
  ),
  numeric('rating_normalized', 'rating / 5', ['worker.rating'], ({ worker }) => worker.rating / 5),
  numeric(
    'earnings_normalized',
    'min(PHP, 100000) / 100000',
    ['worker.earnings'],
    ({ worker }) => Math.min(worker.earnings, 100_000) / 100_000,
  ),
  numeric(
    'specs_normalized',
    'min(count, 10) / 10',
    ['worker.specializations'],
    ({ worker }) => Math.min(worker.specializations, 10) / 10,
  ),
  numeric(
    'experience_normalized',
    'min(years, 20) / 20',
    ['worker.experienceYears'],
    ({ worker }) => Math.min(worker.experienceYears, 20) / 20,
  ),
  numeric(
    'profile_completion',
    'percent / 100',
    ['worker.profileCompletion'],
    ({ worker }) => worker.profileCompletion / 100,
  ),
];
