import fc from 'fast-check';
import { arbitraryText, maybe } from '../test-support/arbitrary-text.test-support.ts';
import { countries, skills } from './features.ts';
import type { ProfileInput } from './input.ts';

const amount = (max: number) => maybe(fc.oneof(fc.nat({ max }), fc.double({ min: 0, max, noNaN: true })));
const open = maybe(
  fc.oneof(fc.nat({ max: 60 }), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })),
);

/** Any profile that the schema accepts. */
export const arbitraryProfile: fc.Arbitrary<ProfileInput> = fc
  .record({
    profileCompletion: amount(100),
    bio: maybe(arbitraryText),
    bioLength: amount(600),
    hourlyRate: open,
    yearsOfExperience: amount(100),
    specializations: open,
    certifications: open,
    verifiedShare: fc.constantFrom(0, 0.5, 1, undefined),
    completedJobs: open,
    rating: amount(5),
    earnings: open,
    clientSatisfaction: amount(100),
    isActive: maybe(fc.boolean()),
    country: maybe(fc.oneof(fc.constantFrom(...countries), arbitraryText)),
    skill: maybe(fc.oneof(fc.constantFrom(...skills), arbitraryText)),
  })
  .map(({ verifiedShare, ...profile }) => ({
    ...profile,
    verifiedCertifications: verifiedShare && (profile.certifications ?? 0) * verifiedShare,
  }));
