import { denseRows, densify, type LayersModel, type RowShape, type Rows } from '@tantiya/core';
import { createNetworkDraft } from './network-draft.test-support.ts';
import { type Random, seededRandom, storages } from './random-weights.test-support.ts';
import { activationNames } from './reference-layers.test-support.ts';

/** A model, rows for it and the answers that every engine must give. */
export interface EngineCase {
  readonly name: string;
  readonly model: LayersModel;
  readonly inputs: RowShape;
  readonly outputWidth: number;
  readonly rows: Rows;
  /** Shape [rows.count, outputWidth], row-major; computed in float64 from the equations. */
  readonly expected: readonly number[];
}

type Draft = ReturnType<typeof createNetworkDraft>;
type Choices = ReturnType<typeof choices>;

/**
 * A random network of the family that the trainer exports: LSTMs at sequence length 1, whole or in their compact
 * form, between scaling and dense layers, in any storage, under Keras's names. The same for the same seed.
 */
export function randomCase(seed: number): EngineCase {
  const random = seededRandom(seed);
  const { integer, pick, chance } = choices(random);
  const inputs = { dense: integer(1, 70), sparse: 0 };
  const draft = createNetworkDraft({
    random,
    inputWidth: inputs.dense,
    storage: pick(storages),
    cellNames: chance(),
  });
  const outputWidth = addFamily(draft, random, choices(random));
  const count = integer(1, 5);
  // Encoded rows are mostly zeros.
  const dense = Float32Array.from({ length: count * inputs.dense }, () => (chance() ? random(-2, 2) : 0));
  return engineCase(`random network ${seed}`, draft, inputs, outputWidth, denseRows(count, dense));
}

/**
 * A random network that reads dense and sparse columns, with a Dense layer over both, some behind a scaling, and then
 * anything. Its rows have none, few and all of the sparse columns, in any order.
 */
export function randomSparseCase(seed: number): EngineCase {
  const random = seededRandom(seed);
  const { integer, pick, chance } = choices(random);
  const inputs = { dense: integer(0, 20), sparse: integer(1, 60) };
  const inputWidth = inputs.dense + inputs.sparse;
  const draft = createNetworkDraft({ random, inputWidth, storage: pick(storages), cellNames: chance() });
  if (chance()) draft.rescaling(random(-2, 2), random(-1, 1));
  draft.dense(integer(1, 30), pick(activationNames));
  const outputWidth = addFamily(draft, random, choices(random));

  const lengths = [0, integer(1, Math.min(5, inputs.sparse)), inputs.sparse, ...(chance() ? [0] : [])];
  const rowColumns = lengths.map((length) => shuffled(inputs.sparse, integer).slice(0, length));
  const columns = Uint32Array.from(rowColumns.flat());
  const rows: Rows = {
    count: lengths.length,
    dense: Float32Array.from({ length: lengths.length * inputs.dense }, () => (chance() ? random(-2, 2) : 0)),
    sparse: {
      starts: Uint32Array.from([0, ...lengths.map((_, row) => rowColumns.slice(0, row + 1).flat().length)]),
      columns,
      values: Float32Array.from(columns, () => random(-2, 2)),
    },
  };
  return engineCase(`random network ${seed} with sparse columns`, draft, inputs, outputWidth, rows);
}

/** @returns the width of the output */
function addFamily(draft: Draft, random: Random, { integer, pick, chance }: Choices): number {
  if (chance()) draft.rescaling(random(-2, 2), random(-1, 1));
  if (chance()) draft.batchNormalization();
  const isCompact = chance();
  // The compact form takes both rows and steps; an LSTM may leave steps to the layers after it.
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
  if (chance()) draft.sum(integer(1, 20), integer(2, 3));
  if (chance()) draft.batchNormalization();
  const outputWidth = integer(1, 12);
  draft.dense(outputWidth, pick(activationNames));
  if (chance()) draft.rescaling(random(-10, 10), random(-1, 1));
  return outputWidth;
}

function engineCase(
  name: string,
  draft: Draft,
  inputs: RowShape,
  outputWidth: number,
  rows: Rows,
): EngineCase {
  const full = densify(rows, inputs);
  const width = inputs.dense + inputs.sparse;
  const expected = Array.from({ length: rows.count }, (_, row) =>
    draft.answer([...full.subarray(row * width, (row + 1) * width)]),
  ).flat();
  return { name, model: draft.model(), inputs, outputWidth, rows, expected };
}

/** The numbers below `count` in a random order. */
function shuffled(count: number, integer: Choices['integer']): number[] {
  const numbers: number[] = [];
  for (let next = 0; next < count; next++) numbers.splice(integer(0, next), 0, next);
  return numbers;
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
