import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Backend,
  findRecipe,
  type Labelled,
  loadExamples,
  loadSplit,
  openCsvTable,
  openTables,
  type Source,
  type TrainerTask,
  withTrainerTask,
} from '@tantiya/trainer';
import type { Cache } from './cache.ts';
import { type Contender, contenders, type Outcome } from './contenders.ts';
import { foldCount, foldTable, newestTable } from './folds.ts';
import type { BenchmarkSet } from './sets.ts';

/** What the contenders said of a set's test rows. */
export interface SetResults {
  readonly rows: { readonly train: number; readonly validation: number; readonly test: number };
  /** Of the test rows, fold after fold: the groups that each is in, such as its currency. */
  readonly groups: readonly (readonly string[])[];
  /** By contender; its scores are of the first rows where it took part in some folds only. */
  readonly outcomes: Readonly<Record<string, Outcome>>;
}

export interface RunOptions {
  /** Folder of the public data. */
  readonly data: string;
  readonly backend: Backend;
  readonly epochs: number;
  readonly cache: Cache;
  readonly report: (line: string) => void;
}

/** @returns the files of a set, or of them what is not there */
export function findFiles({ files, split }: BenchmarkSet, data: string) {
  const locate = (file: string) => (file.includes('/') ? file : join(data, file));
  const paths = files.map(locate);
  const splitFile = split.kind === 'file' ? locate(split.file) : undefined;
  const missing = [...paths, splitFile].filter((path) => path !== undefined && !existsSync(path));
  return { paths, splitFile, missing };
}

/** Trains and tests every contender on every split of a set. */
export async function runSet(set: BenchmarkSet, options: RunOptions): Promise<SetResults> {
  const sources = await sourcesOf(set, options.data);
  const parts: SetResults[] = [];
  for (const [fold, source] of sources.entries()) {
    const where = sources.length > 1 ? `${set.name}, fold ${fold + 1}` : set.name;
    const entrants = contenders.filter(
      ({ folds }) => sources.length === 1 || (folds?.includes(fold) ?? true),
    );
    parts.push(
      await withTrainerTask(set.task, (trainerTask) =>
        runSplit(set, trainerTask, source, { entrants, where }, options),
      ),
    );
  }
  return joinFolds(parts);
}

/** A set's splits: one, or one for each fold. */
export async function sourcesOf(set: BenchmarkSet, data: string): Promise<readonly Source[]> {
  const recipe = findRecipe(set.task, set.recipe);
  const { paths, splitFile } = findFiles(set, data);
  const tables = openTables(paths);
  if (splitFile !== undefined)
    return [{ recipe, tables, splitBy: { kind: 'file', table: openCsvTable(splitFile) } }];
  if (set.split.kind === 'recipe') {
    const splitBy = recipe.split === 'random' ? { kind: recipe.split, seed: 1 } : { kind: recipe.split };
    return [{ recipe, tables, splitBy }];
  }
  const { examples } = await loadExamples(recipe, tables);
  if (set.split.kind === 'newest')
    return [{ recipe, tables, splitBy: { kind: 'file', table: newestTable(examples) } }];
  return Array.from({ length: foldCount }, (_, fold) => ({
    recipe,
    tables,
    splitBy: { kind: 'file', table: foldTable(examples, fold) },
  }));
}

async function runSplit<Parsed, Prediction, View>(
  set: BenchmarkSet,
  trainerTask: TrainerTask<Parsed, Prediction, View>,
  source: Source,
  { entrants, where }: { readonly entrants: readonly Contender[]; readonly where: string },
  { backend, epochs, cache, report }: RunOptions,
): Promise<SetResults> {
  const split = await loadSplit(trainerTask.task, source);
  const { train, validation, test } = split;
  const outcomes: Record<string, Outcome> = {};
  for (const contender of entrants) {
    const key = `${where}, ${contender.name}`;
    const outcome = await cache(key, async () => {
      report(`${key} ...`);
      return contender.run({ set, trainerTask, source, split, backend, epochs });
    });
    if (outcome) outcomes[contender.name] = outcome;
  }
  return {
    rows: { train: train.length, validation: validation.length, test: test.length },
    groups: test.map(groupsOf),
    outcomes,
  };
}

/** The groups of a row whose coverage counts: its currency and its category. */
function groupsOf({ parsed }: Labelled<unknown>): readonly string[] {
  const { currency, category } = parsed as {
    readonly currency?: string | undefined;
    readonly category: string | undefined;
  };
  return [currency, category].filter((group) => group !== undefined);
}

/** One result of several folds: rows are added up, a model is the mean of those of the folds. */
function joinFolds(folds: readonly SetResults[]): SetResults {
  const sum = (part: keyof SetResults['rows']) => folds.reduce((rows, fold) => rows + fold.rows[part], 0);
  const mean = (values: readonly (number | undefined)[]) => {
    const known = values.filter((value) => value !== undefined);
    return known.length === 0 ? undefined : known.reduce((total, value) => total + value, 0) / known.length;
  };
  const names = Object.keys(folds[0]?.outcomes ?? {});
  return {
    rows: {
      train: Math.round(sum('train') / folds.length),
      validation: Math.round(sum('validation') / folds.length),
      test: sum('test'),
    },
    groups: folds.flatMap(({ groups }) => groups),
    outcomes: Object.fromEntries(
      names.map((name) => {
        const outcomes = folds.flatMap((fold) => fold.outcomes[name] ?? []);
        return [
          name,
          {
            scores: outcomes.flatMap(({ scores }) => scores),
            recalibrated: outcomes[0]?.recalibrated, // where there are no folds
            gzipBytes: mean(outcomes.map(({ gzipBytes }) => gzipBytes)),
            seconds: mean(outcomes.map(({ seconds }) => seconds)),
          },
        ];
      }),
    ),
  };
}
