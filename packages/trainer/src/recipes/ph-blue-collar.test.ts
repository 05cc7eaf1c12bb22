import { describe, expect, it } from 'vitest';
import { phBlueCollar } from './ph-blue-collar.ts';
import { readRecipe } from './read-recipe.test-support.ts';

const job = {
  projectId: '7',
  job_title: 'Mend a roof',
  job_description: 'It leaks',
  tags: "['roof']",
  min_price: '1000',
  max_price: '2000',
  avg_price: '1500',
  currency: 'PHP',
  job_scope: 'MINOR_REPAIR',
  skill_level: 'EXPERT',
  work_environment: 'OUTDOOR',
};

describe('a made-up Philippine job', () => {
  it('becomes an example with scope, skill level and environment', async () => {
    expect((await readRecipe(phBlueCollar, [job])).examples).toMatchObject([
      {
        id: '7',
        input: { tags: ['roof'], scope: 'MINOR_REPAIR', skillLevel: 'EXPERT', environment: 'OUTDOOR' },
        target: [1000, 1500, 2000],
        group: 'It leaks',
      },
    ]);
  });

  it.each([{ job_scope: 'TINY' }, { skill_level: 'MASTER' }, { work_environment: 'SEA' }])(
    'with %o is a bad row, not a default',
    async (change) => {
      const { badRows } = await readRecipe(phBlueCollar, [{ ...job, ...change }]);
      expect(badRows).toMatchObject([{ place: { text: 'line 2' }, kind: 'invalid input' }]);
    },
  );
});
