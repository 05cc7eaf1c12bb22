import { CholeskyDecomposition, Matrix } from 'ml-matrix';

/**
 * Least squares with weights of 0 or more: minimises |X w - y|² by the active set method of Lawson and Hanson (1974).
 *
 * It lets weights in one by one, the one that would help most first, and takes out those that the others would push below
 * 0. After finitely many steps that is the exact answer, however strongly columns go together, where a projected gradient
 * creeps; and a weight that is not needed is 0, not nearly 0.
 *
 * @param gram XᵀX, positive definite, shape [columns, columns]
 * @param moments Xᵀy, shape [columns]
 * @returns shape [columns]
 */
export function nonNegativeLeastSquares(gram: Matrix, moments: readonly number[]): readonly number[] {
  const tolerance = 1e-10 * Math.max(...moments.map(Math.abs));
  let weights = moments.map(() => 0);
  let free: readonly number[] = [];
  for (;;) {
    const slopes = gram.mmul(Matrix.columnVector(weights)).to1DArray();
    const entering = moments
      .map((moment, column) => ({ column, gain: moment - (slopes[column] ?? 0) }))
      .filter(({ column, gain }) => gain > tolerance && !free.includes(column))
      .reduce((best, next) => (next.gain > best.gain ? next : best), { column: -1, gain: 0 });
    if (entering.column === -1) return weights;
    free = [...free, entering.column];
    for (;;) {
      const solved = solveFree(gram, moments, free);
      const falling = free.filter((column) => (solved[column] ?? 0) <= 0);
      if (falling.length === 0) {
        weights = solved;
        break;
      }
      // As far towards the solution as all weights stay at 0 or above; what has arrived at 0 is taken out.
      const share = Math.min(...falling.map((column) => stepTo0(weights[column] ?? 0, solved[column] ?? 0)));
      const moved = weights.map((weight, column) => weight + share * ((solved[column] ?? 0) - weight));
      const stays = (column: number) =>
        !falling.includes(column) || stepTo0(weights[column] ?? 0, solved[column] ?? 0) > share;
      free = free.filter(stays);
      weights = moved.map((weight, column) => (free.includes(column) ? weight : 0));
    }
  }
}

/** The share of the way from a weight to its solution, below, at which it is 0. */
function stepTo0(weight: number, solved: number): number {
  return weight === solved ? 0 : weight / (weight - solved);
}

/** Least squares over some columns alone; the others have weight 0. */
function solveFree(gram: Matrix, moments: readonly number[], free: readonly number[]): number[] {
  const some = [...free];
  const right = Matrix.columnVector(some.map((column) => moments[column] ?? 0));
  const solved = new CholeskyDecomposition(gram.selection(some, some)).solve(right).to1DArray();
  const weights = moments.map(() => 0);
  some.forEach((column, at) => {
    weights[column] = solved[at] ?? 0;
  });
  return weights;
}
