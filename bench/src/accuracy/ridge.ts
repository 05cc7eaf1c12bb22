import { CholeskyDecomposition, Matrix } from 'ml-matrix';

/** Rows of few columns, all of them written out. */
export interface DenseRows {
  readonly count: number;
  /** Shape [count, columns], row-major. */
  readonly inputs: Float32Array;
  /** One list of outputs for each row. */
  readonly targets: readonly (readonly number[])[];
}

/** From hardly any to a lot, for columns that are mostly between 0 and 1. */
const penalties = [0.01, 0.1, 1, 10, 100];

/**
 * Linear regression with a quadratic penalty, which is chosen on the validation rows.
 *
 * @returns for each test row its outputs
 */
export function ridge(
  train: DenseRows,
  validation: DenseRows,
  test: DenseRows,
): readonly (readonly number[])[] {
  const x = withConstant(train);
  const y = new Matrix(train.targets.map((target) => [...target]));
  const gram = x.transpose().mmul(x);
  const moments = x.transpose().mmul(y);
  const fits = penalties.map((penalty) => {
    const penalised = gram.clone();
    // The constant, which is the last column, is free.
    for (let at = 0; at < penalised.rows - 1; at++) penalised.set(at, at, penalised.get(at, at) + penalty);
    const weights = new CholeskyDecomposition(penalised).solve(moments);
    return { weights, error: rootMeanSquare(withConstant(validation).mmul(weights), validation.targets) };
  });
  const [best] = fits.toSorted((a, b) => a.error - b.error);
  return best === undefined ? [] : withConstant(test).mmul(best.weights).to2DArray();
}

function withConstant({ count, inputs }: DenseRows): Matrix {
  const columns = inputs.length / count;
  return new Matrix(
    Array.from({ length: count }, (_, row) => [...inputs.subarray(row * columns, (row + 1) * columns), 1]),
  );
}

function rootMeanSquare(predicted: Matrix, truth: readonly (readonly number[])[]): number {
  return predicted.sub(new Matrix(truth.map((row) => [...row]))).norm();
}
