import { textOutputs } from '@tantiya/core';
import { deviation, mean, range } from 'd3-array';
import type { AdditiveFit, FitContext, LearnedRow } from '../designs/design-training.ts';
import { type Branch, writeAdditiveNetwork } from './additive-network.ts';
import { type Choices, chooseOn, ends } from './choose-text.ts';
import type { Columns } from './columns.ts';
import { type LinearModel, predictLinear } from './row-blocks.ts';
import {
  difference,
  fitBand,
  fitEnd,
  type KeptWords,
  keepWords,
  missesOf,
  openWords,
  type TextFitOptions,
  targetsOf,
} from './word-model.ts';

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
    heldOut: withoutLuck(outputsOf(judged, validation), targetsOf(validation, options.middle)),
    facts: [...facts, `${width} columns are kept`],
  };
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

/** A mean miss of so many standard errors is more than luck. */
const fewestErrors = 3;

/**
 * Moves what was said of the held-out rows by its mean miss, where that is no more than luck: the model that is kept has
 * learned from these rows too, and does not miss their mean. What is more than luck is a drift, which may go on.
 */
function withoutLuck(
  said: readonly (readonly number[])[],
  truth: Float64Array,
): readonly (readonly number[])[] {
  const misses = truth.map((value, row) => value - (said[row]?.[middle] as number));
  const miss = mean(misses) ?? 0;
  const standardError = (deviation(misses) ?? 0) / Math.sqrt(misses.length);
  if (Math.abs(miss) > fewestErrors * standardError) return said;
  return said.map((outputs) =>
    outputs.map((value, output) => (output === familiarity ? value : value + miss)),
  );
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

/** 1 for each column of a word that the model knows. */
function knownWords({ blocks }: Columns): Float64Array {
  return Float64Array.from(blocks, (block, column) => {
    const isFirst = blocks[column - 1] !== block; // of a text without words
    return block.feature.name.endsWith('_words') && !isFirst ? 1 : 0;
  });
}
