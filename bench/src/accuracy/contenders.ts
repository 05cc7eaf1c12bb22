import { gzipSync } from 'node:zlib';
import { createEncoder, currencyToPhp, densify, type Manifest, openModel } from '@tantiya/core';
import {
  type Backend,
  baselines,
  createExportedPredictor,
  type DesignTraining,
  fitFeatures,
  type Labelled,
  type LabelledSplit,
  loadExamples,
  modelFiles,
  type Recipe,
  recalibrate,
  ridgeOfAllWords,
  type Source,
  splitExamples,
  type TrainerTask,
  train,
} from '@tantiya/trainer';
import { quantileSorted } from 'd3-array';
import { type DenseRows, ridge } from './ridge.ts';
import { countedTruth, pointScore, predictionScore, type RowScore, rangeScore } from './row-score.ts';
import type { BenchmarkSet } from './sets.ts';

/** One split of one set. */
export interface Trial<Parsed, Prediction, View> {
  readonly set: BenchmarkSet;
  readonly trainerTask: TrainerTask<Parsed, Prediction, View>;
  readonly source: Source;
  readonly split: LabelledSplit<Parsed>;
  readonly backend: Backend;
  /** At most so many for a network of the specification. */
  readonly epochs: number;
  /** How many words the text design keeps, instead of choosing it. */
  readonly words?: number;
}

export interface Outcome {
  /** Of the test rows, in their order. */
  readonly scores: readonly RowScore[];
  /** Where rows are in the order of time: of those after the first 200, once it was calibrated again on these. */
  readonly recalibrated?: readonly RowScore[] | undefined;
  /** What a page downloads of the model, compressed. */
  readonly gzipBytes?: number | undefined;
  /** Of fitting. */
  readonly seconds?: number | undefined;
}

/** Learns from the training and validation rows, and answers the test rows. */
export interface Contender {
  readonly name: string;
  /** Of five folds, those that it takes part in; all by default. */
  readonly folds?: readonly number[];
  /** @returns undefined where it cannot take part */
  readonly run: <Parsed, Prediction, View>(
    trial: Trial<Parsed, Prediction, View>,
  ) => Promise<Outcome | undefined>;
}

/** From the simplest to the best. */
export const contenders: readonly Contender[] = [
  { name: 'constant', run: async (trial) => withRange(trial, baseline(trial, 'constant (log mean)')) },
  { name: 'category median', run: async (trial) => baseline(trial, 'category median') },
  { name: 'heuristic', run: guess },
  { name: 'ridge, numbers', run: fitNumbers },
  { name: 'ridge, words', run: fitWords },
  // Hours of training, for what is the worst of the trained ones.
  { name: 'LSTM', folds: [0], run: (trial) => trainDesign(trial, specified(trial)) },
  { name: 'text', run: (trial) => trainDesign(trial, reading(trial)) },
];

function baseline<Parsed, Prediction, View>(
  { set, split }: Trial<Parsed, Prediction, View>,
  name: string,
): Outcome | undefined {
  const predicted = baselines(
    split.train as readonly Labelled<never>[],
    split.test as readonly Labelled<never>[],
  )[name];
  return predicted && { scores: scoresOf(set, predicted, split.test) };
}

/** With the range that a constant would state: from 10 % to 90 % of what is seen in training. */
function withRange<Parsed, Prediction, View>(
  { split, set: { task } }: Trial<Parsed, Prediction, View>,
  outcome: Outcome | undefined,
): Outcome | undefined {
  const amount = (target: readonly number[]) => target[task === 'price' ? 1 : 0] ?? Number.NaN;
  const seen = split.train.map(({ target }) => amount(target)).toSorted((a, b) => a - b);
  const [lower = Number.NaN, upper = Number.NaN] = [0.1, 0.9].map((share) => quantileSorted(seen, share));
  return (
    outcome && {
      scores: outcome.scores.map((score, row) => ({
        ...score,
        range: rangeScore(
          { level: 0.8, trust: 'caution' },
          [lower, upper],
          amount(split.test[row]?.target ?? []),
        ),
      })),
    }
  );
}

async function guess<Parsed, Prediction, View>({
  set,
  split,
  trainerTask,
}: Trial<Parsed, Prediction, View>): Promise<Outcome> {
  const reference = trainerTask.reference(split.train, split.validation);
  const predictions = split.test.map(({ parsed }) => trainerTask.task.guess(parsed, reference));
  return { scores: scoresOfPredictions(set, predictions, split.test) };
}

/** The specification's own columns, which hold no word of the texts, in a linear model of the logarithm. */
async function fitNumbers<Parsed, Prediction, View>(
  trial: Trial<Parsed, Prediction, View>,
): Promise<Outcome> {
  const { set, split } = trial;
  const { design } = specified(trial);
  const encoder = createEncoder(design.features, fitFeatures(design.features, split.train));
  const rowsOf = (part: readonly Labelled<Parsed>[]): DenseRows => ({
    count: part.length,
    inputs: densify(encoder.encode(part.map(({ parsed }) => parsed)), encoder.shape),
    targets: part.map(({ target }) => target.map(Math.log1p)),
  });
  const outputs = ridge(rowsOf(split.train), rowsOf(split.validation), rowsOf(split.test));
  return {
    scores: scoresOf(
      set,
      outputs.map((row) => row.map(Math.expm1)),
      split.test,
    ),
  };
}

/** What the text design reads, every word of it, in a linear model of the logarithm. */
async function fitWords<Parsed, Prediction, View>(trial: Trial<Parsed, Prediction, View>): Promise<Outcome> {
  const { set, split } = trial;
  const { design } = reading(trial);
  const counted = (part: readonly Labelled<Parsed>[]) =>
    part.map(({ parsed, target }) => ({
      parsed,
      target: countedTruth(set.task, target, set.bands === true).map(Math.log1p),
    }));
  const [train, validation, test] = [counted(split.train), counted(split.validation), counted(split.test)];
  const outputs = ridgeOfAllWords(design.features, train, validation, test);
  return {
    scores: outputs.map((said, row) =>
      pointScore(said.map(Math.expm1), test[row]?.target.map(Math.expm1) ?? [], unitOf(set)),
    ),
  };
}

async function trainDesign<Parsed, Prediction, View>(
  { set, source, split, trainerTask, backend, epochs, words }: Trial<Parsed, Prediction, View>,
  training: DesignTraining<Parsed, Prediction>,
): Promise<Outcome> {
  const trained = await train(trainerTask, {
    ...source,
    backend,
    design: training.design.id,
    id: `${set.task}/${set.name}`,
    version: '1.0.0',
    trainedAt: new Date(0).toISOString(),
    seed: 1,
    dtype: 'float16',
    compact: false,
    epochs,
    words,
  });
  const files = modelFiles(trained.model, trained.manifest, '');
  const scores = async (manifest: Manifest, test: readonly Labelled<Parsed>[]) => {
    const model = openModel(trainerTask.task, manifest);
    const predictor = await createExportedPredictor(backend.tf, model, trained.model);
    const { predictions } = await predictor.predict(test.map(({ parsed }) => parsed));
    predictor.dispose();
    return scoresOfPredictions(set, predictions, test);
  };
  const recalibrated =
    set.inTime && training.kind === 'additive'
      ? await recalibrate(trainerTask, trained, {
          recipe: await recipeOfTest(source, rowsToRecalibrate),
          tables: source.tables,
          version: '1.0.1',
          calibratedAt: new Date(0).toISOString(),
          tf: backend.tf,
        })
      : undefined;
  return {
    scores: await scores(trained.manifest, split.test),
    recalibrated: recalibrated && (await scores(recalibrated.manifest, split.test.slice(rowsToRecalibrate))),
    gzipBytes: gzipSync(files['model.json']).length + gzipSync(files['weights.bin']).length,
    seconds: trained.fit.seconds,
  };
}

/** So many rows of its own time make a model good again where its market has changed. */
export const rowsToRecalibrate = 200;

/** The first test rows as a source of their own. */
async function recipeOfTest({ recipe, tables, splitBy }: Source, count: number): Promise<Recipe> {
  const { examples } = await loadExamples(recipe, tables);
  const { test } = await splitExamples(examples, splitBy);
  return {
    ...recipe,
    async *read() {
      yield* test.slice(0, count);
    },
  };
}

/** The specification's design of the task. */
const specified = designNamed('/spec-');

/** The design that reads words. */
const reading = designNamed('/text');

function designNamed(part: string) {
  return <Parsed, Prediction, View>({ trainerTask }: Trial<Parsed, Prediction, View>) => {
    const found = trainerTask.designs.find(({ design }) => design.id.includes(part));
    if (found) return found;
    throw new Error(`${trainerTask.task.id} has no design ${part}`);
  };
}

/** @param predicted as the task's target */
function scoresOf(
  set: BenchmarkSet,
  predicted: readonly (readonly number[])[],
  test: readonly Labelled<unknown>[],
): readonly RowScore[] {
  const counted = (target: readonly number[]) => countedTruth(set.task, target, set.bands === true);
  return test.map(({ target }, row) =>
    pointScore(counted(predicted[row] ?? []), counted(target), unitOf(set)),
  );
}

function scoresOfPredictions(
  set: BenchmarkSet,
  predictions: readonly unknown[],
  test: readonly Labelled<unknown>[],
): readonly RowScore[] {
  return test.map(({ target }, row) => {
    // Prices and hours are the tasks of the sets.
    const prediction = predictions[row] as Parameters<typeof predictionScore>[0];
    return predictionScore(prediction, target, set.bands === true, unitOf(set));
  });
}

/** What errors are counted in, in what the task answers in. */
function unitOf({ currency }: BenchmarkSet): number {
  return currency === undefined ? 1 : currencyToPhp[currency];
}
