import { maxIndex, sum } from 'd3-array';
import { Matrix, solve } from 'ml-matrix';

/** Units that stand in for all units of a layer, and the weights with which the next layer reads them. */
export interface StandIns {
  /** Ascending; at least one. */
  readonly units: readonly number[];
  /** Shape [units, outputs]. */
  readonly kernel: Matrix;
  /** Shape [outputs]. */
  readonly bias: readonly number[];
}

/** A unit with less than this share of its variance left is a combination of those already chosen. */
const negligible = 1e-9;

/**
 * Chooses the fewest units, one by one, from which linear least squares can compute what the next layer computes from
 * all of them: the method known as simultaneous orthogonal matching pursuit. Each time it takes the unit that explains most of
 * what is still unexplained.
 *
 * @param hidden the outputs of the units on many rows, shape [rows, units]
 * @param wanted the inputs of the next layer's activation on these rows, shape [rows, outputs]
 * @param tolerance what may stay unexplained, as a share of the standard deviation of `wanted`
 */
export function chooseStandIns(hidden: Matrix, wanted: Matrix, tolerance: number): StandIns {
  const centredHidden = hidden.clone().center('column');
  const centredWanted = wanted.clone().center('column');
  const covariance = centredHidden.transpose().mmul(centredHidden);
  const crossCovariance = centredHidden.transpose().mmul(centredWanted);
  const variances = covariance.diagonal();

  // The part of the units, and of the wanted values, that the chosen units do not explain.
  const unitsLeft = covariance.clone();
  const wantedLeft = crossCovariance.clone();
  const total = squaredSum(centredWanted.to1DArray());
  let left = total;
  const chosen: number[] = [];
  while (left > tolerance ** 2 * total) {
    const gains = variances.map((variance, unit) => {
      const varianceLeft = unitsLeft.get(unit, unit);
      return varianceLeft > negligible * variance ? squaredSum(wantedLeft.getRow(unit)) / varianceLeft : 0;
    });
    const unit = maxIndex(gains);
    const gain = gains[unit] ?? 0;
    if (gain === 0) break;
    chosen.push(unit);
    left -= gain;
    const shares = unitsLeft.getColumnVector(unit).div(unitsLeft.get(unit, unit));
    wantedLeft.sub(shares.mmul(wantedLeft.getRowVector(unit)));
    unitsLeft.sub(shares.mmul(unitsLeft.getRowVector(unit)));
  }

  // A layer that is constant on all rows becomes a bias; one unit stays because a layer needs one.
  const units = chosen.length > 0 ? chosen.sort((a, b) => a - b) : [0];
  const outputs = Array.from({ length: wanted.columns }, (_, output) => output);
  const kernel =
    chosen.length > 0
      ? solve(covariance.selection(units, units), crossCovariance.selection(units, outputs))
      : Matrix.zeros(1, wanted.columns);
  const hiddenMeans = Matrix.rowVector(hidden.mean('column')).subMatrixColumn(units);
  const bias = Matrix.rowVector(wanted.mean('column')).sub(hiddenMeans.mmul(kernel)).getRow(0);
  return { units, kernel, bias };
}

function squaredSum(values: readonly number[]): number {
  return sum(values, (value) => value * value);
}
