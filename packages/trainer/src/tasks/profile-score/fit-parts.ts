import { createEncoder, densify, type Profile, profileScoreParts, scoreCurves } from '@tantiya/core';
import { sum } from 'd3-array';
import { Matrix } from 'ml-matrix';
import type { LearnedRow } from '../../designs/design-training.ts';
import { nonNegativeLeastSquares } from '../../fit/non-negative-least-squares.ts';

/** What a column of the design's rows is to its curve. */
interface Column {
  /** The curve, counted in `scoreCurves`. */
  readonly part: number;
  /** How much of the curve's reach its stretch is, 0..1; undefined for the column of an unknown value. */
  readonly share?: number;
  /** Whether a good value has passed it. */
  readonly isUpToGood?: boolean;
}

const columns: readonly Column[] = scoreCurves.flatMap(({ knots, good = 0 }, part) => {
  const [first = 0, ...ends] = knots;
  const reach = (ends.at(-1) ?? 0) - first;
  const stretches = ends.map((end, index) => ({
    part,
    share: (end - (knots[index] ?? 0)) / reach,
    isUpToGood: end <= good,
  }));
  return good > 0 ? [...stretches, { part }] : stretches;
});

/** So many rows would say of each curve that it is straight and flat: what bends and rises it are the rows. */
const straightness = 3;

/** So many rows would say that a profile with everything has 100 points: enough to make it so. */
const perfection = 1e5;

/**
 * Fits a weight for each column by least squares, under what a score promises: no weight is below 0, all curves together
 * reach 100 points, and an unknown value is worth no more than a good one.
 *
 * @param rows profiles and the score that they should have
 * @returns shape [columns of the design]
 */
export function fitParts(rows: readonly LearnedRow<Profile>[]): readonly number[] {
  const { encode, shape } = createEncoder(profileScoreParts.features);
  const encoded = new Matrix(rows.length, columns.length);
  const flat = densify(encode(rows.map(({ parsed }) => parsed)), shape);
  for (let row = 0; row < rows.length; row++)
    encoded.setRow(row, [...flat.subarray(row * columns.length, (row + 1) * columns.length)]);
  const targets = Matrix.columnVector(rows.map(({ target: [score = 0] }) => score));
  const perfect = Matrix.columnVector(columns.map(({ share }) => (share === undefined ? 0 : 1)));

  const gram = encoded
    .transpose()
    .mmul(encoded)
    .add(Matrix.diag(columns.map(({ share = 1 }) => straightness / share)))
    .add(perfect.mmul(perfect.transpose()).mul(perfection));
  const moments = encoded
    .transpose()
    .mmul(targets)
    .add(Matrix.mul(perfect, 100 * perfection));

  const weights = solveTied(gram, moments, []);
  const total = sum(weights, (weight, column) => weight * perfect.get(column, 0));
  return inSixteenths(weights.map((weight) => (weight * 100) / total));
}

/** @param tied parts whose unknown value is worth exactly as much as a good one */
function solveTied(gram: Matrix, moments: Matrix, tied: readonly number[]): readonly number[] {
  const isTied = ({ part, share }: Column) => share === undefined && tied.includes(part);
  const own = columns.flatMap((column, at) => (isTied(column) ? [] : [at]));
  // Every column as a sum of those that have a weight of their own.
  const sums = new Matrix(
    columns.map((column, row) =>
      own.map((at) => Number(isTied(column) ? isGood(columns[at], column.part) : at === row)),
    ),
  );
  const solved = nonNegativeLeastSquares(
    sums.transpose().mmul(gram).mmul(sums),
    sums.transpose().mmul(moments).to1DArray(),
  );
  const weights = sums.mmul(Matrix.columnVector([...solved])).to1DArray();
  // A promise that the free solution breaks holds with equality in the best one that keeps it.
  const broken = columns.filter(
    (column, at) =>
      column.share === undefined && !isTied(column) && (weights[at] ?? 0) > goodPoints(weights, column.part),
  );
  if (broken.length === 0) return weights;
  return solveTied(gram, moments, [...tied, ...broken.map(({ part }) => part)]);
}

function isGood(column: Column | undefined, part: number): boolean {
  return column?.part === part && column.isUpToGood === true;
}

/** What a good value of a part is worth. */
function goodPoints(weights: readonly number[], part: number): number {
  return sum(weights, (weight, at) => (isGood(columns[at], part) ? weight : 0));
}

/** The one linear layer of the design: the points of each part, and behind them the maxima, which no column moves. */
export interface PartsLayer {
  /** Shape [columns, outputs], row-major. */
  readonly kernel: Float32Array;
  /** Shape [outputs]. */
  readonly bias: Float32Array;
}

/** @param weights shape [columns] */
export function partsLayer(weights: readonly number[]): PartsLayer {
  const parts = scoreCurves.length;
  const kernel = new Float32Array(columns.length * 2 * parts);
  const bias = new Float32Array(2 * parts);
  columns.forEach(({ part, share }, column) => {
    const weight = weights[column] ?? 0;
    kernel[column * 2 * parts + part] = weight;
    if (share !== undefined) bias[parts + part] = (bias[parts + part] ?? 0) + weight;
  });
  return { kernel, bias };
}

/** Half precision has every sixteenth up to 128. */
const steps = 16;

/** Rounds so that half precision holds every weight, and all curves together still reach exactly 100 points. */
function inSixteenths(weights: readonly number[]): readonly number[] {
  const rounded = weights.map((weight) => Math.floor(weight * steps));
  const stretches = columns.flatMap(({ share }, at) => (share === undefined ? [] : [at]));
  const missing = 100 * steps - sum(stretches, (at) => rounded[at] ?? 0);
  const left = (at: number) => (weights[at] ?? 0) * steps - (rounded[at] ?? 0);
  for (const at of stretches.toSorted((a, b) => left(b) - left(a)).slice(0, missing))
    rounded[at] = (rounded[at] ?? 0) + 1;
  columns.forEach(({ part, share }, at) => {
    if (share === undefined) rounded[at] = Math.min(rounded[at] ?? 0, goodPoints(rounded, part));
  });
  return rounded.map((weight) => weight / steps);
}
