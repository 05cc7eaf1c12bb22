import { createEncoder, fingerprint, type LayersModel, type Manifest, TantiyaError } from '@tantiya/core';
import type { DesignTraining, LearnedRow } from '../designs/design-training.ts';
import { sha256 } from '../export/model-files.ts';
import type { ModelInMemory } from '../export/read-model.ts';
import { usedFields } from '../shrink/used-fields.ts';
import type { Figures } from '../tasks/metrics.ts';
import type { Comparison, TrainerTask } from '../tasks/trainer-task.ts';
import { trainerVersion } from '../trainer-version.ts';
import { answeredRows } from './answered-rows.ts';
import { compareOnTestRows } from './evaluate.ts';
import { loadExported } from './exported-network.ts';
import { type FitDesignOptions, type FitReport, fitDesign } from './fit-design.ts';
import { goldenProbes } from './golden-probes.ts';
import { type LabelledSplit, loadSplit, type Source } from './load-split.ts';
import { augmented } from './to-fit-rows.ts';

export interface TrainOptions extends Source, FitDesignOptions {
  /** Id of one of the task's designs; its first by default. */
  readonly design?: string | undefined;
  /** Such as "price/freelance". */
  readonly id: string;
  readonly version: string;
  /** ISO 8601. */
  readonly trainedAt: string;
  /** Another model, trained on the same rows, whose figures are shown too. */
  readonly beside?: ModelInMemory | undefined;
}

/** A model ready to be written, and what is worth telling about how it came about. */
export interface TrainedModel {
  readonly model: LayersModel;
  readonly manifest: Manifest;
  /** On the test rows, by the form of the model that is exported. */
  readonly comparisons: readonly Comparison[];
  readonly fit: FitReport;
  readonly data: Pick<LabelledSplit<unknown>, 'badRows' | 'sharedKeys' | 'unlabelled'>;
}

/**
 * Trains a task's network on a source and evaluates it in the form in which it is exported.
 *
 * @throws TantiyaError for data that cannot be used; the reason of `signal` once it is aborted
 */
export async function train<Parsed, Prediction, View>(
  trainerTask: TrainerTask<Parsed, Prediction, View>,
  options: TrainOptions,
): Promise<TrainedModel> {
  const { task } = trainerTask;
  const training = findDesign(trainerTask, options.design);
  const { design } = training;
  const { tf } = options.backend;
  const { badRows, sharedKeys, unlabelled, dataSha256, ...split } = await loadSplit(
    trainerTask.task,
    options,
  );
  const learned = {
    train: augmented(training, split.train, options.seed),
    validation: augmented(training, split.validation, options.seed),
  };
  const { fitted, model, heldOut, report } = await fitDesign(training, learned, options);
  const encoder = createEncoder(design.features, fitted);
  const network = await loadExported(tf, model, encoder.shape);
  const answered = (rows: readonly LearnedRow<Parsed>[]) =>
    answeredRows(training, rows, encoder.encode(rows.map(({ parsed }) => parsed)), network);
  try {
    const calibration = training.calibrate({
      train: await answered(learned.train),
      heldOut: (await answered(learned.validation)).map((row, at) => ({
        ...row,
        outputs: heldOut?.[at] ?? row.outputs,
      })),
    });
    const unmeasured: Manifest = {
      format: 2,
      task: task.id,
      id: options.id,
      version: options.version,
      trainedAt: options.trainedAt,
      design: { id: design.id, fingerprint: fingerprint(design.id, design.features) },
      fitted,
      calibration,
      reference: trainerTask.reference(split.train, split.validation),
      used: usedFields(encoder.blocks, model),
      rows: { train: split.train.length, validation: split.validation.length, test: split.test.length },
      training: {
        recipe: options.recipe.name,
        split: options.splitBy.kind,
        seed: options.seed,
        dataSha256,
        ...(report.kind === 'network' && { epochs: report.epochsRun }),
        trainerVersion: await trainerVersion(),
      },
      metrics: {},
      weightsSha256: sha256(new Uint8Array(model.weights)),
      probes: await goldenProbes(task, trainerTask.probes, encoder, network),
    };
    const stored = { model, manifest: unmeasured };
    const comparisons = await compareOnTestRows(trainerTask, stored, split, tf, options.beside);
    return {
      model,
      manifest: { ...unmeasured, metrics: summary(comparisons[0]?.figures['model'] ?? {}) },
      comparisons,
      fit: report,
      data: { badRows, sharedKeys, unlabelled },
    };
  } finally {
    network.dispose();
  }
}

/** @throws TantiyaError `config/invalid` for a design that the task does not have */
function findDesign<Parsed, Prediction, View>(
  { task, designs }: TrainerTask<Parsed, Prediction, View>,
  wanted: string | undefined,
): DesignTraining<Parsed, Prediction> {
  const found = wanted === undefined ? designs[0] : designs.find(({ design }) => design.id === wanted);
  if (found) return found;
  throw new TantiyaError(
    'config/invalid',
    `${task.id} has no design ${JSON.stringify(wanted)}.`,
    `Use one of ${designs.map(({ design }) => design.id).join(', ')}.`,
  );
}

/** The figures of all outputs together; five digits are all that a test of a few thousand rows can tell. */
export function summary(figures: Figures): Figures {
  return Object.fromEntries(
    Object.entries(figures)
      // Of equal outcomes no share of the variance is explained: what is no number is left out, as JSON has none for it.
      .filter(([name, value]) => !name.includes('.') && Number.isFinite(value))
      .map(([name, value]) => [name, Number(value.toPrecision(5))]),
  );
}
