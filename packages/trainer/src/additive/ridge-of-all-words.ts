import { createEncoder, type Feature } from '@tantiya/core';
import { fitFeatures } from '../pipeline/fit-features.ts';
import { textFields } from './fit-text.ts';
import { fitRidge } from './ridge.ts';
import {
  encodeBlocks,
  type LinearModel,
  predictLinear,
  type RowBlocks,
  restrictColumns,
} from './row-blocks.ts';
import { frequentColumns, scalingFor } from './scaled-columns.ts';

/** Inputs, and what is true of each in the network's own scale, output by output. */
export interface KnownRows<Parsed> {
  readonly inputs: readonly Parsed[];
  readonly targets: readonly (readonly number[])[];
}

const penalties = [0.5, 1, 2, 4];

/**
 * What a ridge regression says that keeps every word two training rows share: far too large for a page, and what
 * pruning and rounding are measured by.
 *
 * @returns for each test input its outputs
 */
export function ridgeOfAllWords<Parsed>(
  features: readonly Feature<Parsed>[],
  train: KnownRows<Parsed>,
  validation: KnownRows<Parsed>,
  test: readonly Parsed[],
): readonly (readonly number[])[] {
  const encoder = createEncoder(
    features,
    fitFeatures(
      features,
      train.inputs.map((parsed) => ({ parsed })),
    ),
  );
  const columns = frequentColumns(encodeBlocks(encoder, train.inputs), encoder.blocks);
  const encoded = (inputs: readonly Parsed[]) =>
    restrictColumns(encodeBlocks(encoder, inputs), columns.origins);
  const [validationRows, testRows] = [encoded(validation.inputs), encoded(test)];
  const scales = scalingFor(columns).scales(columns, textFields);
  const outputs = (train.targets[0] ?? []).map((_, output) => {
    const [targets, truth] = [train, validation].map((part) => outputOf(part, output)) as [
      Float64Array,
      Float64Array,
    ];
    const fits = penalties.map((penalty) => {
      const model = fitRidge({ rows: columns.rows, targets, scales, penalty });
      return { model, loss: squaredErrors(validationRows, model, truth) };
    });
    const best = fits.reduce((least, fit) => (fit.loss < least.loss ? fit : least));
    return predictLinear(testRows, best.model);
  });
  return test.map((_, row) => outputs.map((predicted) => predicted[row] ?? Number.NaN));
}

function outputOf({ targets }: KnownRows<unknown>, output: number): Float64Array {
  return Float64Array.from(targets, (target) => target[output] ?? Number.NaN);
}

function squaredErrors(rows: RowBlocks, model: LinearModel, truth: Float64Array): number {
  return predictLinear(rows, model).reduce((sum, value, row) => sum + (value - (truth[row] ?? 0)) ** 2, 0);
}
