import { type Manifest, openModel, predicting, TantiyaError } from '@tantiya/core';
import { range, sum } from 'd3-array';
import type { TensorFlow } from '../backend/tensorflow.ts';
import type { Example } from '../data/example.ts';
import { loadExamples } from '../data/load-examples.ts';
import { newestExamples } from '../data/split.ts';
import type { DesignTraining } from '../designs/design-training.ts';
import type { StoredModel } from '../export/read-model.ts';
import type { Figures } from '../tasks/metrics.ts';
import type { Comparison, Labelled, TrainerTask } from '../tasks/trainer-task.ts';
import { answeredRows } from './answered-rows.ts';
import { loadExported } from './exported-network.ts';
import type { LabelledSplit, Source } from './load-split.ts';
import { augmented } from './to-fit-rows.ts';
import { summary } from './train.ts';

export interface RecalibrateOptions extends Pick<Source, 'recipe' | 'tables'> {
  /** How many of the newest rows to calibrate on; all by default. */
  readonly newest?: number | undefined;
  /** Of the calibrated model. */
  readonly version: string;
  /** ISO 8601. */
  readonly calibratedAt: string;
  readonly tf: TensorFlow;
}

export interface Recalibrated {
  readonly manifest: Manifest;
  /** The model before and after, on the rows that it was calibrated on. */
  readonly comparison: Comparison;
  readonly badRows: LabelledSplit<unknown>['badRows'];
}

/** Of fewer rows a tenth on each side is a matter of luck. */
export const fewestToCalibrate = 50;

/** So many times a part of the rows is measured with what the others say. */
const folds = 5;

/**
 * Fits the record of a model's head again, on rows of one's own market: the level of its answers and their ranges. Its
 * weights stay, and so does what the heuristic knows.
 *
 * @throws TantiyaError `data/too-few-rows`; `config/invalid` for the newest of rows without a time; `model/incompatible`
 *   for a model of other features
 */
export async function recalibrate<Parsed, Prediction, View>(
  trainerTask: TrainerTask<Parsed, Prediction, View>,
  { model, manifest }: StoredModel,
  { recipe, tables, newest, version, calibratedAt, tf }: RecalibrateOptions,
): Promise<Recalibrated> {
  const { task } = trainerTask;
  const training = trainingOf(trainerTask, manifest);
  const { shape, encode } = openModel(task, manifest);
  const { examples, badRows } = await loadExamples(recipe, tables);
  const rows = chosenExamples(examples, newest).map(
    ({ input, target, group }): Labelled<Parsed> => ({ parsed: task.parse(input).parsed, target, group }),
  );
  const network = await loadExported(tf, model, shape);
  try {
    const learned = rows.map((row) => augmented(training, [row], manifest.training?.seed ?? 1));
    const all = learned.flat();
    const answered = await answeredRows(training, all, encode(all.map(({ parsed }) => parsed)), network);
    const places = learned.flatMap((views, row) => views.map(() => row));
    const fit = (isUsed: (row: number) => boolean) => {
      const used = answered.filter((_, place) => isUsed(places[place] as number));
      return training.calibrate({ train: used, heldOut: used });
    };
    const measure = async (calibration: unknown, isTested: (row: number) => boolean) => {
      const { predict } = predicting(
        openModel(task, { ...manifest, calibration }),
        async (encoded) => ({ outputs: await network.run(encoded), engine: tf.getBackend(), waitedMs: 0 }),
        () => {},
      );
      const test = rows.filter((_, row) => isTested(row));
      const [first] = await trainerTask.evaluate({
        train: rows,
        test,
        reference: manifest.reference,
        predict: async (inputs) => (await predict(inputs)).predictions,
      });
      return { figures: first?.figures['model'] ?? {}, rows: test.length };
    };
    const before = await measure(manifest.calibration, () => true);
    const parts = [];
    for (const fold of range(folds)) {
      const isIn = (row: number) => row % folds === fold;
      parts.push(await measure(fit((row) => !isIn(row)), isIn)); // biome-ignore format: one step
    }
    const after = meanFigures(parts);
    return {
      manifest: {
        ...manifest,
        version,
        calibration: fit(() => true),
        calibrated: { recipe: recipe.name, rows: rows.length, at: calibratedAt, from: manifest.version },
        metrics: summary(after),
      },
      comparison: {
        title: 'rows to calibrate on',
        rows: rows.length,
        figures: {
          [`model ${manifest.version}`]: before.figures,
          [`calibrated (mean of ${folds} folds)`]: after,
        },
      },
      badRows,
    };
  } finally {
    network.dispose();
  }
}

function chosenExamples(examples: readonly Example[], newest: number | undefined): readonly Example[] {
  const known = examples.filter(({ target }) => target.length > 0);
  const chosen = newest === undefined ? known : newestExamples(known, newest);
  if (chosen.length >= fewestToCalibrate) return chosen;
  throw new TantiyaError(
    'data/too-few-rows',
    `There are ${chosen.length} rows to calibrate on.`,
    `It takes ${fewestToCalibrate}, better 200; look at the bad rows of \`tantiya stats\`, or add data.`,
  );
}

function trainingOf<Parsed, Prediction, View>(
  { task, designs }: TrainerTask<Parsed, Prediction, View>,
  { id, design }: Manifest,
): DesignTraining<Parsed, Prediction> {
  const found = designs.find((training) => training.design.id === design.id);
  if (found) return found;
  throw new TantiyaError(
    'model/incompatible',
    `${id} answers ${task.id} by ${design.id}, which this version does not train.`,
    'Train it again with this version, or install the version it was trained with.',
  );
}

/** Each figure as the mean of those of the parts, by their rows. */
function meanFigures(parts: readonly { readonly figures: Figures; readonly rows: number }[]): Figures {
  const rows = sum(parts, (part) => part.rows);
  const names = Object.keys(parts[0]?.figures ?? {});
  return Object.fromEntries(
    names.map((name) => [
      name,
      sum(parts, (part) => ((part.figures[name] ?? Number.NaN) * part.rows) / rows),
    ]),
  );
}
