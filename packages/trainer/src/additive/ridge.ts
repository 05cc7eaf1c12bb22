import { dot, type LinearModel, type RowBlocks } from './row-blocks.ts';

/** A weighted least-squares problem with a penalty on each weight. */
export interface RidgeProblem {
  readonly rows: RowBlocks;
  /** By row. */
  readonly targets: Float64Array;
  /** How much each row counts; 1 unless told. */
  readonly rowWeights?: Float64Array;
  /**
   * How freely each column may be used: a weight costs penalty * (weight / scale)². A column of scale 0 gets no weight.
   */
  readonly scales: Float64Array;
  readonly penalty: number;
  /** Where the search starts; from zero unless told. */
  readonly start?: LinearModel;
  /** At most; 20 unless told, when what is left changes no answer by a hundredth. */
  readonly iterations?: number;
}

/** The search ends where the gradient is so much smaller than it was at the mean of the targets. */
const tolerance = 1e-4;

/**
 * Fits a ridge regression by conjugate gradients on the normal equations: a convex problem with one solution, one pass
 * over the rows for each step, and no matrix but the rows. Always the same sums in the same order, so the same bits.
 *
 * Columns are scaled by `scales` first, which is what makes a few dozen steps enough.
 */
export function fitRidge({
  rows,
  targets,
  rowWeights,
  scales,
  penalty,
  start,
  iterations = 20,
}: RidgeProblem): LinearModel {
  const { width } = rows;
  const centre = weightedMean(targets, rowWeights);
  // The last unknown is what the constant is beside the centre.
  const solution = new Float64Array(width + 1);
  const scaled = new Float64Array(width);

  /** The normal matrix times a vector; of targets, the gradient at it instead, downhill. */
  function multiply(vector: Float64Array, result: Float64Array, residualOf?: Float64Array): void {
    for (let at = 0; at < width; at++) scaled[at] = (vector[at] as number) * (scales[at] as number);
    const constant = vector[width] as number;
    result.fill(0);
    let biasSum = 0;
    let row = 0;
    for (const block of rows.blocks) {
      const { starts, columns, values } = block;
      for (let own = 0; own + 1 < starts.length; own++, row++) {
        const predicted = dot(block, own, scaled) + constant;
        const miss = residualOf ? (residualOf[row] as number) - centre - predicted : predicted;
        const share = rowWeights ? miss * (rowWeights[row] as number) : miss;
        biasSum += share;
        const end = starts[own + 1] as number;
        for (let entry = starts[own] as number; entry < end; entry++) {
          const column = columns[entry] as number;
          result[column] = (result[column] as number) + share * (values[entry] as number);
        }
      }
    }
    const sign = residualOf ? -1 : 1;
    for (let at = 0; at < width; at++) {
      result[at] = (result[at] as number) * (scales[at] as number) + sign * penalty * (vector[at] as number);
    }
    result[width] = biasSum;
  }

  const gradient = new Float64Array(width + 1);
  multiply(solution, gradient, targets);
  const atCentre = squaredNorm(gradient);
  let squared = atCentre;
  if (start) {
    for (let at = 0; at < width; at++) {
      const scale = scales[at] as number;
      solution[at] = scale === 0 ? 0 : (start.weights[at] as number) / scale;
    }
    solution[width] = start.bias - centre;
    multiply(solution, gradient, targets);
    squared = squaredNorm(gradient);
  }
  const direction = gradient.slice();
  const image = new Float64Array(width + 1);
  for (let step = 0; step < iterations && squared > tolerance ** 2 * atCentre; step++) {
    multiply(direction, image);
    const length = squared / product(direction, image);
    for (let at = 0; at <= width; at++) {
      solution[at] = (solution[at] as number) + length * (direction[at] as number);
      gradient[at] = (gradient[at] as number) - length * (image[at] as number);
    }
    const next = squaredNorm(gradient);
    for (let at = 0; at <= width; at++) {
      direction[at] = (gradient[at] as number) + (next / squared) * (direction[at] as number);
    }
    squared = next;
  }
  return {
    bias: centre + (solution[width] as number),
    weights: Float64Array.from(scales, (scale, at) => scale * (solution[at] as number)),
  };
}

function weightedMean(values: Float64Array, weights?: Float64Array): number {
  let sum = 0;
  let total = 0;
  values.forEach((value, row) => {
    const weight = weights ? (weights[row] as number) : 1;
    sum += weight * value;
    total += weight;
  });
  return sum / total;
}

const squaredNorm = (vector: Float64Array) => product(vector, vector);

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number);
  return sum;
}
