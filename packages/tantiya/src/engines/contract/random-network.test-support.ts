import type { LayersModel } from '@tantiya/core';
import { createNetworkDraft } from './network-draft.test-support.ts';
import { type Random, seededRandom, storages } from './random-weights.test-support.ts';
import { activationNames } from './reference-layers.test-support.ts';

/** A model, rows for it and the answers that every engine must give. */
export interface EngineCase {
  readonly name: string;
  readonly model: LayersModel;
  readonly inputWidth: number;
  readonly outputWidth: number;
  readonly rows: number;
  /** Shape [rows, inputWidth], row-major. */
  readonly matrix: Float32Array;
  /** Shape [rows, outputWidth], row-major; computed in float64 from the equations. */
  readonly expected: readonly number[];
}

/**
 * A random network of the family that the trainer exports: LSTMs at sequence length 1, whole or in their compact
 * form, between scaling and dense layers, in any storage, under Keras's names. The same for the same seed.
 */
export function randomCase(seed: number): EngineCase {
  const random = seededRandom(seed);
  const { integer, pick, chance } = choices(random);
  const inputWidth = integer(1, 70);
  const draft = createNetworkDraft({ random, inputWidth, storage: pick(storages), cellNames: chance() });

  if (chance()) draft.rescaling(random(-2, 2), random(-1, 1));
  if (chance()) draft.batchNormalization();
  const isCompact = chance();
  // The compact form does with rows and with steps; an LSTM may leave steps to the layers after it.
  let hasStep = !isCompact || chance();
  if (hasStep) draft.toStep();
  const lstms = integer(1, 2);
  for (let index = 1; index <= lstms; index++) {
    const cell = {
      units: integer(1, 40),
      activation: pick(activationNames),
      recurrentActivation: pick(activationNames),
    };
    if (isCompact) draft.compactLstm(cell);
    else {
      hasStep = index < lstms || chance();
      draft.lstm({ ...cell, returnSequences: hasStep });
    }
    if (chance()) draft.dropout();
  }
  if (hasStep) draft.flatten();
  if (chance()) draft.dense(integer(1, 20), pick(activationNames));
  if (chance()) draft.batchNormalization();
  const outputWidth = integer(1, 12);
  draft.dense(outputWidth, pick(activationNames));
  if (chance()) draft.rescaling(random(-10, 10), random(-1, 1));

  const rows = integer(1, 5);
  // Encoded rows are mostly zeros.
  const matrix = Float32Array.from({ length: rows * inputWidth }, () => (chance() ? random(-2, 2) : 0));
  const expected = Array.from({ length: rows }, (_, row) =>
    draft.answer([...matrix.subarray(row * inputWidth, (row + 1) * inputWidth)]),
  ).flat();
  return {
    name: `random network ${seed}`,
    model: draft.model(),
    inputWidth,
    outputWidth,
    rows,
    matrix,
    expected,
  };
}

function choices(random: Random) {
  const integer = (low: number, high: number) => Math.floor(random(low, high + 1));
  return {
    integer,
    pick: <Item>(items: readonly Item[]): Item => {
      const item = items[integer(0, items.length - 1)];
      if (item === undefined) throw new RangeError('Nothing to pick from.');
      return item;
    },
    chance: () => random(0, 1) < 0.5,
  };
}
