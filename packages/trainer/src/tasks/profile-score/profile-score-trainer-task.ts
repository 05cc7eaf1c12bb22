import {
  countries,
  nameKey,
  type Profile,
  type ProfileView,
  profileScoreTask,
  type ScorePrediction,
  scoreReference,
} from '@tantiya/core';
import { max, mean, min } from 'd3-array';
import { means, medians, targetsOf } from '../baselines.ts';
import { bootstrap } from '../bootstrap.ts';
import { compare } from '../compare.ts';
import { absoluteErrors, column, coverage, type Figures, type Matrix } from '../metrics.ts';
import type { Comparison, EvaluationContext, Predict, TrainerTask } from '../trainer-task.ts';
import { profileScoreCardText } from './card-text.ts';
import { fitScoreLine } from './fit-score-line.ts';
import { profileScorePartsTraining } from './parts-training.ts';
import { profileScoreProbes } from './probes.ts';
import { profileScoreSpec43Training } from './spec-43-training.ts';
import { views } from './views.ts';

export const profileScoreTrainerTask: TrainerTask<Profile, ScorePrediction, ProfileView> = {
  task: profileScoreTask,
  designs: [profileScorePartsTraining, profileScoreSpec43Training],
  targetNames: ['score, 0-100'],
  namingFields: ['skill', 'country'],
  reference: (train) => scoreReference(fitScoreLine(train)),
  evaluate: async (context) => {
    const comparisons: Comparison[] = [];
    for (const [title, view] of Object.entries(views))
      comparisons.push(await compareView(context, title, view));
    return comparisons;
  },
  probes: profileScoreProbes,
  cardText: profileScoreCardText,
  knownWords: () =>
    "The specification's network has columns for its list of countries and skills. A score made of parts reads neither, nor earnings.",
};

async function compareView(
  { train, test, reference, predict, beside = {} }: EvaluationContext<Profile, ScorePrediction>,
  title: string,
  view: (profile: Profile) => Profile,
): Promise<Comparison> {
  const profiles = test.map(({ parsed }) => view(parsed));
  const [constant, middle] = [means(targetsOf(train)), medians(targetsOf(train))];
  const scores = await predict(profiles);
  const guesses = profiles.map((profile) => profileScoreTask.guess(profile, reference).score);
  const others: Record<string, Matrix> = {};
  for (const [name, ask] of Object.entries(beside))
    others[name] = (await ask(profiles)).map(({ score }) => [score]);
  const comparison = compare<Profile>({
    title: `test rows, ${title}`,
    rows: test,
    predictors: {
      model: scores.map(({ score }) => [score]),
      ...others,
      'constant (mean)': profiles.map(() => constant),
      'constant (median)': profiles.map(() => middle),
      heuristic: guesses.map((guess) => [guess]),
    },
    score: (predicted, truth) => scoreErrors(column(predicted, 0), column(truth, 0)),
  });
  const { model, ...rest } = comparison.figures;
  const intervals = scores.map(({ lower, upper }) => [lower, upper]);
  return {
    ...comparison,
    figures: {
      model: {
        ...model,
        coverage: coverage(intervals, column(targetsOf(test), 0)),
        meanWidth: mean(scores, ({ lower, upper }) => upper - lower) ?? 0,
        fromHeuristic: mean(scores, ({ score }, row) => Math.abs(score - (guesses[row] ?? 0))) ?? 0,
        ...(await countryEffect(profiles, predict)),
      },
      ...rest,
    },
  };
}

/** The errors of scores, and how much the mean one owes to the rows. */
function scoreErrors(predicted: readonly number[], truth: readonly number[]): Figures {
  const errors = predicted.map((score, row) => Math.abs(score - (truth[row] ?? Number.NaN)));
  const { low, high } = bootstrap(errors.length, (rows) => mean(rows, (row) => errors[row]) ?? Number.NaN);
  return { ...absoluteErrors(predicted, truth), maeLow: low, maeHigh: high };
}

/** By how many points the score of one profile changes when nothing but its country does. */
async function countryEffect(
  profiles: readonly Profile[],
  predict: Predict<Profile, ScorePrediction>,
): Promise<Figures> {
  const abroad = [undefined, ...countries.map(nameKey)];
  const scores = await Promise.all(
    abroad.map((country) => predict(profiles.map((profile) => ({ ...profile, country })))),
  );
  const spreads = profiles.map((_, row) => {
    const ofRow = scores.map((predictions) => predictions[row]?.score ?? 0);
    return (max(ofRow) ?? 0) - (min(ofRow) ?? 0);
  });
  return { countryMean: mean(spreads) ?? 0, countryMax: max(spreads) ?? 0 };
}
