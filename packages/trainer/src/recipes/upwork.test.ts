import { describe, expect, it } from 'vitest';
import { readRecipe } from './read-recipe.test-support.ts';
import { upworkFixedPrice, upworkGeneral } from './upwork.ts';

describe('a fixed-price posting on Upwork', () => {
  const posting = {
    job_title: 'Small chatbot',
    search_keyword: 'Data_science',
    category_1: 'Chatbot',
    category_2: 'Python',
    payment_situation: 'Payment verified',
    client_country: 'Canada',
    new_connects_num: '8',
    applicants_num: '5 to 10',
    job_cost: '200',
  };

  it('becomes an example, its one amount in PHP, without what bids cost or how many there are', async () => {
    expect((await readRecipe(upworkFixedPrice, [posting])).examples).toEqual([
      {
        place: { text: 'line 2' },
        row: 0,
        id: '["Small chatbot","Canada","200"]',
        input: {
          title: 'Small chatbot',
          category: 'Chatbot',
          tags: ['Chatbot', 'Python'],
          currency: 'USD',
          client: { country: 'Canada' },
          attributes: { payment: 'Payment verified' },
        },
        target: [11_200, 11_200, 11_200],
        currency: 'USD',
        group: 'Small chatbot',
      },
    ]);
  });

  it('that was found under two search words is one', async () => {
    const again = { ...posting, search_keyword: 'Developer', applicants_num: '50+' };
    const dearer = { ...posting, job_cost: '300' };
    const { examples } = await readRecipe(upworkFixedPrice, [posting, again, dearer]);
    expect(examples.map(({ row }) => row)).toEqual([0, 2]);
  });

  it('may name one skill only', async () => {
    const [example] = (await readRecipe(upworkFixedPrice, [{ ...posting, category_2: 'NA' }])).examples;
    expect(example?.input).toMatchObject({ tags: ['Chatbot'] });
  });

  it('without an amount is a bad row', async () => {
    const { badRows } = await readRecipe(upworkFixedPrice, [{ ...posting, job_cost: '0' }]);
    expect(badRows).toMatchObject([{ kind: 'non-positive job_cost' }]);
  });
});

describe('a posting on Upwork with a service', () => {
  const posting = {
    uid: '17',
    connect_price: '6',
    type: 'fixed_budget',
    title: 'A page for a comic book',
    tier: 'Expert',
    duration: 'Less than 1 month',
    freelancers_to_hire: '1',
    proposals_tier: '50+',
    amount_amount: '30',
    client_total_feedback: '4.5',
    client_total_reviews: '20',
    client_total_spent: '3817.42',
    client_location_country: 'United States',
    occupations_category_pref_label: 'Design & Creative',
    occupations_oservice_pref_label: 'Cartoons & Comics',
  };
  const read = (...changes: readonly Partial<typeof posting>[]) =>
    readRecipe(
      upworkGeneral,
      changes.map((change) => ({ ...posting, ...change })),
    );

  it('becomes an example, without what bids cost or how many there are', async () => {
    expect((await read({})).examples).toEqual([
      {
        place: { text: 'line 2' },
        row: 0,
        id: '17',
        input: {
          title: 'A page for a comic book',
          category: 'Design & Creative',
          skillLevel: 'EXPERT',
          tags: ['Cartoons & Comics'],
          client: { country: 'United States', rating: 4.5, reviews: 20, spent: 3817.42 * 56 },
          attributes: { duration: 'Less than 1 month', hires: '1' },
          currency: 'USD',
        },
        target: [1_680, 1_680, 1_680],
        currency: 'USD',
        group: 'A page for a comic book',
      },
    ]);
  });

  it('that was listed on two days is one', async () => {
    expect((await read({}, {}, { uid: '18' })).examples).toHaveLength(2);
  });

  it('by the hour, or without a budget, is out of scope', async () => {
    const others = await read(
      { type: 'hourly', amount_amount: '' },
      { type: 'no_budget', amount_amount: '' },
    );
    expect(others).toEqual({ examples: [], badRows: [] });
  });

  it('of a client whom nobody has rated has no rating', async () => {
    const [example] = (await read({ client_total_spent: '0', client_total_feedback: '0' })).examples;
    expect(example?.input).toMatchObject({ client: { spent: 0, rating: undefined } });
  });

  it.each([
    [{ amount_amount: '' }, 'missing amount_amount'],
    [{ tier: 'Guru' }, 'unknown tier'],
    [{ type: 'barter' }, 'unknown type'],
  ])('with %o is a bad row', async (change, kind) => {
    expect((await read(change)).badRows).toMatchObject([{ kind }]);
  });
});
