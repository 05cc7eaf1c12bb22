import { describe, expect, it } from 'vitest';
import { peoplePerHour, peoplePerHourWithoutExperience } from './people-per-hour.ts';
import { readRecipe } from './read-recipe.test-support.ts';

const posting = {
  Title: 'API integration',
  'Category Name': 'Technology & Programming',
  Experience: 'Entry ($)',
  'Sub Category Name': 'Mobile App Development',
  Currency: 'GBP',
  Budget: '100.0',
  Location: 'remote',
  Type: 'fixed_price',
  Description: 'Need to integrate an API',
  'Client Country': 'United Kingdom',
};

const read = (change: Partial<typeof posting>) => readRecipe(peoplePerHour, [{ ...posting, ...change }]);

describe('a posting on PeoplePerHour', () => {
  it('becomes an example, its one amount in PHP', async () => {
    expect((await read({})).examples).toEqual([
      {
        place: { text: 'line 2' },
        row: 0,
        id: '0',
        input: {
          title: 'API integration',
          description: 'Need to integrate an API',
          category: 'Technology & Programming',
          tags: ['Mobile App Development'],
          skillLevel: 'ENTRY',
          currency: 'GBP',
          client: { country: 'United Kingdom' },
          attributes: { location: 'remote' },
        },
        target: [7_100, 7_100, 7_100],
        currency: 'GBP',
        group: 'API integration',
      },
    ]);
  });

  it('shows the level of experience only to the recipe named after the postings', async () => {
    const [example] = (await readRecipe(peoplePerHourWithoutExperience, [posting])).examples;
    expect(example?.input).toMatchObject({ skillLevel: undefined });
  });

  it('by the hour, or without a budget, is out of scope', async () => {
    expect(await read({ Type: 'hourly' })).toEqual({ examples: [], badRows: [] });
    expect(await read({ Budget: '0.0' })).toEqual({ examples: [], badRows: [] });
  });

  it.each([
    [{ Experience: 'Wizard ($$$$)' }, 'unknown Experience'],
    [{ Budget: '' }, 'missing Budget'],
    [{ Currency: 'XAU' }, 'invalid input'],
  ])('with %o is a bad row', async (change, kind) => {
    expect((await read(change)).badRows).toMatchObject([{ kind }]);
  });
});
