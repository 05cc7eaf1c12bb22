import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEncoder } from '../encoding/encode.ts';
import { columnNames } from '../encoding/feature.ts';
import { namedColumns } from '../test-support/named-columns.test-support.ts';
import { arbitraryProfile } from './arbitrary-profile.test-support.ts';
import { countries, profileFeatures, skills } from './features.ts';
import { type ProfileInput, parseProfile } from './input.ts';

const range = (length: number) => Array.from({ length }, (_, index) => index);
const encoder = createEncoder(profileFeatures);
const encoded = (...inputs: readonly ProfileInput[]) =>
  encoder.encode(inputs.map((input) => parseProfile(input).parsed)).dense;
const columns = (input: ProfileInput) => namedColumns(profileFeatures, parseProfile(input).parsed);

describe('the 43 profile features', () => {
  it('stand in the order of the specification: 3, 2, 2, 4, 1, 20 and 11', () => {
    expect(encoder.shape).toEqual({ dense: 43, sparse: 0 });
    expect(columnNames(profileFeatures)).toEqual([
      'profile_completion',
      'bio_length_norm',
      'has_hourly_rate',
      'years_exp_norm',
      'specs_norm',
      'certs_norm',
      'verified_ratio',
      'jobs_norm',
      'rating_norm',
      'earnings_norm',
      'client_sat',
      'is_active',
      ...range(20).map((index) => `country_one_hot[${index}]`),
      ...range(11).map((index) => `skill_one_hot[${index}]`),
    ]);
  });

  it('of a whole profile are these', () => {
    const expected = new Float32Array(43);
    expected.set([0.8, 0.25, 1, 0.3, 0.4, 0.5, 0.6, 0.42, 0.9, 0.05, 0.92, 1]);
    expected[12 + 1] = 1; // India
    expected[32 + 5] = 1; // UI/UX Design
    expect(
      encoded({
        profileCompletion: 80,
        bio: 'x'.repeat(125),
        hourlyRate: 40,
        yearsOfExperience: 12,
        specializations: 4,
        certifications: 5,
        verifiedCertifications: 3,
        completedJobs: 42,
        rating: 4.5,
        earnings: 25_000,
        clientSatisfaction: 92,
        isActive: true,
        country: 'India',
        skill: 'UI/UX Design',
      }),
    ).toEqual(expected);
  });

  it('of an empty profile are the defaults: zeros, but 0.5 for satisfaction and activity', () => {
    const expected = new Float32Array(43);
    expected.set([0.5, 0.5], 10);
    expect(encoded({})).toEqual(expected);
  });

  it.each<[column: string, ProfileInput, value: number]>([
    ['profile_completion', { profileCompletion: 100 }, 1],
    ['profile_completion', { profileCompletion: 62.5 }, 0.625],
    ['bio_length_norm', { bioLength: 500 }, 1],
    ['bio_length_norm', { bioLength: 501 }, 1],
    ['bio_length_norm', { bio: '🔧'.repeat(50) }, 0.1],
    ['has_hourly_rate', { hourlyRate: 1 }, 1],
    ['has_hourly_rate', { hourlyRate: 0 }, 0],
    ['years_exp_norm', { yearsOfExperience: 40 }, 1],
    ['years_exp_norm', { yearsOfExperience: 41 }, 1],
    ['specs_norm', { specializations: 10 }, 1],
    ['specs_norm', { specializations: 11 }, 1],
    ['certs_norm', { certifications: 10 }, 1],
    ['certs_norm', { certifications: 11 }, 1],
    ['verified_ratio', { certifications: 4, verifiedCertifications: 1 }, 0.25],
    ['verified_ratio', { certifications: 20, verifiedCertifications: 20 }, 1],
    ['verified_ratio', { certifications: 4 }, 0],
    ['verified_ratio', { certifications: 0 }, 0],
    ['jobs_norm', { completedJobs: 100 }, 1],
    ['jobs_norm', { completedJobs: 101 }, 1],
    ['rating_norm', { rating: 5 }, 1],
    ['rating_norm', { rating: 2 }, 0.4],
    ['rating_norm', { rating: 0 }, 0],
    ['earnings_norm', { earnings: 500_000 }, 1],
    ['earnings_norm', { earnings: 500_001 }, 1],
    ['client_sat', { clientSatisfaction: 84 }, 0.84],
    ['client_sat', { clientSatisfaction: 0, rating: 5 }, 0],
    ['client_sat', { rating: 4 }, 0.8], // unknown: the rating stands for it
    ['client_sat', { rating: 0 }, 0.5], // neither
    ['is_active', { isActive: true }, 1],
    ['is_active', { isActive: null }, 0.5],
    ['is_active', { isActive: false }, 0],
  ])('%s of %o is %d', (column, input, value) => expect(columns(input)[column]).toBe(Math.fround(value)));

  it('have one column for each listed country, and none for another or no country', () => {
    const set = (country: string | null) => {
      const row = columns({ country });
      return range(20).filter((index) => row[`country_one_hot[${index}]`] === 1);
    };
    expect(countries).toEqual(
      (
        'United States, India, United Kingdom, Germany, Australia, Canada, France, Brazil, South Korea, Japan, ' +
        'Italy, Spain, Russia, China, Indonesia, Netherlands, Argentina, Mexico, Turkey, Egypt'
      ).split(', '),
    );
    countries.forEach((country, index) => {
      expect(set(country.toUpperCase())).toEqual([index]);
    });
    expect(set('Philippines')).toEqual([]);
    expect(set(null)).toEqual([]);
  });

  it('have one column for each listed skill, the last for any other, and none for no skill', () => {
    const set = (skill: string | null) => {
      const row = columns({ skill });
      return range(11).filter((index) => row[`skill_one_hot[${index}]`] === 1);
    };
    expect(skills).toEqual(
      (
        'Web Development, Mobile Apps, AI, Machine Learning, Data Analysis, UI/UX Design, Graphic Design, ' +
        'DevOps, Blockchain Development, Cybersecurity, Other'
      ).split(', '),
    );
    skills.forEach((skill, index) => {
      expect(set(skill.toLowerCase())).toEqual([index]);
    });
    expect(set('Plumbing')).toEqual([10]);
    expect(set(' ')).toEqual([]);
    expect(set(null)).toEqual([]);
  });

  it('are finite and within 0..1 for any input the schema accepts', () =>
    fc.assert(
      fc.property(arbitraryProfile, (input) => {
        for (const [column, value] of Object.entries(columns(input))) {
          expect(value, column).toBeGreaterThanOrEqual(0);
          expect(value, column).toBeLessThanOrEqual(1);
        }
      }),
    ));

  it('of a batch are those of its rows, one by one', () =>
    fc.assert(
      fc.property(fc.array(arbitraryProfile, { maxLength: 8 }), (inputs) => {
        const oneByOne = inputs.flatMap((input) => [...encoded(input)]);
        expect([...encoded(...inputs)]).toEqual(oneByOne);
      }),
    ));
});
