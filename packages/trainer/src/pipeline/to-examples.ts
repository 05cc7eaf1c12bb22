import { encode, type Vocabularies } from '@tantiya/core';
import type { Examples } from '../network/examples.ts';
import type { Labelled, TaskTraining } from './task-training.ts';

/** The rows as the network learns from them: encoded, augmented, the targets in its own scale. */
export function toExamples<Parsed>(
  { task, augment, toNetwork }: TaskTraining<Parsed>,
  rows: readonly Labelled<Parsed>[],
  vocabularies: Vocabularies,
): Examples {
  const views = rows.flatMap(({ parsed, target }) =>
    augment(parsed).map((view) => ({ view, target: toNetwork(target) })),
  );
  return {
    inputs: encode(
      task.features,
      views.map(({ view }) => view),
      vocabularies,
    ),
    targets: Float32Array.from(views.flatMap(({ target }) => target)),
    rows: views.length,
  };
}
