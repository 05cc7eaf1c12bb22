import { checkCompatible, vocabulariesOf } from '@tantiya/core';
import type { TensorFlow } from '../backend/backend.ts';
import type { StoredModel } from '../export/read-model.ts';
import type { Comparison, TrainerTask } from '../tasks/trainer-task.ts';
import { loadExported } from './exported-network.ts';
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
export async function evaluate<Parsed>(
  trainerTask: TrainerTask<Parsed>,
  { model, manifest }: StoredModel,
  source: Source,
  tf: TensorFlow,
): Promise<Evaluation> {
  const { task } = trainerTask;
  checkCompatible(task, manifest);
  const { train, validation, test } = await loadSplit(trainerTask, source);
  const network = await loadExported(tf, task, model, vocabulariesOf(manifest));
  try {
    return {
      rows: { train: train.length, validation: validation.length, test: test.length },
      comparisons: await trainerTask.evaluate({ train, test, manifest, predict: network.predict }),
    };
  } finally {
    network.dispose();
  }
}
