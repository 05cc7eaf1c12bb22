import type { CompletionTimeInput } from '@tantiya/core';

/** From nothing given to everything given and capped; made up. */
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
