import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  advices,
  answerAll,
  follow,
  heuristicScore,
  openModel,
  type Predictor,
  type Profile,
  predicting,
  profileScoreTask,
  type ScorePrediction,
} from '@tantiya/core';
import { findRecipe, loadExamples, openTables } from '@tantiya/trainer';
import fc from 'fast-check';
import { fileFetch } from 'tantiya/node';
import { describe, expect, it } from 'vitest';
import { arbitraryProfile } from '../packages/core/src/profile-score/arbitrary-profile.test-support.ts';
import {
  improvableFields,
  improved,
} from '../packages/core/src/profile-score/improved-profile.test-support.ts';
import { createDirectEngine } from '../packages/tantiya/src/engines/direct/direct-engine.ts';
import { createModelSource } from '../packages/tantiya/src/model/model-source.ts';

const folder = fileURLToPath(new URL('../trained-models/', import.meta.url));
const workersFile = fileURLToPath(new URL('../datasets/ph-services/workers.csv', import.meta.url));

/** The score that a page answers with unless it asks for another. */
async function loadScorer() {
  const files = await createModelSource(folder, {}, fileFetch).load(
    'profile-score',
    new AbortController().signal,
  );
  const model = openModel(profileScoreTask, files.manifest);
  const network = await createDirectEngine().load(files, model.shape);
  const predictor: Predictor<Profile, ScorePrediction> = predicting(
    model,
    async (rows) => ({ outputs: await network.run(rows), engine: 'direct', waitedMs: 0 }),
    network.dispose,
  );
  const predict = async (profiles: readonly Profile[]) => (await predictor.predict(profiles)).predictions;
  return { manifest: files.manifest, predictor, predict };
}

describe('the score of the profile page', async () => {
  const { manifest, predictor, predict } = await loadScorer();
  const scores = async (profiles: readonly Profile[]) => (await predict(profiles)).map(({ score }) => score);

  it('never falls when a field rises that a worker can improve, and each of them moves it somewhere', async () => {
    const pairs = fc.sample(improved, { seed: 2026, numRuns: 3_000 });
    const before = await scores(pairs.map((pair) => pair.before));
    const after = await scores(pairs.map((pair) => pair.after));
    const gains = pairs.map((pair, at) => ({
      ...pair,
      gain: (after[at] ?? Number.NaN) - (before[at] ?? Number.NaN),
    }));
    expect(gains.filter(({ gain }) => !(gain >= 0))).toEqual([]);
    const moving = new Set(gains.filter(({ gain }) => gain >= 0.1).map(({ field }) => field));
    expect([...moving].sort()).toEqual([...improvableFields].sort());
  });

  it('is the sum of its parts, whose maxima add up to 100', async () => {
    const profiles = fc
      .sample(arbitraryProfile, { seed: 2026, numRuns: 300 })
      .map((input) => profileScoreTask.parse(input).parsed);
    for (const { score, parts = [], lower, upper } of await predict(profiles)) {
      expect(parts.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 4);
      expect(parts.reduce((sum, { maximum }) => sum + maximum, 0)).toBe(100);
      for (const { points, maximum } of parts) expect(points).toBeLessThanOrEqual(maximum);
      expect(lower).toBeLessThanOrEqual(score);
      expect(upper).toBeGreaterThanOrEqual(score);
    }
  });

  it('does not depend on country, skill or earnings', async () => {
    const inputs = fc.sample(arbitraryProfile, { seed: 2026, numRuns: 300 });
    const parsed = inputs.map((input) => profileScoreTask.parse(input).parsed);
    const without = inputs.map(
      ({ country, skill, earnings, ...input }) => profileScoreTask.parse(input).parsed,
    );
    expect(await scores(parsed)).toEqual(await scores(without));
  });

  it('is within 5 points of the heuristic, on average over the workers of the marketplace', async () => {
    const { examples } = await loadExamples(
      findRecipe('profile-score', 'ph-services'),
      openTables([workersFile]),
    );
    const workers = examples.map(({ input }) => profileScoreTask.parse(input).parsed);
    expect(workers).toHaveLength(readFileSync(workersFile, 'utf8').trim().split('\n').length - 1);
    const distances = (await scores(workers)).map((score, at) =>
      Math.abs(score - heuristicScore(workers[at] as Profile, manifest.reference)),
    );
    expect(distances.reduce((sum, distance) => sum + distance, 0) / workers.length).toBeLessThanOrEqual(5);
  });

  it('is raised by the first suggestion, for at least 99 % of 1,000 random profiles below 85', async () => {
    const candidates = fc
      .sample(arbitraryProfile, { seed: 7, numRuns: 3_000 })
      .map((input) => profileScoreTask.parse(input));
    const answers = (await answerAll(profileScoreTask, predictor, candidates)).values;
    const improvable = candidates
      .map(({ parsed }, at) => ({
        profile: parsed,
        suggestions: answers[at]?.suggestions ?? [],
        score: answers[at]?.score ?? 0,
      }))
      .filter((candidate) => candidate.score < 85)
      .slice(0, 1_000);
    expect(improvable).toHaveLength(1_000);
    const before = await scores(improvable.map(({ profile }) => profile));
    const followed = improvable.map(({ profile, suggestions }) => {
      const advice = advices.find(({ id }) => id === suggestions[0]?.id);
      return advice ? follow(profile, advice) : profile;
    });
    const after = await scores(followed);
    const raised = after.filter((points, at) => points > (before[at] ?? Number.NaN));
    expect(raised.length / improvable.length).toBeGreaterThanOrEqual(0.99);
  });
});
