import { loadSplit, type Source, type TrainerTask, withTrainerTask } from '@tantiya/trainer';
import { contenders, type Outcome } from './contenders.ts';
import { best, type Curves } from './figures.ts';
import { findFiles, type RunOptions, sourcesOf } from './run-set.ts';
import { type BenchmarkSet, benchmarkSets } from './sets.ts';
import { subset } from './subset.ts';

/** Sets that are large enough to see what rows are worth. */
const learningSets = ['freelancer', 'upwork-fixed-price'];
const learners = ['constant', 'ridge, numbers', best];
const rowCounts = [200, 500, 1_000, 2_000, 5_000, 10_000];

/** Trains at several sizes on the first split of a few sets. */
export async function measureCurves(options: RunOptions): Promise<Curves> {
  const learning: Curves['learning'][number][] = [];
  for (const set of benchmarkSets.filter(({ name }) => learningSets.includes(name))) {
    const [source] =
      findFiles(set, options.data).missing.length > 0 ? [] : await sourcesOf(set, options.data);
    if (!source) continue;
    for (const rows of rowCounts) {
      await withTrainerTask(set.task, async (trainerTask) => {
        for (const point of await learn(set, trainerTask, source, rows, options)) learning.push(point);
      });
    }
  }
  return { learning, sizes: [] };
}

async function learn<Parsed, Prediction, View>(
  set: BenchmarkSet,
  trainerTask: TrainerTask<Parsed, Prediction, View>,
  source: Source,
  rows: number,
  { backend, epochs, cache, report }: RunOptions,
): Promise<Curves['learning']> {
  const part = await subset(source, rows);
  const split = await loadSplit(trainerTask.task, part);
  const { train, validation } = split;
  if (train.length + validation.length < rows * 0.99) return []; // there are not so many
  const points: Curves['learning'][number][] = [];
  for (const contender of contenders.filter(({ name }) => learners.includes(name))) {
    const key = `learning, ${set.name}, ${rows} rows, ${contender.name}`;
    const outcome = await cache(key, async () => {
      report(`${key} ...`);
      return contender.run({ set, trainerTask, source: part, split, backend, epochs });
    });
    if (outcome) points.push({ set: set.title, contender: contender.name, rows, rmsle: rmsleOf(outcome) });
  }
  return points;
}

function rmsleOf({ scores }: Outcome): number {
  return Math.sqrt(scores.reduce((sum, { squaredError }) => sum + squaredError, 0) / scores.length);
}
