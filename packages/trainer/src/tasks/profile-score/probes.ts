import type { ProfileInput } from '@tantiya/core';

/** From nothing given to everything given and capped; made up. */
export const profileScoreProbes: readonly ProfileInput[] = [
  {},
  { profileCompletion: 60, bioLength: 90, yearsOfExperience: 2, country: 'India', skill: 'DevOps' },
  {
    profileCompletion: 100,
    bioLength: 900,
    hourlyRate: 40,
    yearsOfExperience: 12,
    specializations: 4,
    certifications: 3,
    verifiedCertifications: 2,
    completedJobs: 120,
    rating: 4.8,
    earnings: 350_000,
    clientSatisfaction: 96,
    isActive: true,
    country: 'Germany',
    skill: 'Machine Learning',
  },
  { rating: 3.1, isActive: false, skill: 'Carpentry', yearsOfExperience: 30 },
];
