import { createEstimator, type PriceInput } from 'tantiya';
import { fileFetch } from 'tantiya/node';
import { describe, expect, it } from 'vitest';

const estimator = createEstimator({
  models: new URL('../trained-models/', import.meta.url),
  fetch: fileFetch,
});

const usual = { urgency: 'MEDIUM', skillLevel: 'INTERMEDIATE', environment: 'INDOOR' } as const;
const repair = { ...usual, scope: 'MINOR_REPAIR' } as const;
const project = { ...usual, scope: 'MODERATE_PROJECT' } as const;
const renovation = { ...usual, scope: 'MAJOR_RENOVATION', skillLevel: 'EXPERT' } as const;

/** Ten postings as clients write them, by what people would expect them to cost. */
const postings: Readonly<Record<'small' | 'middling' | 'large', readonly PriceInput[]>> = {
  small: [
    {
      ...repair,
      title: 'Fix a dripping faucet',
      description: 'The kitchen faucet drips. A new washer should do.',
      category: 'plumbing',
    },
    {
      ...repair,
      title: 'Clean a studio condo',
      description: 'General cleaning of a studio, 25 sqm.',
      category: 'general-cleaning',
    },
    {
      ...repair,
      title: 'Assemble a wardrobe',
      description: 'One wardrobe with two doors, all parts are there.',
      category: 'furniture-assembly',
    },
    {
      ...repair,
      title: 'Pa-ayos ng gripo',
      description: 'Tumutulo ang gripo sa kusina.',
      category: 'plumbing',
    },
  ],
  middling: [
    {
      ...project,
      title: 'Paint two bedrooms',
      description: 'Two bedrooms, 30 sqm, walls and ceiling.',
      category: 'painting',
    },
    {
      ...project,
      title: 'Tile a bathroom floor',
      description: 'Remove old tiles and set new ones, 6 sqm.',
      category: 'tiling',
    },
    {
      ...project,
      title: 'Clean and refill 2 split type aircons',
      description: 'Two units, 1.5 hp each.',
      category: 'hvac-aircon-services',
    },
  ],
  large: [
    {
      ...renovation,
      title: 'Repaint the whole house',
      description: 'Whole house of 4 bedrooms, inside and outside, 250 sqm.',
      category: 'painting',
      environment: 'BOTH',
    },
    {
      ...renovation,
      title: 'Replace the roof of a house',
      description: 'Whole roof, 120 sqm, the old sheets are to be removed.',
      category: 'roofing',
      environment: 'OUTDOOR',
    },
    {
      ...renovation,
      title: 'Build a second floor',
      description: 'Concrete second floor with 3 rooms, 90 sqm.',
      category: 'masonry',
      environment: 'BOTH',
    },
  ],
};

const pricesOf = async (jobs: readonly PriceInput[]) =>
  (await estimator.price(jobs)).map(({ suggested }) => suggested);

describe('ten ordinary postings to the default model', () => {
  it('are answered by the model, and worth more than to ask for quotes', async () => {
    for (const answer of await estimator.price(Object.values(postings).flat())) {
      expect(answer.source).toBe('model');
      expect(answer.level).toBeGreaterThan(0.7);
    }
    for (const answer of await estimator.price([...postings.small, ...postings.middling]))
      expect(answer.trust).not.toBe('ask');
  });

  it('are in the order in which people would put them: small jobs, middling ones, large ones', async () => {
    const [small, middling, large] = await Promise.all(Object.values(postings).map(pricesOf));
    expect(Math.max(...(small ?? []))).toBeLessThan(Math.min(...(middling ?? [])));
    expect(Math.max(...(middling ?? []))).toBeLessThan(Math.min(...(large ?? [])));
  });

  it('cost more in a hurry, and by an expert', async () => {
    for (const job of Object.values(postings).flat()) {
      const [patient = 0, urgent = 0] = await pricesOf([
        { ...job, urgency: 'LOW' },
        { ...job, urgency: 'HIGH' },
      ]);
      expect(urgent).toBeGreaterThan(patient);
      const [entry = 0, expert = 0] = await pricesOf([
        { ...job, skillLevel: 'ENTRY' },
        { ...job, skillLevel: 'EXPERT' },
      ]);
      expect(expert).toBeGreaterThan(entry);
    }
  });
});

describe('what the default model cannot know', () => {
  it.each<[string, PriceInput]>([
    ['nothing', {}],
    ['nonsense', { title: 'asdf qwer', description: 'zxcv uiop hjkl' }],
    ['nonsense for a known trade', { title: 'asdf qwer', description: 'zxcv uiop', category: 'plumbing' }],
    ['another language', { title: 'Réparer une fuite', description: 'Le robinet de la cuisine fuit.' }],
    ['another trade', { title: 'Design a logo', description: 'A logo for my start-up, in two colours.' }],
    ['an unknown category', { title: 'Train my falcon', category: 'falconry' }],
    ['the extreme', { title: 'Build a skyscraper', description: '60 storeys of steel and glass.' }],
  ])('is never trusted: %s', async (_what, job) =>
    expect((await estimator.price(job)).trust).not.toBe('good'),
  );
});
