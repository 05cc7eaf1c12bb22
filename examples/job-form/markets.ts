/** What a visitor should know of the jobs that a model has learned from; by the id of the price model. */
export const marketNotes: Readonly<Record<string, string>> = {
  'price/ph-services': 'Learned from a made-up marketplace: a demonstration, no real prices.',
  'price/ph-services-lstm':
    'The specification’s network, which counts words and does not read them. Learned from a made-up marketplace.',
  'price/freelance': 'Learned from budgets that clients posted online: what they offer, not what was paid.',
  'price/home-permits': 'Learned from values declared for building permits in North America.',
};
