import type { Encoder } from '@tantiya/core';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { DesignTraining } from '../designs/design-training.ts';
import type { FitRows } from '../fit/fit-rows.ts';
import type { Labelled } from '../tasks/trainer-task.ts';

/**
 * The rows as the network learns from them: augmented, encoded, the targets in its own scale.
 *
 * @param seed the same seed gives the same augmentation
 */
export function toFitRows<Parsed>(
  { augment, toNetwork }: Pick<DesignTraining<Parsed, unknown>, 'augment' | 'toNetwork'>,
  rows: readonly Labelled<Parsed>[],
  { encode, shape }: Encoder<Parsed>,
  seed: number,
): FitRows {
  const generator = xoroshiro128plus(seed);
  const random = () => uniformFloat64(generator);
  const augmented = rows.flatMap((row) => augment(row, random));
  return {
    inputs: encode(augmented.map(({ parsed }) => parsed)),
    shape,
    targets: Float32Array.from(augmented.flatMap(({ target }) => toNetwork(target))),
  };
}
