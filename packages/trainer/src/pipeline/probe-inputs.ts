import type { CompletionTimeInput, PriceInput, ProfileInput } from '@tantiya/core';

/*
 * Inputs of the golden probes, made up: from nothing given to everything given and capped. With the vector and the
 * network's answer of the day of training they travel in the manifest, and every reader checks itself against them.
 */

export const priceProbes: readonly PriceInput[] = [
  {},
  { title: 'Fix a leaking kitchen faucet', category: 'plumbing', urgency: 'HIGH', materials: ['faucet'] },
  {
    title: 'Ayusin ang bubong ☔🏠',
    description: '屋根 roof\n\ttatlong yero, and a dashboard of every order by region and month',
    category: 'Electrical Work',
    urgency: 'LOW',
    skillLevel: 'EXPERT',
    materials: Array.from({ length: 12 }, () => 'yero'),
    tags: ['Excel', 'python', ' SQL ', 'repair'],
    currency: 'USD',
  },
];

export const completionTimeProbes: readonly CompletionTimeInput[] = [
  {},
  { category: 'plumbing', urgency: 'HIGH', budget: 1_500 },
  {
    budget: 250_000,
    category: 'Carpentry',
    urgency: 'LOW',
    materials: Array.from({ length: 12 }, () => 'plywood'),
    jobType: 'INVITE',
    createdAt: '2026-11-24T09:30',
    worker: {
      completedJobs: 42,
      rating: 4.7,
      earnings: 88_000,
      specializations: 3,
      experienceYears: 8.5,
      profileCompletion: 95,
    },
  },
  { category: 'painting', createdAt: '2026-02-01', materials: ['paint'], worker: { rating: 3.2 } },
];

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
