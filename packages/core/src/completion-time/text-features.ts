import type { Feature } from '../encoding/feature.ts';
import { quantities } from '../encoding/quantities.ts';
import { roughLog2 } from '../encoding/rough-log2.ts';
import { choice, curve, frequentName, hashedNames, ngrams } from '../encoding/sparse-features.ts';
import { nameKey } from '../input/name-key.ts';
import { urgencies } from '../input/urgency.ts';
import type { CompletionTimeJob, WorkerHistory } from './input.ts';

/** What a job says: its words, and all else that moves its duration. */
export const completionTimeTextFeatures: readonly Feature<CompletionTimeJob>[] = [
  ngrams({ name: 'title_words', reads: ['title'] }, 17, ({ titleText }) => titleText),
  ngrams({ name: 'description_words', reads: ['description'] }, 18, ({ descriptionText }) => descriptionText),
  hashedNames({ name: 'tag_names', reads: ['tags'] }, 15, ({ tags }) => tags),
  hashedNames({ name: 'material_names', reads: ['materials'] }, 13, ({ materialNames }) =>
    materialNames.slice(0, 50).map(nameKey),
  ),
  hashedNames({ name: 'attribute_names', reads: ['attributes'] }, 15, ({ attributes }) => attributes),
  frequentName({ name: 'category_name', reads: ['category'] }, 60, ({ category }) => category),
  choice({ name: 'urgency_choice', reads: ['urgency'] }, urgencies, ({ chosen }) => chosen.urgency),
  choice(
    { name: 'job_type_choice', reads: ['jobType'] },
    ['LISTING', 'INVITE'],
    ({ chosen }) => chosen.jobType,
  ),
  quantities({ name: 'quantities', reads: ['title', 'description'] }, (job) => [
    job.titleText,
    job.descriptionText,
  ]),
  curve({ name: 'budget_curve', reads: ['budget', 'currency'] }, 'log2(1 + PHP)', 16, ({ budget }) =>
    logOf(budget),
  ),
  curve({ name: 'material_count', reads: ['materials'] }, 'count', 6, ({ materials }) => materials),
  curve(
    { name: 'weekday_curve', reads: ['createdAt'] },
    'Monday 0 ... Sunday 6',
    7,
    ({ createdAt }) => createdAt.weekday,
  ),
  curve({ name: 'hour_curve', reads: ['createdAt'] }, 'hour', 8, ({ createdAt }) => createdAt.hour),
  curve({ name: 'month_curve', reads: ['createdAt'] }, 'month', 6, ({ createdAt }) => createdAt.month),
  ofWorker('completed_jobs', 'completedJobs', 'log2(1 + jobs)', logOf),
  ofWorker('worker_rating', 'rating', 'stars', (rating) => rating || undefined), // 0 is none yet
  ofWorker('worker_earnings', 'earnings', 'log2(1 + PHP)', logOf),
  ofWorker('worker_specializations', 'specializations', 'count', (count) => count),
  ofWorker('worker_experience', 'experienceYears', 'years', (years) => years),
  ofWorker('worker_profile', 'profileCompletion', 'percent', (percent) => percent),
];

function ofWorker(
  name: string,
  field: keyof WorkerHistory,
  unit: string,
  read: (value: number | undefined) => number | undefined,
): Feature<CompletionTimeJob> {
  return curve({ name, reads: [`worker.${field}`] }, unit, 8, ({ knownWorker }) => read(knownWorker[field]));
}

function logOf(count: number | undefined): number | undefined {
  return count === undefined ? undefined : roughLog2(1 + count);
}
