import { loadSplit, type Source, type TrainerTask, withTrainerTask } from '@tantiya/trainer';
import { type Contender, contenders, type Outcome, type Trial } from './contenders.ts';
import { best, type Curves } from './figures.ts';
import { findFiles, type RunOptions, sourcesOf } from './run-set.ts';
import { type BenchmarkSet, benchmarkSets } from './sets.ts';
import { subset } from './subset.ts';

/** Sets that are large enough to see what rows are worth; of the first, with full texts, also what words are. */
const curveSets = ['freelancer', 'upwork-fixed-price'];
const learners = ['constant', 'ridge, numbers', best];
const rowCounts = [200, 500, 1_000, 2_000, 5_000, 10_000];
const wordCounts = [250, 1_000, 2_000, 4_000, 8_000, 16_000];

/** Trains on several numbers of rows, and with several numbers of words, on the first split of a few sets. */
export async function measureCurves(options: RunOptions): Promise<Curves> {
  const learning: Curves['learning'][number][] = [];
  const sizes: Curves['sizes'][number][] = [];
  for (const set of benchmarkSets.filter(({ name }) => curveSets.includes(name))) {
    const [source] =
      findFiles(set, options.data).missing.length > 0 ? [] : await sourcesOf(set, options.data);
    if (!source) continue;
    await withTrainerTask(set.task, async (trainerTask) => {
      learning.push(...(await learnFromSome({ set, trainerTask, source }, options)));
      if (set.name === curveSets[0]) sizes.push(...(await keepSome({ set, trainerTask, source }, options)));
    });
  }
  return { learning, sizes };
}

interface Curve<Parsed, Prediction, View> {
  readonly set: BenchmarkSet;
  readonly trainerTask: TrainerTask<Parsed, Prediction, View>;
  readonly source: Source;
}

async function learnFromSome<Parsed, Prediction, View>(
  { source, ...curve }: Curve<Parsed, Prediction, View>,
  options: RunOptions,
): Promise<Curves['learning']> {
  const points: Curves['learning'][number][] = [];
  for (const rows of rowCounts) {
    const part = await subset(source, rows);
    const split = await loadSplit(curve.trainerTask.task, part);
    if (split.train.length + split.validation.length < 0.99 * rows) break; // there are not so many
    for (const contender of contenders.filter(({ name }) => learners.includes(name))) {
      const trial = { ...curve, ...options, source: part, split };
      const outcome = await measured(`learning, ${curve.set.name}, ${rows} rows`, contender, trial, options);
      if (outcome) {
        points.push({ set: curve.set.title, contender: contender.name, rows, rmsle: rmsleOf(outcome) });
      }
    }
  }
  return points;
}

async function keepSome<Parsed, Prediction, View>(
  curve: Curve<Parsed, Prediction, View>,
  options: RunOptions,
): Promise<Curves['sizes']> {
  const split = await loadSplit(curve.trainerTask.task, curve.source);
  const points: Curves['sizes'][number][] = [];
  const text = contenders.find(({ name }) => name === best);
  if (!text) return points;
  for (const words of wordCounts) {
    const trial = { ...curve, ...options, split, words };
    const outcome = await measured(
      `sizes, ${curve.set.name}, ${words} words`,
      text as Contender,
      trial,
      options,
    );
    if (outcome?.gzipBytes === undefined) continue;
    points.push({ set: curve.set.title, words, gzipBytes: outcome.gzipBytes, rmsle: rmsleOf(outcome) });
  }
  return points;
}

function measured<Parsed, Prediction, View>(
  what: string,
  contender: Contender,
  trial: Trial<Parsed, Prediction, View>,
  { cache, report }: RunOptions,
): Promise<Outcome | undefined> {
  const key = `${what}, ${contender.name}`;
  return cache(key, async () => {
    report(`${key} ...`);
    return contender.run(trial);
  });
}

function rmsleOf({ scores }: Outcome): number {
  return Math.sqrt(scores.reduce((sum, { squaredError }) => sum + squaredError, 0) / scores.length);
}
