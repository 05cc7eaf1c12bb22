import type { PriceInput } from '@tantiya/core';

/** From nothing given to everything given and capped; made up. */
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
