import { fileURLToPath } from 'node:url';
import { heuristicScore, type Profile, profileScoreTask, scoreCurves, scoreReference } from '@tantiya/core';
import { mean, sum } from 'd3-array';
import { describe, expect, it } from 'vitest';
import { openBackend } from '../../backend/backend.ts';
import { loadExamples } from '../../data/load-examples.ts';
import { openTables } from '../../data/table/open-tables.ts';
import { type TrainOptions, train } from '../../pipeline/train.ts';
import { findRecipe } from '../../recipes/find-recipe.ts';
import { fitScoreLine } from './fit-score-line.ts';
import { partsRows } from './parts-rows.ts';
import { profileScorePartsTraining } from './parts-training.ts';
import { profileScoreTrainerTask } from './profile-score-trainer-task.ts';

const recipe = findRecipe('profile-score', 'ph-services');
const workersFile = fileURLToPath(
  new URL('../../../../../datasets/ph-services/workers.csv', import.meta.url),
);

async function options(changes: Partial<TrainOptions> = {}): Promise<TrainOptions> {
  return {
    recipe,
    tables: openTables([workersFile]),
    splitBy: { kind: 'random', seed: 1 },
    backend: await openBackend('cpu'),
    id: 'profile-score/parts',
    version: '1.0.0',
    trainedAt: '2026-11-25T00:00:00.000Z',
    seed: 1,
    dtype: 'float16',
    compact: false,
    ...changes,
  };
}

describe('a score made of parts, trained on the synthetic marketplace', async () => {
  const trained = await train(profileScoreTrainerTask, await options());
  const figures = trained.comparisons.map(({ title, figures }) => ({
    title,
    model: figures['model'],
    constant: figures['constant (mean)'],
  }));

  it('is trained unless another design is asked for, twice the same', async () => {
    expect(trained.manifest.design.id).toBe('profile-score/parts');
    const again = await train(profileScoreTrainerTask, await options());
    expect(again.manifest).toEqual(trained.manifest);
    expect(again.model).toEqual(trained.model);
  });

  it('uses every field of the page, and neither country nor skill nor earnings', () => {
    const fields = scoreCurves.flatMap(({ reads }) => reads);
    expect(trained.manifest.used).toEqual([...fields].sort());
    for (const { model } of figures) expect(model?.['countryMax']).toBe(0);
  });

  it.each(figures)('is closer to the truth than a constant for $title', ({ model, constant }) =>
    expect(model?.['mae']).toBeLessThan(constant?.['mae'] ?? Number.NaN),
  );

  it('holds four fifths of the truths in its intervals, of whatever is known', () => {
    const shares = figures.map(({ model }) => model?.['coverage'] ?? Number.NaN);
    for (const share of shares) expect(Math.abs(share - 0.8)).toBeLessThan(0.08);
    expect(Math.abs((mean(shares) ?? Number.NaN) - 0.8)).toBeLessThan(0.04);
  });

  it('can be shown beside another model of the same rows, and of no others', async () => {
    // How the other model was fitted is its own affair: a network says how many epochs that took.
    const { training } = trained.manifest;
    const network = {
      ...trained,
      manifest: {
        ...trained.manifest,
        training: training && { ...training, epochs: 3, trainerVersion: '0' },
      },
    };
    const { comparisons } = await train(profileScoreTrainerTask, await options({ beside: network }));
    for (const { figures } of comparisons)
      expect(figures['profile-score/parts']?.['mae']).toBe(figures['model']?.['mae']);
    await expect(
      options({ seed: 2, splitBy: { kind: 'random', seed: 2 }, beside: trained }).then((others) =>
        train(profileScoreTrainerTask, others),
      ),
    ).rejects.toMatchObject({ code: 'config/invalid' });
  });

  it('has wider intervals the less is known of a worker', () => {
    const [both = 0, rating = 0, satisfaction = 0, neither = 0] = figures.map(
      ({ model }) => model?.['meanWidth'],
    );
    expect(both).toBeLessThan(Math.min(rating, satisfaction));
    expect(neither).toBeGreaterThan(Math.max(rating, satisfaction));
  });
});

describe('the rows of a score made of parts', async () => {
  const { examples } = await loadExamples(recipe, openTables([workersFile]));
  const workers = examples
    .filter(({ target }) => target.length > 0)
    .slice(0, 50)
    .map(({ input, target }) => ({ parsed: profileScoreTask.parse(input).parsed, target }));
  const views = workers.flatMap((worker) => profileScorePartsTraining.augment(worker, () => 0.5));
  const rows = partsRows(views);

  it('are four views of each worker, and one with another rating and satisfaction', () => {
    expect(views).toHaveLength(4 * workers.length);
    expect(rows).toHaveLength(5 * workers.length);
    const known = ({ rating, clientSatisfaction }: Profile) =>
      [rating, clientSatisfaction].filter((value) => value !== undefined).length;
    expect(sum(rows, ({ parsed }) => known(parsed))).toBe((2 + 1 + 1 + 2) * workers.length);
  });

  it('have other ratings all over the scale', () => {
    const ratings = rows.slice(views.length).map(({ parsed }) => parsed.rating ?? Number.NaN);
    for (let star = 0; star < 5; star++) {
      const around = ratings.filter((rating) => star <= rating && rating < star + 1);
      expect(around.length).toBeGreaterThanOrEqual(8);
    }
  });

  it('should have a score between what clients said and what the heuristic says in this market', () => {
    const reference = scoreReference(fitScoreLine(workers));
    views.forEach(({ parsed, target: [said = Number.NaN] }, at) => {
      const guess = heuristicScore(parsed, reference);
      const score = rows[at]?.target[0];
      expect(score).toBeGreaterThan(Math.min(said, guess));
      expect(score).toBeLessThan(Math.max(said, guess));
    });
  });
});
