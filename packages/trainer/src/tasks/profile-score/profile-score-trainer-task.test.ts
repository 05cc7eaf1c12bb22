import { profileScoreTask } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { profileScoreTrainerTask } from './profile-score-trainer-task.ts';
import { profileScoreSpec43Training } from './spec-43-training.ts';

const { parsed } = profileScoreTask.parse({
  rating: 4,
  clientSatisfaction: 90,
  country: 'India',
  yearsOfExperience: 3,
});
const row = { parsed, target: [85], group: undefined };

describe('a worker to learn from', () => {
  const views = profileScoreSpec43Training.augment(row, () => 0.5);

  it('is seen with everything known, one thing hidden and both, with the same score', () => {
    expect(
      views.slice(0, 4).map(({ parsed, target }) => [parsed.rating, parsed.clientSatisfaction, target]),
    ).toEqual([
      [4, 90, [85]],
      [4, undefined, [85]],
      [undefined, 90, [85]],
      [undefined, undefined, [85]],
    ]);
  });

  it('is seen with drawn ratings, and the score that they make: 3 of 5 and 50 % make 55', () => {
    const drawn = views
      .slice(4)
      .map(({ parsed, target }) => [parsed.rating, parsed.clientSatisfaction, ...target]);
    expect(drawn.filter(([rating, satisfaction]) => rating && satisfaction)).toEqual(
      Array.from({ length: 12 }, () => [3, 50, 55]),
    );
  });

  it('is seen with either drawn alone, its own rating or satisfaction making up the score', () => {
    const { rating = 0, clientSatisfaction = 0 } = row.parsed;
    const alone = views
      .slice(4)
      .map(({ parsed, target }) => [parsed.rating, parsed.clientSatisfaction, ...target])
      .filter((known) => known.includes(undefined));
    const pair = [
      [3, undefined, 30 + clientSatisfaction / 2],
      [undefined, 50, rating * 10 + 25],
    ];
    expect(alone).toEqual(pair);
  });

  it('is seen without a country', () => {
    expect(views.map(({ parsed }) => parsed.country)).toEqual(views.map(() => undefined));
  });
});

describe('the evaluation of scores', () => {
  it('tells apart what is known of a worker, and how far the country alone moves the score', async () => {
    const comparisons = await profileScoreTrainerTask.evaluate({
      train: [row],
      test: [row],
      reference: { overall: [], byCategory: {} },
      predict: async (profiles) =>
        profiles.map(({ rating = 0, country }) => ({
          score: rating * 20 + (country === 'south-korea' ? 3 : 0),
          lower: rating * 20 - 5,
          upper: rating * 20 + 5,
          level: 0.8,
          confidence: 0,
          trust: 'caution',
        })),
    });
    expect(comparisons.map(({ title, figures }) => [title, figures['model']?.['mae']])).toEqual([
      ['test rows, rating and satisfaction known', 5],
      ['test rows, only the rating known', 5],
      ['test rows, only the satisfaction known', 85],
      ['test rows, neither known', 85],
    ]);
    expect(comparisons[0]?.figures['model']).toMatchObject({
      maeLow: 5,
      maeHigh: 5,
      coverage: 1,
      meanWidth: 10,
      fromHeuristic: 80 - (3 / 10) * 15 - (4 / 5) * 25, // of three years and a rating of 4
      countryMean: 3,
      countryMax: 3,
    });
  });
});
