import { describe, expect, it } from 'vitest';
import {
  calgaryPermitDays,
  calgaryPermits,
  homePermits,
  nashvillePermits,
  spearfishPermits,
} from './permits.ts';
import { readRecipe } from './read-recipe.test-support.ts';

const spearfish = {
  year: '2013',
  month: '02',
  construction_type: 'RES-FINISH BSMT',
  cost_usd: '4000.0',
  permit_fee: '84.00',
  outside_city_limits: '',
};

const calgary = {
  permittype: 'Residential Improvement Project',
  permitclass: '1104 - Deck',
  permitclassmapped: 'Residential',
  workclass: 'Alteration',
  description: 'Deck',
  housingunits: '0',
  totalsqft: '',
  estprojectcost_cad: '3000',
  applieddate: '2000-04-07',
  issueddate: '2000-04-08',
  days_issued_to_completed: '30',
};

const inputOf = async (...[recipe, ...tables]: Parameters<typeof readRecipe>) =>
  (await readRecipe(recipe, ...tables)).examples.map(({ input }) => input);

describe('a building permit', () => {
  it('of Nashville is the text of its purpose', async () => {
    const permit = {
      date_entered: '2021-09-16',
      permit_type: 'Building Residential - Rehab',
      permit_subtype: 'Single Family Residence',
      purpose: 'Install new windows.',
      const_cost_usd: '70000',
    };
    expect((await readRecipe(nashvillePermits, [permit])).examples).toMatchObject([
      {
        input: {
          description: 'Install new windows.',
          category: 'Building Residential - Rehab',
          currency: 'USD',
          attributes: { subtype: 'Single Family Residence' },
        },
        target: [3_920_000, 3_920_000, 3_920_000],
        createdAt: Date.UTC(2021, 8, 16),
      },
    ]);
  });

  it('of Spearfish is a phrase, and never what the permit cost', async () => {
    expect((await readRecipe(spearfishPermits, [spearfish])).examples).toEqual([
      {
        place: { text: 'line 2' },
        row: 0,
        id: '0',
        input: {
          title: 'RES-FINISH BSMT',
          category: 'residential',
          currency: 'USD',
          attributes: { outside: undefined },
        },
        target: [224_000, 224_000, 224_000],
        currency: 'USD',
        createdAt: Date.UTC(2013, 1),
      },
    ]);
  });

  it.each([
    ['COMM-ROOF', 'commercial'],
    ['NEW RESIDENTIAL - ONE TO TWO FAMILY', 'residential'],
    ['DECK', undefined],
  ])('of Spearfish, %s, is of the category %s', async (construction_type, category) => {
    expect(await inputOf(spearfishPermits, [{ ...spearfish, construction_type }])).toMatchObject([
      { category },
    ]);
  });

  it('of Calgary has its size written as a client would', async () => {
    const house = { ...calgary, housingunits: '2', totalsqft: '1976.0' };
    expect(await inputOf(calgaryPermits, [house])).toMatchObject([
      {
        title: 'Deck',
        description: '2 housing units, 1976 sqft',
        category: '1104 - Deck',
        currency: 'CAD',
        attributes: { type: 'Residential Improvement Project', use: 'Residential', work: 'Alteration' },
      },
    ]);
  });

  it('of Calgary without a cost is out of scope, but for its days', async () => {
    const permit = { ...calgary, estprojectcost_cad: '' };
    expect(await readRecipe(calgaryPermits, [permit])).toEqual({ examples: [], badRows: [] });
    expect((await readRecipe(calgaryPermitDays, [permit])).examples).toMatchObject([
      {
        target: [30],
        createdAt: Date.UTC(2000, 3, 8),
        endedAt: Date.UTC(2000, 4, 8),
        input: { createdAt: '2000-04-08' },
      },
    ]);
  });

  it.each([
    ['0', 0.5],
    ['3745', 720],
  ])('of Calgary of %s days counts as %s', async (days_issued_to_completed, counted) => {
    const { examples } = await readRecipe(calgaryPermitDays, [{ ...calgary, days_issued_to_completed }]);
    expect(examples[0]?.target).toEqual([counted]);
  });

  it('with a cost of 0 is a bad row', async () => {
    const { badRows } = await readRecipe(spearfishPermits, [{ ...spearfish, cost_usd: '0' }]);
    expect(badRows).toMatchObject([{ kind: 'non-positive cost_usd' }]);
  });
});

describe('permits for homes', () => {
  it('are words that a client would write, and nothing of an office', async () => {
    expect(await inputOf(homePermits, [spearfish], [calgary])).toEqual([
      { title: 'residential-finish basement' },
      { title: 'Alteration deck', description: '' },
    ]);
  });

  it('are of no shop, office or church', async () => {
    const shop = { ...spearfish, construction_type: 'COMM-ROOF' };
    const office = { ...calgary, permitclassmapped: 'Non-Residential' };
    expect(await inputOf(homePermits, [shop], [office])).toEqual([]);
  });

  it('have a cost that is no placeholder', async () => {
    const placeholders = [
      [{ ...spearfish, cost_usd: '1' }],
      [{ ...calgary, estprojectcost_cad: '99' }],
    ] as const;
    expect(await inputOf(homePermits, ...placeholders)).toEqual([]);
  });

  it('name the table of a bad row', async () => {
    const { badRows } = await readRecipe(homePermits, [{ ...spearfish, cost_usd: '' }], [calgary]);
    expect(badRows).toMatchObject([{ place: { text: expect.stringMatching(/data\.csv, line 2$/) } }]);
  });
});
