import { countries, type Profile, profileScoreTask } from '@tantiya/core';
import { max, mean, min } from 'd3-array';
import { commonHyperparameters, logScaledArchitecture } from '../../designs/architecture.ts';
import { means, medians, targetsOf } from '../baselines.ts';
import { compare } from '../compare.ts';
import { absoluteErrors, column, type Figures } from '../metrics.ts';
import type { Comparison, EvaluationContext, TrainerTask } from '../trainer-task.ts';
import { profileScoreCardText } from './card-text.ts';
import { profileScoreProbes } from './probes.ts';
import { ratedTarget } from './rated-target.ts';

/** What may be known of a worker whose score is known. */
const views: Readonly<Record<string, (profile: Profile) => Profile>> = {
  'rating and satisfaction known': (profile) => profile,
  'only the rating known': (profile) => ({ ...profile, clientSatisfaction: undefined }),
  'only the satisfaction known': (profile) => ({ ...profile, rating: undefined }),
  'neither known': (profile) => ({ ...profile, rating: undefined, clientSatisfaction: undefined }),
};

/** How often each row is also seen with a rating and a satisfaction that were drawn. */
const draws = 12;

/** In how many of these draws it is also seen with either hidden. */
const hiddenDraws = 1;

/**
 * The score is half the rating and half the satisfaction: where both are known a formula would do, and the network
 * is for the worker who lacks one or both. So every row is seen in four views with the same score. And because the
 * formula holds for every value while few workers are rated badly, the row is seen with drawn values too.
 *
 * The country is withheld in training. Left in, it was measured to move the score of a worker whom nobody has rated by
 * 11 points on average, by nothing but chance, and a score must not depend on it. Withheld, its columns never vary, so
 * the network ignores them.
 *
 * The last 30 of 100 epochs train without dropout: the score is a formula of two inputs, and a network that never sees
 * both without noise, for dropout scales or hides each of them, misses it by 5.5 points; this one misses by 1.2.
 */
export const profileScoreTrainerTask: TrainerTask<Profile> = {
  task: profileScoreTask,
  architecture: { ...logScaledArchitecture, l2: 0, output: 'percent' },
  hyperparameters: { ...commonHyperparameters, stopPatience: 15, halvePatience: 7, settling: 0.3 },
  targetNames: ['score, 0-100'],
  namingFields: ['skill', 'country'],
  toNetwork: (target) => target,
  augment: (row, random) => {
    const profile = { ...row.parsed, country: undefined };
    return [
      ...Object.values(views).map((view) => ({ ...row, parsed: view(profile) })),
      ...Array.from({ length: draws }, (_, draw) => {
        const rating = 1 + 4 * random();
        const clientSatisfaction = 100 * random();
        const known = { rating, clientSatisfaction, target: ratedTarget(rating, clientSatisfaction) };
        if (draw >= hiddenDraws) return [known];
        // Where one of the two is hidden, the score is that of the drawn one and of the worker's real other one.
        return [
          known,
          {
            rating,
            clientSatisfaction: undefined,
            target: ratedTarget(rating, row.parsed.clientSatisfaction),
          },
          {
            rating: undefined,
            clientSatisfaction,
            target: ratedTarget(row.parsed.rating, clientSatisfaction),
          },
        ];
      })
        .flat()
        .map(({ target, ...drawn }) => ({ ...row, parsed: { ...profile, ...drawn }, target })),
    ];
  },
  words: () => ({ categories: [], tags: [] }),
  reference: () => ({ overall: [], byCategory: {} }),
  calibrate: () => ({ widths: [], knots: [] }),
  evaluate: async (context) => {
    const comparisons: Comparison[] = [];
    for (const [title, view] of Object.entries(views))
      comparisons.push(await compareView(context, title, view));
    return comparisons;
  },
  probes: profileScoreProbes,
  cardText: profileScoreCardText,
};

async function compareView(
  { train, test, manifest, predict }: EvaluationContext<Profile>,
  title: string,
  view: (profile: Profile) => Profile,
): Promise<Comparison> {
  const profiles = test.map(({ parsed }) => view(parsed));
  const [constant, middle] = [means(targetsOf(train)), medians(targetsOf(train))];
  const comparison = compare<Profile>({
    title: `test rows, ${title}`,
    rows: test,
    predictors: {
      model: await predict(profiles),
      'constant (mean)': profiles.map(() => constant),
      'constant (median)': profiles.map(() => middle),
      heuristic: profiles.map((profile) => [profileScoreTask.heuristic(profile, manifest).score]),
    },
    score: (predicted, truth) => absoluteErrors(column(predicted, 0), column(truth, 0)),
  });
  const { model, ...others } = comparison.figures;
  return {
    ...comparison,
    figures: { model: { ...model, ...(await countryEffect(profiles, predict)) }, ...others },
  };
}

/** By how many points the score of one profile changes when nothing but its country does. */
async function countryEffect(
  profiles: readonly Profile[],
  predict: EvaluationContext<Profile>['predict'],
): Promise<Figures> {
  const abroad = [undefined, ...countries.map((country) => country.toLowerCase())];
  const scores = await Promise.all(
    abroad.map(async (country) =>
      column(await predict(profiles.map((profile) => ({ ...profile, country }))), 0),
    ),
  );
  const spreads = profiles.map((_, row) => {
    const ofRow = scores.map((score) => score[row] ?? 0);
    return (max(ofRow) ?? 0) - (min(ofRow) ?? 0);
  });
  return { countryMean: mean(spreads) ?? 0, countryMax: max(spreads) ?? 0 };
}
