import { fitRidge, type RidgeProblem } from './ridge.ts';
import { type LinearModel, predictLinear, type RowBlocks } from './row-blocks.ts';

/** Mean pinball loss: the least where a share of `level` of the truths lies below the predictions. */
export function pinballLoss(predicted: Float64Array, truth: Float64Array, level: number): number {
  let sum = 0;
  truth.forEach((value, row) => {
    const miss = value - (predicted[row] as number);
    sum += Math.max(level * miss, (level - 1) * miss);
  });
  return sum / truth.length;
}

/** Misses smaller than this count as so large: their reciprocal is a weight. */
const smallest = 0.02;

/**
 * Fits a linear quantile by Hunter and Lange's majorisation (2000): around each miss r the pinball loss lies below the
 * parabola r² / (4 |r|) + (level - 1/2) r, so that every step is a weighted ridge regression, which the one before starts,
 * and no step makes the loss worse.
 *
 * @param problem without rowWeights
 */
export function fitQuantile(
  problem: Pick<RidgeProblem, 'rows' | 'targets' | 'scales' | 'penalty'> & {
    readonly level: number;
    readonly start: LinearModel;
  },
): LinearModel {
  const { level, rows, targets, start, ...ridge } = problem;
  let model = start;
  for (let step = 0; step < 12; step++) {
    const rowWeights = weightsAround(model, rows, targets);
    model = fitRidge({
      ...ridge,
      rows,
      rowWeights,
      targets: targets.map((target, row) => target + (level - 0.5) / (rowWeights[row] as number)),
      start: model,
      iterations: 10,
    });
  }
  return model;
}

function weightsAround(model: LinearModel, rows: RowBlocks, targets: Float64Array): Float64Array {
  return predictLinear(rows, model).map(
    (predicted, row) => 0.5 / Math.max(Math.abs((targets[row] as number) - predicted), smallest),
  );
}
