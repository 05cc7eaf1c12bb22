import fc from 'fast-check';
import { arbitraryProfile } from './arbitrary-profile.test-support.ts';
import { type Profile, parseProfile } from './input.ts';

/** By field that a worker can improve: a better profile, the `share` of the way to the best. */
const improvements: Readonly<Record<string, (profile: Profile, share: number) => Partial<Profile>>> = {
  profileCompletion: (profile, share) => ({
    profileCompletion: raised(profile.profileCompletion, 100, share),
  }),
  bio: (profile, share) => ({ bioLength: raised(profile.bioLength, 600, share) }),
  hourlyRate: () => ({ hasHourlyRate: true }),
  yearsOfExperience: (profile, share) => ({
    yearsOfExperience: raised(profile.yearsOfExperience, 100, share),
  }),
  specializations: (profile, share) => ({ specializations: raised(profile.specializations, 20, share) }),
  certifications: (profile, share) => ({ certifications: raised(profile.certifications, 20, share) }),
  verifiedCertifications: ({ certifications, verifiedCertifications }, share) => ({
    verifiedCertifications: raised(verifiedCertifications, certifications, share),
  }),
  completedJobs: (profile, share) => ({ completedJobs: raised(profile.completedJobs, 200, share) }),
  // A good one is worth no less than one that is not known yet.
  rating: ({ rating = 4 }, share) => ({ rating: raised(rating, 5, share) }),
  clientSatisfaction: ({ clientSatisfaction = 80 }, share) => ({
    clientSatisfaction: raised(clientSatisfaction, 100, share),
  }),
  isActive: () => ({ isActive: true }),
};

function raised(value: number, best: number, share: number): number {
  return Math.max(value, value + (best - value) * share);
}

/** The names of these fields. */
export const improvableFields = Object.keys(improvements);

/** Any profile, and the same one with a single field improved. */
export const improved = fc
  .record({
    input: arbitraryProfile,
    field: fc.constantFrom(...improvableFields),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ input, field, share }) => {
    const before = parseProfile(input).parsed;
    return { field, before, after: { ...before, ...improvements[field]?.(before, share) } as Profile };
  });
