import type { Encoder } from '@tantiya/core';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { DesignTraining, LearnedRow } from '../designs/design-training.ts';
import type { FitRows } from '../fit/fit-rows.ts';

/**
 * The rows that a network sees in place of the given ones.
 *
 * @param seed the same seed gives the same augmentation
 */
export function augmented<Parsed>(
  { augment }: Pick<DesignTraining<Parsed, unknown>, 'augment'>,
  rows: readonly LearnedRow<Parsed>[],
  seed: number,
): readonly LearnedRow<Parsed>[] {
  const generator = xoroshiro128plus(seed);
  const random = () => uniformFloat64(generator);
  return rows.flatMap((row) => augment(row, random));
}

/** Augmented rows as the network learns from them: encoded, the targets in its own scale. */
export function toFitRows<Parsed>(
  { toNetwork }: Pick<DesignTraining<Parsed, unknown>, 'toNetwork'>,
  rows: readonly LearnedRow<Parsed>[],
  { encode, shape }: Encoder<Parsed>,
): FitRows {
  return {
    inputs: encode(rows.map(({ parsed }) => parsed)),
    shape,
    targets: Float32Array.from(rows.flatMap(({ target }) => toNetwork(target))),
  };
}
