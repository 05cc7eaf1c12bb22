import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Recipe } from '../data/example.ts';
import { loadExamples } from '../data/load-examples.ts';
import { splitExamples } from '../data/split.ts';
import { openTables } from '../data/table/open-tables.ts';
import { phServicesCompletionTime, phServicesPrice, phServicesProfileScore } from './ph-services.ts';
import { readRecipe } from './read-recipe.test-support.ts';

const job = {
  id: 'J1',
  title: 'Leaking tap',
  description: 'It drips',
  category: 'plumbing',
  urgency: 'HIGH',
  skill_level: 'ENTRY',
  job_scope: '',
  work_environment: 'BOTH',
  job_type: 'INVITE',
  materials: '["washer","tape"]',
  tags: '["tap"]',
  budget: '500',
  currency: 'PHP',
  min_price: '400',
  suggested_price: '600',
  max_price: '900',
  created_at: '2024-01-01T07:02',
  started_at: '2024-01-02T08:15',
  finished_at: '2024-01-02T10:15',
  hours: '2',
  worker_id: 'W1',
  worker_completed_jobs: '18',
  worker_rating: '4.9',
  worker_earnings: '16300',
  worker_specializations: '2',
  worker_experience_years: '10',
  worker_profile_completion: '100',
};

const profile = {
  id: 'W1',
  profile_completion: '77',
  bio_length: '56',
  hourly_rate: '',
  years_of_experience: '13',
  specializations: '4',
  certifications: '2',
  verified_certifications: '1',
  completed_jobs: '12',
  rating: '4.5',
  earnings: '47350',
  client_satisfaction: '90',
  is_active: 'false',
  country: 'Philippines',
  primary_skill: 'plumbing',
};

describe('the price of a job', () => {
  it('is the range that was agreed on', async () => {
    const { examples } = await readRecipe(phServicesPrice, [job]);
    expect(examples).toMatchObject([
      {
        input: {
          category: 'plumbing',
          urgency: 'HIGH',
          skillLevel: 'ENTRY',
          scope: undefined,
          environment: 'BOTH',
          materials: ['washer', 'tape'],
          tags: ['tap'],
        },
        target: [400, 600, 900],
        group: 'It drips',
      },
    ]);
  });
});

describe('the completion time of a job', () => {
  it('comes with the worker as known at the start', async () => {
    const { examples } = await readRecipe(phServicesCompletionTime, [job]);
    expect(examples).toMatchObject([
      {
        input: {
          budget: 500,
          jobType: 'INVITE',
          createdAt: '2024-01-01T07:02',
          worker: {
            completedJobs: 18,
            rating: 4.9,
            earnings: 16_300,
            specializations: 2,
            experienceYears: 10,
            profileCompletion: 100,
          },
        },
        target: [2],
        endedAt: Date.UTC(2024, 0, 2, 10, 15),
      },
    ]);
  });

  it('comes without a worker when nobody knows who it was', async () => {
    const { examples } = await readRecipe(phServicesCompletionTime, [{ ...job, worker_id: '' }]);
    expect(examples[0]?.input).toMatchObject({ worker: undefined });
  });

  it.each([
    [{ hours: '' }, 'missing hours'],
    [{ finished_at: '2024-W01-2' }, 'invalid finished_at'],
    [{ created_at: 'yesterday' }, 'invalid created_at'],
    [{ urgency: 'SOON' }, 'invalid input'],
  ])('with %o is a bad row', async (change, kind) => {
    const { badRows } = await readRecipe(phServicesCompletionTime, [{ ...job, ...change }]);
    expect(badRows).toMatchObject([{ place: { text: 'line 2' }, kind }]);
  });
});

describe("a worker's profile", () => {
  it('becomes an example', async () => {
    expect((await readRecipe(phServicesProfileScore, [profile])).examples).toMatchObject([
      {
        input: {
          profileCompletion: 77,
          bioLength: 56,
          hourlyRate: undefined,
          yearsOfExperience: 13,
          specializations: 4,
          certifications: 2,
          verifiedCertifications: 1,
          completedJobs: 12,
          rating: 4.5,
          earnings: 47_350,
          clientSatisfaction: 90,
          isActive: false,
          country: 'Philippines',
          skill: 'plumbing',
        },
        target: [90],
      },
    ]);
  });

  it('without a rating has no observable outcome', async () => {
    const { examples } = await readRecipe(phServicesProfileScore, [{ ...profile, rating: '' }]);
    expect(examples[0]?.target).toEqual([]);
  });
});

describe('a row as another program writes it', () => {
  it('is read: a job of PostgreSQL', async () => {
    const exported = {
      ...job,
      materials: '{washer,"tape, wide"}',
      budget: '₱1,500.00',
      finished_at: '2024-01-02 10:15:30.5+08',
      worker_rating: '0',
      worker_earnings: 'NULL',
    };
    expect((await readRecipe(phServicesCompletionTime, [exported])).examples).toMatchObject([
      {
        input: {
          materials: ['washer', 'tape, wide'],
          budget: 1500,
          worker: { rating: undefined, earnings: undefined },
        },
        endedAt: Date.UTC(2024, 0, 2, 10, 15, 30, 500),
      },
    ]);
  });

  it('is read: a profile of a spreadsheet, whose 0 is no rating', async () => {
    const exported = { ...profile, rating: '0', is_active: 't', client_satisfaction: '90%', earnings: 'N/A' };
    const { examples } = await readRecipe(phServicesProfileScore, [exported]);
    expect(examples).toMatchObject([{ input: { rating: undefined, isActive: true }, target: [] }]);
  });

  it('is read by the marks that its file decides on', async () => {
    const prices = {
      min_price: '1.500',
      suggested_price: '2.000,50',
      max_price: '3.000',
      worker_rating: '4,9',
    };
    expect((await readRecipe(phServicesPrice, [{ ...job, ...prices }])).examples).toMatchObject([
      { target: [1500, 2000.5, 3000] },
    ]);
  });
});

describe('the marketplace that ships', () => {
  const directory = join(import.meta.dirname, '../../../../datasets/ph-services');
  const load = (recipe: Recipe) =>
    loadExamples(recipe, openTables(recipe.tables.map((file) => join(directory, file))));

  it('has no bad rows', async () => {
    for (const recipe of [phServicesPrice, phServicesCompletionTime, phServicesProfileScore]) {
      const { badRows, examples } = await load(recipe);
      expect(badRows).toEqual([]);
      expect(examples.length).toBeGreaterThan(500);
    }
  });

  it('can be split by time', async () => {
    const { examples } = await load(phServicesCompletionTime);
    const { train, test } = await splitExamples(examples, { kind: 'chronological' });
    const last = Math.max(...train.map(({ endedAt = Number.NaN }) => endedAt));
    expect(Math.min(...test.map(({ endedAt = Number.NaN }) => endedAt))).toBeGreaterThanOrEqual(last);
  });
});
