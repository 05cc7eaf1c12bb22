import { openModel } from '@tantiya/core';
import type { TensorFlow } from '../backend/tensorflow.ts';
import type { StoredModel } from '../export/read-model.ts';
import type { Comparison, TrainerTask } from '../tasks/trainer-task.ts';
import { createExportedPredictor } from './exported-predictor.ts';
import { loadSplit, type Source } from './load-split.ts';

export interface Evaluation {
  readonly rows: { readonly train: number; readonly validation: number; readonly test: number };
  readonly comparisons: readonly Comparison[];
}

/**
 * Evaluates an exported model on the test rows of a source.
 *
 * @throws TantiyaError `model/incompatible` for a model of other features, and for data that cannot be used
 */
export async function evaluate<Parsed, Prediction, View>(
  trainerTask: TrainerTask<Parsed, Prediction, View>,
  { model, manifest }: StoredModel,
  source: Source,
  tf: TensorFlow,
): Promise<Evaluation> {
  const opened = openModel(trainerTask.task, manifest);
  const { train, validation, test } = await loadSplit(trainerTask.task, source);
  const predictor = await createExportedPredictor(tf, opened, model);
  try {
    const predict = async (inputs: readonly Parsed[]) => (await predictor.predict(inputs)).predictions;
    return {
      rows: { train: train.length, validation: validation.length, test: test.length },
      comparisons: await trainerTask.evaluate({ train, test, reference: manifest.reference, predict }),
    };
  } finally {
    predictor.dispose();
  }
}
