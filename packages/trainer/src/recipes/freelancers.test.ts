import { describe, expect, it } from 'vitest';
import { freelancers } from './freelancers.ts';
import { readRecipe } from './read-recipe.test-support.ts';

const profile = {
  freelancer_ID: 'F1',
  name: 'Nobody',
  gender: 'F',
  age: '33',
  country: 'Japan',
  language: 'Japanese',
  primary_skill: 'DevOps',
  years_of_experience: '7.0',
  'hourly_rate (USD)': '$40',
  rating: '4.0',
  is_active: 'Y',
  client_satisfaction: '90%',
};

const read = (change: Partial<typeof profile>) => readRecipe(freelancers, [{ ...profile, ...change }]);

describe("a freelancer's profile", () => {
  it('becomes an example, without name, gender, age and language', async () => {
    expect((await read({})).examples).toEqual([
      {
        place: { text: 'line 2' },
        row: 0,
        id: 'F1',
        input: {
          country: 'Japan',
          skill: 'DevOps',
          yearsOfExperience: 7,
          hourlyRate: 40,
          isActive: true,
          rating: 4,
          clientSatisfaction: 90,
        },
        target: [85],
      },
    ]);
  });

  it.each([
    ['40', 40],
    ['$62.5', 62.5],
    ['USD 75', 75],
    ['', undefined],
  ])('with the hourly rate %o has %o', async (written, hourlyRate) => {
    const { examples } = await read({ 'hourly_rate (USD)': written });
    expect(examples[0]?.input).toMatchObject({ hourlyRate });
  });

  it.each([
    ...['1', 'yes', 'Y', 'True'].map((written) => [written, true] as const),
    ...['0', 'no', 'N', 'False'].map((written) => [written, false] as const),
    ['', undefined] as const,
  ])('with the activity %o is active: %o', async (written, isActive) => {
    expect((await read({ is_active: written })).examples[0]?.input).toMatchObject({ isActive });
  });

  it('with a rating of 0.0 is not rated yet', async () => {
    const [example] = (await read({ rating: '0.0' })).examples;
    expect(example?.input).toMatchObject({ rating: undefined });
  });

  it.each([
    { rating: '' },
    { rating: '0.0' },
    { client_satisfaction: '' },
    { rating: '', client_satisfaction: '' },
  ])('with %o has no observable outcome', async (change) => {
    const { examples, badRows } = await read(change);
    expect(examples).toMatchObject([{ target: [] }]);
    expect(badRows).toEqual([]);
  });

  it.each([
    [{ rating: 'good' }, 'invalid rating'],
    [{ rating: '6' }, 'invalid input'],
    [{ client_satisfaction: '101%' }, 'invalid input'],
    [{ client_satisfaction: 'high' }, 'invalid client_satisfaction'],
    [{ 'hourly_rate (USD)': 'EUR 40' }, 'invalid hourly_rate (USD)'],
    [{ is_active: 'perhaps' }, 'unknown is_active'],
    [{ years_of_experience: '-1' }, 'invalid input'],
  ])('with %o is a bad row', async (change, kind) => {
    const { examples, badRows } = await read(change);
    expect(examples).toEqual([]);
    expect(badRows).toMatchObject([{ place: { text: 'line 2' }, kind }]);
  });
});
