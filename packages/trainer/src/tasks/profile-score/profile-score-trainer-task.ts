import {
  countries,
  type Profile,
  type ProfileView,
  profileScoreTask,
  type ScorePrediction,
} from '@tantiya/core';
import { max, mean, min } from 'd3-array';
import { means, medians, targetsOf } from '../baselines.ts';
import { compare } from '../compare.ts';
import { absoluteErrors, column, type Figures } from '../metrics.ts';
import type { Comparison, EvaluationContext, TrainerTask } from '../trainer-task.ts';
import { profileScoreCardText } from './card-text.ts';
import { profileScoreProbes } from './probes.ts';
import { profileScoreSpec43Training } from './spec-43-training.ts';
import { views } from './views.ts';

export const profileScoreTrainerTask: TrainerTask<Profile, ScorePrediction, ProfileView> = {
  task: profileScoreTask,
  designs: [profileScoreSpec43Training],
  targetNames: ['score, 0-100'],
  namingFields: ['skill', 'country'],
  reference: () => ({ overall: [], byCategory: {} }),
  evaluate: async (context) => {
    const comparisons: Comparison[] = [];
    for (const [title, view] of Object.entries(views))
      comparisons.push(await compareView(context, title, view));
    return comparisons;
  },
  probes: profileScoreProbes,
  cardText: profileScoreCardText,
  knownWords: () => 'Countries and skills are those of the specification.',
};

async function compareView(
  { train, test, predict }: EvaluationContext<Profile, ScorePrediction>,
  title: string,
  view: (profile: Profile) => Profile,
): Promise<Comparison> {
  const profiles = test.map(({ parsed }) => view(parsed));
  const [constant, middle] = [means(targetsOf(train)), medians(targetsOf(train))];
  const comparison = compare<Profile>({
    title: `test rows, ${title}`,
    rows: test,
    predictors: {
      model: (await predict(profiles)).map(({ score }) => [score]),
      'constant (mean)': profiles.map(() => constant),
      'constant (median)': profiles.map(() => middle),
      heuristic: profiles.map((profile) => [profileScoreTask.guess(profile).score]),
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
  predict: EvaluationContext<Profile, ScorePrediction>['predict'],
): Promise<Figures> {
  const abroad = [undefined, ...countries.map((country) => country.toLowerCase())];
  const scores = await Promise.all(
    abroad.map((country) => predict(profiles.map((profile) => ({ ...profile, country })))),
  );
  const spreads = profiles.map((_, row) => {
    const ofRow = scores.map((predictions) => predictions[row]?.score ?? 0);
    return (max(ofRow) ?? 0) - (min(ofRow) ?? 0);
  });
  return { countryMean: mean(spreads) ?? 0, countryMax: max(spreads) ?? 0 };
}
