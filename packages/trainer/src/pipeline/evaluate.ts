import { type Manifest, openModel, TantiyaError } from '@tantiya/core';
import type { TensorFlow } from '../backend/tensorflow.ts';
import type { ModelInMemory } from '../export/read-model.ts';
import type { Comparison, Predict, TrainerTask } from '../tasks/trainer-task.ts';
import { createExportedPredictor } from './exported-predictor.ts';
import { type LabelledSplit, loadSplit, type Source } from './load-split.ts';

export interface Evaluation {
  readonly rows: { readonly train: number; readonly validation: number; readonly test: number };
  readonly comparisons: readonly Comparison[];
}

/**
 * Evaluates an exported model on the test rows of a source.
 *
 * @param beside another model, to be shown on the same rows
 * @throws TantiyaError `model/incompatible` for a model of other features, and for data that cannot be used
 */
export async function evaluate<Parsed, Prediction, View>(
  trainerTask: TrainerTask<Parsed, Prediction, View>,
  stored: ModelInMemory,
  source: Source,
  tf: TensorFlow,
  beside?: ModelInMemory,
): Promise<Evaluation> {
  const split = await loadSplit(trainerTask.task, source);
  const { train, validation, test } = split;
  return {
    rows: { train: train.length, validation: validation.length, test: test.length },
    comparisons: await compareOnTestRows(trainerTask, stored, split, tf, beside),
  };
}

/** @throws TantiyaError `config/invalid` for a model beside that has learned from other rows, perhaps from these */
export async function compareOnTestRows<Parsed, Prediction, View>(
  trainerTask: TrainerTask<Parsed, Prediction, View>,
  stored: ModelInMemory,
  { train, test }: Pick<LabelledSplit<Parsed>, 'train' | 'test'>,
  tf: TensorFlow,
  beside?: ModelInMemory,
): Promise<readonly Comparison[]> {
  const { reference, id } = stored.manifest;
  if (beside && learnedRows(beside.manifest) !== learnedRows(stored.manifest)) {
    throw new TantiyaError(
      'config/invalid',
      `${beside.manifest.id} was not trained on the rows of ${id}: its test rows are others.`,
      'Train both with the same recipe, split and seed.',
    );
  }
  const open = ({ model, manifest }: ModelInMemory) =>
    createExportedPredictor(tf, openModel(trainerTask.task, manifest), model);
  const predictor = await open(stored);
  const other = beside && { id: beside.manifest.id, predictor: await open(beside) };
  const asking =
    ({ predict }: typeof predictor): Predict<Parsed, Prediction> =>
    async (inputs) =>
      (await predict(inputs)).predictions;
  try {
    return await trainerTask.evaluate({
      train,
      test,
      reference,
      predict: asking(predictor),
      ...(other && { beside: { [other.id]: asking(other.predictor) } }),
    });
  } finally {
    predictor.dispose();
    other?.predictor.dispose();
  }
}

/** What decides which rows a model has learned from; how it learned from them may differ. */
function learnedRows({ training }: Manifest): string {
  const { recipe, split, seed, dataSha256 } = training ?? {};
  return JSON.stringify([recipe, split, seed, dataSha256]);
}
