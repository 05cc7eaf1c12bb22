import { encode, type Vocabularies } from '@tantiya/core';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { FitRows } from '../fit/fit-rows.ts';
import type { Labelled, TrainerTask } from '../tasks/trainer-task.ts';

/**
 * The rows as the network learns from them: augmented, encoded, the targets in its own scale.
 *
 * @param seed the same seed gives the same augmentation
 */
export function toFitRows<Parsed>(
  { task, augment, toNetwork }: TrainerTask<Parsed>,
  rows: readonly Labelled<Parsed>[],
  vocabularies: Vocabularies,
  seed: number,
): FitRows {
  const generator = xoroshiro128plus(seed);
  const random = () => uniformFloat64(generator);
  const augmented = rows.flatMap((row) => augment(row, random));
  const inputs = augmented.map(({ parsed }) => parsed);
  return {
    inputs: encode(task.features, inputs, vocabularies),
    targets: Float32Array.from(augmented.flatMap(({ target }) => toNetwork(target))),
    rows: augmented.length,
  };
}
