import type { JobScope, JobType, SkillLevel, Urgency, WorkEnvironment } from '@tantiya/core';

/** A completed job. Prices are in PHP, timestamps local wall-clock time 'YYYY-MM-DDTHH:mm'. */
export interface JobRow {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Slug of the category's name. */
  readonly category: string;
  readonly urgency: Urgency;
  readonly skill_level: SkillLevel | undefined;
  readonly job_scope: JobScope | undefined;
  readonly work_environment: WorkEnvironment | undefined;
  readonly job_type: JobType;
  readonly materials: readonly string[];
  readonly tags: readonly string[];
  /** What the client offered. */
  readonly budget: number | undefined;
  readonly currency: 'PHP';
  /** The range agreed on; `suggested_price` was paid. */
  readonly min_price: number;
  readonly suggested_price: number;
  readonly max_price: number;
  readonly created_at: string;
  readonly started_at: string;
  readonly finished_at: string;
  /** From start to finish, 0.5-720. */
  readonly hours: number;
  /** 1-5, given by the client after the job: never an input of an estimate. */
  readonly review_rating: number;
  /** Nobody when the job was done by someone whom the marketplace does not know. */
  readonly worker_id: string | undefined;
  /** The worker's history as it stood when the job started. */
  readonly worker_completed_jobs: number | undefined;
  /** Mean of all reviews before the job, 1-5. */
  readonly worker_rating: number | undefined;
  readonly worker_earnings: number | undefined;
  readonly worker_specializations: number | undefined;
  readonly worker_experience_years: number | undefined;
  /** Percent, 0-100. */
  readonly worker_profile_completion: number | undefined;
}

/** A worker's profile after the last job of the table. */
export interface WorkerRow {
  readonly id: string;
  /** Percent, 0-100. */
  readonly profile_completion: number;
  /** Characters, 0-500. */
  readonly bio_length: number;
  /** PHP. */
  readonly hourly_rate: number | undefined;
  readonly years_of_experience: number;
  /** Trades that the profile lists: often not all that the worker does. */
  readonly specializations: number;
  readonly certifications: number;
  readonly verified_certifications: number;
  readonly completed_jobs: number;
  /** Mean of all reviews, 1-5. */
  readonly rating: number | undefined;
  /** Total, in PHP. */
  readonly earnings: number;
  /** Percent, 0-100. */
  readonly client_satisfaction: number | undefined;
  readonly is_active: boolean | undefined;
  readonly country: string | undefined;
  /** Slug of a category's name. */
  readonly primary_skill: string;
}

export interface Marketplace {
  /** In order of creation. */
  readonly jobs: readonly JobRow[];
  readonly workers: readonly WorkerRow[];
}
