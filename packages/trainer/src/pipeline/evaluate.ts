import { checkCompatible, vocabulariesOf } from '@tantiya/core';
import type { StoredModel } from '../export/read-model.ts';
import type { TensorFlow } from '../network/engine.ts';
import { loadExported } from './exported-network.ts';
import { loadSplit, type Source } from './load-split.ts';
import type { Comparison, TaskTraining } from './task-training.ts';

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
  training: TaskTraining<Parsed>,
  { model, manifest }: StoredModel,
  source: Source,
  tf: TensorFlow,
): Promise<Evaluation> {
  const { task } = training;
  checkCompatible(task, manifest);
  const { train, validation, test } = await loadSplit(training, source);
  const network = await loadExported(tf, task, model, vocabulariesOf(manifest));
  try {
    return {
      rows: { train: train.length, validation: validation.length, test: test.length },
      comparisons: await training.evaluate({ train, test, manifest, predict: network.predict }),
    };
  } finally {
    network.dispose();
  }
}
