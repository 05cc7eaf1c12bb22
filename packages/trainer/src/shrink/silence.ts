import type { LayersModel } from '@tantiya/core';
import { readWeights, withWeights } from './weights.ts';

/**
 * Finds the input columns that never varied.
 *
 * @param matrix training rows, shape [rows, width], row-major
 * @returns from column to its one value
 */
export function constantColumns(matrix: Float32Array, rows: number): Map<number, number> {
  const width = matrix.length / rows;
  const constants = new Map(matrix.subarray(0, width).entries());
  matrix.forEach((value, index) => {
    if (constants.get(index % width) !== value) constants.delete(index % width);
  });
  return constants;
}

/**
 * Takes away the influence of columns that never varied in training. Their weights are still those of the random
 * initialisation, so the first time such a column is set in production the answer would move by chance.
 * Each constant is folded into the bias of the first layer and its weights become zero: on rows like the training
 * rows the outputs stay the same.
 *
 * @param model not quantised
 * @param constants from column to the value it had in every training row
 */
export function silenceColumns(model: LayersModel, constants: ReadonlyMap<number, number>): LayersModel {
  const weights = readWeights(model);
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
  return withWeights(model.topology, weights);
}
