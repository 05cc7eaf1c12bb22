import { type Feature, numeric, oneHot } from '../encoding/feature.ts';
import { nameKey } from '../input/name-key.ts';
import { type Profile, verifiedRatio } from './input.ts';

/** The specification's list, in column order. */
export const countries = [
  'United States',
  'India',
  'United Kingdom',
  'Germany',
  'Australia',
  'Canada',
  'France',
  'Brazil',
  'South Korea',
  'Japan',
  'Italy',
  'Spain',
  'Russia',
  'China',
  'Indonesia',
  'Netherlands',
  'Argentina',
  'Mexico',
  'Turkey',
  'Egypt',
] as const;

/** The specification's list, in column order; the last stands for every other skill. */
export const skills = [
  'Web Development',
  'Mobile Apps',
  'AI',
  'Machine Learning',
  'Data Analysis',
  'UI/UX Design',
  'Graphic Design',
  'DevOps',
  'Blockchain Development',
  'Cybersecurity',
  'Other',
] as const;

const countryKeys: readonly string[] = countries.map(nameKey);
const skillKeys: readonly string[] = skills.map(nameKey);
const isUnknown = (key: string | undefined, known: readonly string[]) =>
  key !== undefined && !known.includes(key);

/** The 43 inputs of the specification's profile network, in its order. */
export const profileFeatures: readonly Feature<Profile>[] = [
  numeric(
    'profile_completion',
    'percent / 100',
    ['profileCompletion'],
    (profile) => profile.profileCompletion / 100,
  ),
  numeric(
    'bio_length_norm',
    'min(code points, 500) / 500',
    ['bio', 'bioLength'],
    (profile) => Math.min(profile.bioLength, 500) / 500,
  ),
  numeric('has_hourly_rate', '1 when set', ['hourlyRate'], (profile) => (profile.hasHourlyRate ? 1 : 0)),
  numeric(
    'years_exp_norm',
    'min(years, 40) / 40',
    ['yearsOfExperience'],
    (profile) => Math.min(profile.yearsOfExperience, 40) / 40,
  ),
  numeric(
    'specs_norm',
    'min(count, 10) / 10',
    ['specializations'],
    (profile) => Math.min(profile.specializations, 10) / 10,
  ),
  numeric(
    'certs_norm',
    'min(count, 10) / 10',
    ['certifications'],
    (profile) => Math.min(profile.certifications, 10) / 10,
  ),
  numeric(
    'verified_ratio',
    'verified / certifications',
    ['certifications', 'verifiedCertifications'],
    verifiedRatio,
  ),
  numeric(
    'jobs_norm',
    'min(jobs, 100) / 100',
    ['completedJobs'],
    (profile) => Math.min(profile.completedJobs, 100) / 100,
  ),
  numeric('rating_norm', 'rating / 5, none 0', ['rating'], (profile) => (profile.rating ?? 0) / 5),
  numeric(
    'earnings_norm',
    'min(PHP, 500000) / 500000',
    ['earnings'],
    (profile) => Math.min(profile.earnings, 500_000) / 500_000,
  ),
  numeric(
    'client_sat',
    'percent / 100, unknown rating / 5, else 0.5',
    ['clientSatisfaction', 'rating'],
    clientSatisfaction,
  ),
  numeric('is_active', '1, unknown 0.5, 0', ['isActive'], ({ isActive }) =>
    isActive === undefined ? 0.5 : isActive ? 1 : 0,
  ),
  oneHot(
    'country_one_hot',
    countries.length,
    '1 for the listed country',
    ['country'],
    ({ country }) => {
      const index = country === undefined ? -1 : countryKeys.indexOf(country);
      return index === -1 ? [] : [index];
    },
    ({ country }) => isUnknown(country, countryKeys),
  ),
  oneHot(
    'skill_one_hot',
    skills.length,
    '1 for the listed skill, else for Other',
    ['skill'],
    ({ skill }) => {
      if (skill === undefined) return [];
      const index = skillKeys.indexOf(skill);
      return [index === -1 ? skills.length - 1 : index];
    },
    ({ skill }) => isUnknown(skill, skillKeys),
  ),
];

function clientSatisfaction({ clientSatisfaction, rating }: Profile): number {
  if (clientSatisfaction !== undefined) return clientSatisfaction / 100;
  return rating === undefined ? 0.5 : rating / 5;
}
