import { createEncoder, type Feature, type Fitted } from '@tantiya/core';
import { quantile, range } from 'd3-array';
import type { LearnedRow } from '../designs/design-training.ts';
import { fitFeatures } from '../pipeline/fit-features.ts';
import {
  bestColumns,
  type Columns,
  createColumns,
  type FieldScales,
  importanceOf,
  keepColumns,
  type MeanSquares,
  meanSquaresOf,
  scalesFor,
} from './columns.ts';
import { fitQuantile } from './pinball.ts';
import { fitRidge } from './ridge.ts';
import {
  encodeBlocks,
  type LinearModel,
  predictLinear,
  type RowBlocks,
  restrictColumns,
} from './row-blocks.ts';

/** How a design that reads words is fitted. */
export interface TextFitOptions<Parsed> {
  readonly features: readonly Feature<Parsed>[];
  /** Which value of a target is the middle. */
  readonly middle: number;
  /** Values of a target that are outputs of their own, behind those of every such design. */
  readonly bands: readonly number[];
  /**
   * What a doubling of any quantity adds before the data says otherwise: a market of which no posting tells quantities
   * still must not take twelve rooms for one.
   */
  readonly addedByDoubling: number;
}

/** Of so many words, one says by a weight of its own how wide the range or the band is. */
const wordsPerOffset = 12;

const folds = 5;

/** Rows to learn from, encoded. */
interface Matrix<Parsed> {
  readonly fitted: Fitted;
  readonly columns: Columns;
  /** Other rows in the same columns. */
  readonly encode: (rows: readonly LearnedRow<Parsed>[]) => RowBlocks;
}

function encodeRows<Parsed>(
  { features }: TextFitOptions<Parsed>,
  fitted: Fitted,
  rows: readonly LearnedRow<Parsed>[],
): Matrix<Parsed> {
  const encoder = createEncoder(features, fitted);
  const encode = (some: readonly LearnedRow<Parsed>[]) =>
    encodeBlocks(
      encoder,
      some.map(({ parsed }) => parsed),
    );
  const columns = createColumns(encode(rows), encoder.blocks, fitted);
  return { fitted, columns, encode: (some) => restrictColumns(encode(some), columns.origins) };
}

/** All words of some rows, and how they are learned from. */
export interface AllWords<Parsed> {
  readonly matrix: Matrix<Parsed>;
  readonly meanSquares: MeanSquares;
  readonly fit: (fields: FieldScales, penalty: number) => LinearModel;
}

export function openWords<Parsed>(
  options: TextFitOptions<Parsed>,
  rows: readonly LearnedRow<Parsed>[],
): AllWords<Parsed> {
  const matrix = encodeRows(options, fitFeatures(options.features, rows), rows);
  const meanSquares = meanSquaresOf(matrix.columns);
  const targets = targetsOf(rows, options.middle);
  const fit = (fields: FieldScales, penalty: number) =>
    fitLevel(options, matrix.columns, targets, scalesFor(matrix.columns, meanSquares, fields), penalty);
  return { matrix, meanSquares, fit };
}

/** How words are picked and weighed. */
export interface WordChoices {
  readonly fields: FieldScales;
  /** Words and names that are kept at most. */
  readonly size: number;
  readonly prunedPenalty: number;
}

/** The best words alone, and what they say. */
export interface KeptWords<Parsed> {
  readonly matrix: Matrix<Parsed>;
  readonly scales: Float64Array;
  /** Of the middle. */
  readonly level: LinearModel;
}

export function keepWords<Parsed>(
  options: TextFitOptions<Parsed>,
  { matrix: all, meanSquares }: AllWords<Parsed>,
  { weights }: LinearModel,
  { fields, size, prunedPenalty }: WordChoices,
  rows: readonly LearnedRow<Parsed>[],
): KeptWords<Parsed> {
  const targets = targetsOf(rows, options.middle);
  const kept = bestColumns(all.columns, importanceOf(all.columns, weights), size);
  const matrix = encodeRows(options, keepColumns(all.fitted, all.columns, kept), rows);
  const scales = scalesFor(matrix.columns, meanSquares, fields);
  const level = fitLevel(options, matrix.columns, targets, scales, prunedPenalty);
  return { matrix, scales, level };
}

/** Ridge regression towards what is expected of quantities. */
function fitLevel<Parsed>(
  { addedByDoubling }: TextFitOptions<Parsed>,
  { rows, blocks }: Columns,
  targets: Float64Array,
  scales: Float64Array,
  penalty: number,
): LinearModel {
  const expected = Float64Array.from(blocks, ({ feature }) =>
    feature.name === 'quantities' ? addedByDoubling : 0,
  );
  const known = predictLinear(rows, { bias: 0, weights: expected });
  const { bias, weights } = fitRidge({ rows, targets: difference(targets, known), scales, penalty });
  return { bias, weights: weights.map((weight, column) => weight + (expected[column] ?? 0)) };
}

/** By how much each row misses what models say that have not learned from it. */
export function missesOf<Parsed>(
  { middle }: TextFitOptions<Parsed>,
  { matrix, scales }: KeptWords<Parsed>,
  penalty: number,
  learned: readonly LearnedRow<Parsed>[],
): Float64Array {
  const { rows } = matrix.columns;
  const targets = targetsOf(learned, middle);
  const misses = targets.slice();
  for (const fold of range(folds)) {
    const rowWeights = targets.map((_, row) => (row % folds === fold ? 0 : 1));
    const predicted = predictLinear(rows, fitRidge({ rows, targets, scales, penalty, rowWeights }));
    for (let row = fold; row < targets.length; row += folds) {
      misses[row] = (targets[row] as number) - (predicted[row] as number);
    }
  }
  return misses;
}

/** A quantile of the misses as a sum of what the best words for it add, and all columns that are no words. */
export function fitEnd<Parsed>(
  level: number,
  misses: Float64Array,
  { matrix: { columns }, scales }: KeptWords<Parsed>,
  penalty: number,
): LinearModel {
  const start = { bias: quantile(misses, level) ?? 0, weights: new Float64Array(scales.length) };
  const fit = (free: Float64Array) =>
    fitQuantile({ rows: columns.rows, targets: misses, scales: free, penalty, level, start });
  return fit(freeBest(columns, scales, fit(scales)));
}

/** A mean as a sum of the same kind. */
export function fitBand<Parsed>(
  targets: Float64Array,
  { matrix: { columns }, scales }: KeptWords<Parsed>,
  penalty: number,
): LinearModel {
  const fit = (free: Float64Array) => fitRidge({ rows: columns.rows, targets, scales: free, penalty });
  return fit(freeBest(columns, scales, fit(scales)));
}

/** The scales of the best words alone, and of all columns that are no words. */
function freeBest(columns: Columns, scales: Float64Array, { weights }: LinearModel): Float64Array {
  const free = new Float64Array(scales.length);
  const most = Math.ceil(scales.length / wordsPerOffset);
  for (const column of bestColumns(columns, importanceOf(columns, weights), most)) {
    free[column] = scales[column] as number;
  }
  return free;
}

export function targetsOf(rows: readonly LearnedRow<unknown>[], value: number): Float64Array {
  return Float64Array.from(rows, ({ target }) => target[value] ?? Number.NaN);
}

export function difference(from: Float64Array, subtracted: Float64Array): Float64Array {
  return from.map((value, row) => value - (subtracted[row] as number));
}
