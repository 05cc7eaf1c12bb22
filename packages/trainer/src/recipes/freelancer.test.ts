import { describe, expect, it } from 'vitest';
import { freelancer } from './freelancer.ts';
import { readRecipe } from './read-recipe.test-support.ts';

const posting = {
  projectId: '101',
  job_title: 'Chart of sales',
  job_description: 'Draw a chart',
  tags: "['excel', \"today's\"]",
  client_country: 'Philippines',
  client_average_rating: '0.0',
  client_review_count: '0',
  min_price: '10',
  max_price: '30.0',
  avg_price: '20',
  currency: 'USD',
  rate_type: 'fixed',
};

describe('a freelancer posting', () => {
  it('becomes an example, its prices in PHP', async () => {
    expect((await readRecipe(freelancer, [posting])).examples).toEqual([
      {
        place: { text: 'line 2' },
        row: 0,
        id: '101',
        input: {
          title: 'Chart of sales',
          description: 'Draw a chart',
          tags: ['excel', "today's"],
          currency: 'USD',
          client: { country: 'Philippines', rating: undefined, reviews: 0 },
        },
        target: [560, 1120, 1680],
        currency: 'USD',
        group: 'Draw a chart',
      },
    ]);
  });

  it('by the hour is out of scope', async () => {
    const read = await readRecipe(freelancer, [{ ...posting, rate_type: 'hourly', currency: '?' }]);
    expect(read).toEqual({ examples: [], badRows: [] });
  });

  it('without description has no group', async () => {
    const [example] = (await readRecipe(freelancer, [{ ...posting, job_description: ' ' }])).examples;
    expect(example).not.toHaveProperty('group');
  });

  it.each([
    [{ currency: 'XAU' }, 'unknown currency', 'currency is "XAU"'],
    [{ currency: '' }, 'unknown currency', 'currency is ""'],
    [{ min_price: '' }, 'missing min_price', 'min_price is ""'],
    [{ avg_price: '0' }, 'non-positive avg_price', 'avg_price is "0"'],
    [{ max_price: '-5' }, 'non-positive max_price', 'max_price is "-5"'],
    [{ max_price: '€30' }, 'invalid max_price', 'max_price is "€30"'],
    [{ max_price: '15' }, 'out of order: max_price', 'max_price is "15"'],
    [{ avg_price: '5' }, 'out of order: avg_price', 'avg_price is "5"'],
    [{ tags: 'excel' }, 'malformed tags', 'tags is "excel"'],
    [{ rate_type: '' }, 'missing rate_type', 'rate_type is ""'],
    [{ rate_type: 'barter' }, 'unknown rate_type', 'rate_type is "barter"'],
  ])('with %o is a bad row', async (change, kind, detail) => {
    const read = await readRecipe(freelancer, [posting, { ...posting, ...change }]);
    expect(read.badRows).toEqual([{ place: { text: 'line 3' }, kind, detail }]);
    expect(read.examples).toHaveLength(1);
  });
});
