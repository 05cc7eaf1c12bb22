import { clampHours } from '@tantiya/core';
import { defineTableRecipe } from '../data/define-recipe.ts';
import * as field from '../data/field.ts';
import { pricesInPhp } from '../data/prices.ts';
import { ratedTarget } from '../tasks/profile-score/rated-target.ts';

/* The synthetic marketplace in datasets/ph-services: what it says about the real one is nothing. */

/** What the marketplace agreed on. */
export const phServicesPrice = defineTableRecipe({
  name: 'ph-services',
  task: 'price',
  summary: 'Synthetic Philippine home services: the price range that client and worker agreed on',
  table: 'jobs.csv',
  split: 'random',
  columns: [
    'id',
    'title',
    'description',
    'category',
    'urgency',
    'skill_level',
    'job_scope',
    'work_environment',
    'materials',
    'tags',
    'currency',
    'min_price',
    'suggested_price',
    'max_price',
  ],
  example: (values) => {
    const description = field.text(values, 'description');
    return {
      id: values.id,
      input: {
        title: field.text(values, 'title'),
        description,
        category: field.text(values, 'category'),
        urgency: field.text(values, 'urgency'),
        skillLevel: field.text(values, 'skill_level'),
        scope: field.text(values, 'job_scope'),
        environment: field.text(values, 'work_environment'),
        materials: field.list(values, 'materials'),
        tags: field.list(values, 'tags'),
      },
      ...pricesInPhp(values, 'suggested_price'),
      ...(description !== undefined && { group: description }),
    };
  },
});

/** From start to finish, with the worker's history as the table states it for the start. */
export const phServicesCompletionTime = defineTableRecipe({
  name: 'ph-services',
  task: 'completion-time',
  summary: 'Synthetic Philippine home services: hours from start to finish of a job',
  table: 'jobs.csv',
  split: 'chronological',
  columns: [
    'id',
    'title',
    'description',
    'category',
    'urgency',
    'job_type',
    'materials',
    'budget',
    'currency',
    'created_at',
    'finished_at',
    'hours',
    'worker_id',
    'worker_completed_jobs',
    'worker_rating',
    'worker_earnings',
    'worker_specializations',
    'worker_experience_years',
    'worker_profile_completion',
  ],
  example: (values) => ({
    id: values.id,
    input: {
      title: field.text(values, 'title'),
      description: field.text(values, 'description'),
      category: field.text(values, 'category'),
      urgency: field.text(values, 'urgency'),
      jobType: field.text(values, 'job_type'),
      materials: field.list(values, 'materials'),
      budget: field.money(values, 'budget', field.text(values, 'currency')?.trim().toUpperCase()),
      currency: field.text(values, 'currency'),
      createdAt: field.text(values, 'created_at'),
      worker: field.text(values, 'worker_id') && {
        completedJobs: field.number(values, 'worker_completed_jobs'),
        rating: field.rating(values, 'worker_rating'),
        earnings: field.money(values, 'worker_earnings', 'PHP'),
        specializations: field.number(values, 'worker_specializations'),
        experienceYears: field.number(values, 'worker_experience_years'),
        profileCompletion: field.percent(values, 'worker_profile_completion'),
      },
    },
    target: [clampHours(field.positive(values, 'hours'))],
    createdAt: field.required(field.timestamp(values, 'created_at'), values, 'created_at'),
    endedAt: field.required(field.timestamp(values, 'finished_at'), values, 'finished_at'),
    currency: values.currency,
  }),
});

/** Workers after their last job. */
export const phServicesProfileScore = defineTableRecipe({
  name: 'ph-services',
  task: 'profile-score',
  summary: 'Synthetic Philippine home services: the profiles of the workers',
  table: 'workers.csv',
  split: 'random',
  columns: [
    'id',
    'profile_completion',
    'bio_length',
    'hourly_rate',
    'years_of_experience',
    'specializations',
    'certifications',
    'verified_certifications',
    'completed_jobs',
    'rating',
    'earnings',
    'client_satisfaction',
    'is_active',
    'country',
    'primary_skill',
  ],
  example: (values) => {
    const rating = field.rating(values, 'rating');
    const clientSatisfaction = field.percent(values, 'client_satisfaction');
    return {
      id: values.id,
      input: {
        profileCompletion: field.percent(values, 'profile_completion'),
        bioLength: field.number(values, 'bio_length'),
        hourlyRate: field.money(values, 'hourly_rate', undefined),
        yearsOfExperience: field.number(values, 'years_of_experience'),
        specializations: field.number(values, 'specializations'),
        certifications: field.number(values, 'certifications'),
        verifiedCertifications: field.number(values, 'verified_certifications'),
        completedJobs: field.number(values, 'completed_jobs'),
        rating,
        earnings: field.money(values, 'earnings', 'PHP'),
        clientSatisfaction,
        isActive: field.flag(values, 'is_active'),
        country: field.text(values, 'country'),
        skill: field.text(values, 'primary_skill'),
      },
      target: ratedTarget(rating, clientSatisfaction),
    };
  },
});
