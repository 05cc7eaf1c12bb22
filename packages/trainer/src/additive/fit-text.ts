import { createEncoder, type Feature, type Fitted, textOutputs } from '@tantiya/core';
import { quantile, range } from 'd3-array';
import type { AdditiveFit, FitContext, LearnedRow } from '../designs/design-training.ts';
import { fitFeatures } from '../pipeline/fit-features.ts';
import { type Branch, writeAdditiveNetwork } from './additive-network.ts';
import { type Choices, chooseOn } from './choose-text.ts';
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
const wordsPerOffset = 8;

/** The ends of the range, before they are calibrated. */
export const ends = [0.1, 0.9];

const folds = 5;

/** Binary digits of the weights that are kept: no answer moves by more than a few thousandths. */
const digits = { level: 5, offset: 3, known: 1 };

const [lower, middle, upper, familiarity] = range(textOutputs.length) as [number, number, number, number];

/**
 * Fits an additive model of words: a ridge regression of the middle on all words, then on the best of them alone; the
 * other outputs as sums of fewer words around it. Nothing is drawn at random, so the same rows give the same bytes.
 *
 * What there is to choose is chosen on the validation rows, from a few fixed values. The model that is kept has then
 * learned from the validation rows too; what is said of those by the one that has not is what ranges are calibrated on.
 *
 * Prices and hours are close to log-normal around what the words say, but not equally wide: the ends of the range are
 * linear quantiles of the misses on rows left out, since those on the rows learned from are too small.
 */
export function fitText<Parsed>(
  options: TextFitOptions<Parsed>,
  { train, validation, words, onStep }: FitContext<Parsed>,
): AdditiveFit {
  onStep('choosing what to learn');
  const { choices, facts } = chooseOn(options, train, validation, words);
  onStep('learning');
  const judged = learn(options, choices, train);
  const final = learn(options, choices, [...train, ...validation]);
  const branches: readonly Branch[] = [
    { name: 'level', weights: [final.level.weights], adds: [final.places], digits: digits.level },
    {
      name: 'offset',
      weights: final.offsets.map(({ weights }) => weights),
      adds: final.places.filter((place) => place !== middle).map((place) => [place]),
      digits: digits.offset,
    },
    { name: 'known', weights: [final.known], adds: [[familiarity]], digits: digits.known },
  ];
  const { width } = final.matrix.columns.rows;
  return {
    fitted: final.matrix.fitted,
    model: writeAdditiveNetwork(width, final.biases, branches),
    heldOut: outputsOf(judged, validation),
    facts: [...facts, `${width} columns are kept`],
  };
}

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
  const columns = createColumns(encode(rows), encoder.blocks);
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
    fitLevel(options, matrix, targets, scalesFor(matrix.columns, meanSquares, fields), penalty);
  return { matrix, meanSquares, fit };
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
  { fields, size, prunedPenalty }: Pick<Choices, 'fields' | 'size' | 'prunedPenalty'>,
  rows: readonly LearnedRow<Parsed>[],
): KeptWords<Parsed> {
  const kept = bestColumns(all.columns, importanceOf(all.columns, weights), size);
  const matrix = encodeRows(options, keepColumns(all.fitted, all.columns, kept), rows);
  const scales = scalesFor(matrix.columns, meanSquares, fields);
  const level = fitLevel(options, matrix, targetsOf(rows, options.middle), scales, prunedPenalty);
  return { matrix, scales, level };
}

/** Ridge regression towards what is expected of quantities. */
function fitLevel<Parsed>(
  { addedByDoubling }: TextFitOptions<Parsed>,
  { columns: { rows, blocks } }: Matrix<Parsed>,
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

/** A model that has learned from some rows with everything chosen. */
interface Learned<Parsed> extends KeptWords<Parsed> {
  /** Outputs that the middle is the base of: the ends of the range around it, then the bands. */
  readonly places: readonly number[];
  /** What is added to the middle for each of the places but its own. */
  readonly offsets: readonly LinearModel[];
  /** 1 for each column of a word. */
  readonly known: Float64Array;
  /** By output. */
  readonly biases: Float64Array;
}

function learn<Parsed>(
  options: TextFitOptions<Parsed>,
  choices: Choices,
  rows: readonly LearnedRow<Parsed>[],
): Learned<Parsed> {
  const all = openWords(options, rows);
  const words = keepWords(options, all, all.fit(choices.fields, choices.penalty), choices, rows);
  const misses = missesOf(options, words, choices.prunedPenalty, rows);
  const [lowerEnd, upperEnd] = ends.map((end, at) =>
    fitEnd(end, misses, words, choices.endPenalties[at] as number),
  ) as [LinearModel, LinearModel];
  const bandOffsets = options.bands.map((band, at) =>
    fitBand(
      difference(targetsOf(rows, band), targetsOf(rows, options.middle)),
      words,
      choices.bandPenalties[at] as number,
    ),
  );
  const bandPlaces = options.bands.map((_, at) => textOutputs.length + at);
  const biases = new Float64Array(textOutputs.length + bandPlaces.length);
  biases[lower] = words.level.bias + lowerEnd.bias;
  biases[middle] = words.level.bias;
  biases[upper] = words.level.bias + upperEnd.bias;
  bandOffsets.forEach(({ bias }, at) => {
    biases[bandPlaces[at] as number] = words.level.bias + bias;
  });
  return {
    ...words,
    places: [lower, middle, upper, ...bandPlaces],
    offsets: [lowerEnd, upperEnd, ...bandOffsets],
    known: knownWords(words.matrix.columns),
    biases,
  };
}

/** What a model says of rows, one value for each output. */
function outputsOf<Parsed>(
  { matrix, level, places, offsets, known, biases }: Learned<Parsed>,
  rows: readonly LearnedRow<Parsed>[],
): readonly (readonly number[])[] {
  const blocks = matrix.encode(rows);
  const added = (weights: Float64Array) => predictLinear(blocks, { bias: 0, weights });
  const base = added(level.weights);
  const others = places.filter((place) => place !== middle);
  const columns = Array.from(biases, (_, output) => {
    if (output === familiarity) return added(known);
    const offset = offsets[others.indexOf(output)];
    if (!offset) return base;
    return added(offset.weights).map((value, row) => value + (base[row] as number));
  });
  return rows.map((_, row) =>
    columns.map((column, output) => (biases[output] as number) + (column[row] as number)),
  );
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

/** 1 for each column of a word that the model knows. */
function knownWords({ blocks }: Columns): Float64Array {
  return Float64Array.from(blocks, (block, column) => {
    const isFirst = blocks[column - 1] !== block; // of a text without words
    return block.feature.name.endsWith('_words') && !isFirst ? 1 : 0;
  });
}

export function targetsOf(rows: readonly LearnedRow<unknown>[], value: number): Float64Array {
  return Float64Array.from(rows, ({ target }) => target[value] ?? Number.NaN);
}

export function difference(from: Float64Array, subtracted: Float64Array): Float64Array {
  return from.map((value, row) => value - (subtracted[row] as number));
}
