import { type LayersModel, readWeights, writeLayersModel } from '@tantiya/core';
import { type EncodedRows, gatherInputs } from '../fit/fit-rows.ts';
import { namedWeights } from './named-weights.ts';

/**
 * Finds the input columns that never varied.
 *
 * @returns from column to its one value
 */
export function constantColumns(rows: EncodedRows): Map<number, number> {
  const constants = new Map(gatherInputs(rows, [0]).entries());
  for (let row = 1; row < rows.inputs.count && constants.size > 0; row++) {
    const values = gatherInputs(rows, [row]);
    for (const [column, constant] of constants) {
      if (values[column] !== constant) constants.delete(column);
    }
  }
  return constants;
}

/**
 * Takes away the influence of columns that never varied in training. Their weights are still those of the random
 * initialisation, so the first time such a column is set in production the answer would move by chance.
 * Each constant is folded into the bias of the first layer and its weights become zero: on rows like the training
 * rows the outputs stay the same.
 *
 * @param model whose first layer alone reads the rows
 * @param constants from column to the value it had in every training row
 */
export function silenceColumns(model: LayersModel, constants: ReadonlyMap<number, number>): LayersModel {
  const weights = namedWeights(readWeights(model)).map((weight) => ({
    ...weight,
    values: weight.values.slice(),
  }));
  const kernel = weights.find(({ name }) => name.endsWith('/kernel'));
  const bias = weights.find(({ name }) => name === kernel?.name.replace(/kernel$/, 'bias'));
  if (!kernel || !bias) return model;

  const units = bias.values.length;
  for (const [column, constant] of constants) {
    const row = kernel.values.subarray(column * units, (column + 1) * units);
    row.forEach((weight, unit) => {
      bias.values[unit] = (bias.values[unit] ?? 0) + constant * weight;
    });
    row.fill(0);
  }
  return writeLayersModel(model.topology, weights);
}
