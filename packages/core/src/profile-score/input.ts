import { TantiyaError } from '../errors.ts';
import { plainText } from '../input/plain-text.ts';
import * as field from '../input/schema.ts';
import { measureText } from '../input/text.ts';
import type { Question, TaskOptions } from '../task.ts';

/** A worker's profile. Everything is optional. Gender, age and language are never asked for. */
export interface ProfileInput {
  /** Percent, 0-100. Default 0. */
  readonly profileCompletion?: number | null | undefined;
  /** Plain text or HTML; of HTML, what a reader sees counts. */
  readonly bio?: string | null | undefined;
  /** Code points, for a caller who does not have the text itself; ignored beside `bio`. */
  readonly bioLength?: number | null | undefined;
  /** In any currency: only whether it is set counts. */
  readonly hourlyRate?: number | null | undefined;
  readonly yearsOfExperience?: number | null | undefined;
  /** How many specializations the worker lists. */
  readonly specializations?: number | null | undefined;
  /** How many certifications the worker has. */
  readonly certifications?: number | null | undefined;
  /** How many of them are verified; at most `certifications`. */
  readonly verifiedCertifications?: number | null | undefined;
  readonly completedJobs?: number | null | undefined;
  /** Mean, 0-5; 0 means none yet. */
  readonly rating?: number | null | undefined;
  /** Total, in PHP. */
  readonly earnings?: number | null | undefined;
  /** Percent, 0-100. */
  readonly clientSatisfaction?: number | null | undefined;
  readonly isActive?: boolean | null | undefined;
  /** English name, such as "India". Only because the specification's network has columns for it. */
  readonly country?: string | null | undefined;
  /** Primary skill, such as "Web Development"; names that differ only in case, blanks or hyphens are one. */
  readonly skill?: string | null | undefined;
}

/** A parsed profile: what features, heuristic and suggestions read. */
export interface Profile {
  readonly profileCompletion: number;
  readonly bioLength: number;
  readonly hasHourlyRate: boolean;
  readonly yearsOfExperience: number;
  readonly specializations: number;
  readonly certifications: number;
  readonly verifiedCertifications: number;
  readonly completedJobs: number;
  /** undefined: none yet. */
  readonly rating: number | undefined;
  readonly earnings: number;
  readonly clientSatisfaction: number | undefined;
  readonly isActive: boolean | undefined;
  /** Key of its name. */
  readonly country: string | undefined;
  /** Key of its name. */
  readonly skill: string | undefined;
  readonly missing: readonly string[];
}

/** How the caller wants to see a score. */
export interface ProfileView {
  /** How many suggestions at most. */
  readonly suggestions: number;
}

const count = field.amount(0);
const percent = field.amount(0, 100);

const schema = {
  profileCompletion: percent,
  bio: field.text,
  bioLength: count,
  hourlyRate: count,
  yearsOfExperience: field.amount(0, 100),
  specializations: count,
  certifications: count,
  verifiedCertifications: count,
  completedJobs: count,
  rating: field.amount(0, 5),
  earnings: count,
  clientSatisfaction: percent,
  isActive: field.flag,
  country: field.name,
  skill: field.name,
};

const listed = [
  'profileCompletion',
  'bio',
  'hourlyRate',
  'yearsOfExperience',
  'specializations',
  'certifications',
  'verifiedCertifications',
  'completedJobs',
  'rating',
  'earnings',
  'clientSatisfaction',
  'isActive',
  'country',
  'skill',
] as const;

const defaultSuggestions = 5;
const optionsSchema = { suggestions: count };

export function parseProfile(input: unknown, options: TaskOptions = {}): Question<Profile, ProfileView> {
  const values = field.parseInput(schema, "Pass a worker's profile as an object.", input);
  const { suggestions = defaultSuggestions } = field.parseInput(optionsSchema, 'Pass options.', options);
  const { certifications = 0, verifiedCertifications = 0 } = values;
  if (verifiedCertifications > certifications) {
    throw new TantiyaError(
      'input/invalid',
      `verifiedCertifications is ${verifiedCertifications}, with ${certifications} certifications.`,
      'Count at most the certifications.',
      { field: 'verifiedCertifications' },
    );
  }
  return {
    parsed: profileOf(values),
    view: { suggestions },
    given: field.givenFields(values),
    altered: (changes) => profileOf({ ...values, ...changes }),
  };
}

function profileOf(values: field.Values<typeof schema>): Profile {
  const { bio, bioLength } = values;
  return {
    profileCompletion: values.profileCompletion ?? 0,
    bioLength: bio === undefined ? (bioLength ?? 0) : measureText(plainText(bio).trim()).codePoints,
    hasHourlyRate: (values.hourlyRate ?? 0) > 0,
    yearsOfExperience: values.yearsOfExperience ?? 0,
    specializations: values.specializations ?? 0,
    certifications: values.certifications ?? 0,
    verifiedCertifications: values.verifiedCertifications ?? 0,
    completedJobs: values.completedJobs ?? 0,
    rating: values.rating || undefined,
    earnings: values.earnings ?? 0,
    clientSatisfaction: values.clientSatisfaction,
    isActive: values.isActive,
    country: values.country,
    skill: values.skill,
    missing: field.missingFields({ ...values, bio: bio ?? bioLength }, listed),
  };
}

/** 0..1; 0 without certifications. */
export function verifiedRatio({ certifications, verifiedCertifications }: Profile): number {
  return certifications === 0 ? 0 : verifiedCertifications / certifications;
}
