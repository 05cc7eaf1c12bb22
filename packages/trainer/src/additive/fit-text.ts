import { createEncoder, type Feature, type Fitted, textOutputs } from '@tantiya/core';
import { quantile, range } from 'd3-array';
import type { AdditiveFit, FitContext } from '../designs/design-training.ts';
import { fitFeatures } from '../pipeline/fit-features.ts';
import { type Branch, writeAdditiveNetwork } from './additive-network.ts';
import { fitQuantile, pinballLoss } from './pinball.ts';
import { fitRidge, type RidgeProblem } from './ridge.ts';
import {
  encodeBlocks,
  type LinearModel,
  predictLinear,
  type RowBlocks,
  restrictColumns,
} from './row-blocks.ts';
import {
  bestColumns,
  type ColumnScaling,
  type Columns,
  type FieldScales,
  frequentColumns,
  importanceOf,
  keepColumns,
  otherScale,
  scalingFor,
} from './scaled-columns.ts';

/** How a design that reads words is fitted. */
export interface TextFitOptions<Parsed> {
  readonly features: readonly Feature<Parsed>[];
  /** Which value of a target is the middle. */
  readonly middle: number;
  /** Values of a target that are outputs of their own, behind those of every such design. */
  readonly bands: readonly number[];
  /** Where the search for the scale of each field starts. */
  readonly fields: FieldScales;
  /**
   * What a doubling of any quantity adds before the data says otherwise: a market of which no posting tells quantities
   * still must not take twelve rooms for one.
   */
  readonly addedByDoubling: number;
}

/** Words and names that a model may keep; a larger one is taken where it is better by more than luck. */
const sizes = [1000, 2000, 4000, 6000, 8000];
const luck = 0.001;

const penalties = [0.35, 0.7, 1.4, 2.8];
const factors = [0.5, 2];

/** Of so many words, one says by its own weight how wide the range is, or the band. */
const wordsPerOffset = 8;

/** The ends of the range, before they are calibrated. */
const ends = [0.1, 0.9];
const endPenalties = [4, 16, 64];

const folds = 5;

/** How freely the columns of each feature may be used before anything is known: words most, a number's curve least. */
export const textFields: FieldScales = {
  title_words: 0.35,
  description_words: 0.7,
  tag_names: 0.2,
  material_names: 0.2,
  attribute_names: 0.35,
  category_name: 0.35,
  currency_code: 0.2,
  client_country: 0.2,
  quantities: 0.5,
  urgency_choice: 0.35,
  skill_choice: 0.35,
  scope_choice: 0.35,
  environment_choice: 0.35,
  job_type_choice: 0.35,
};

/**
 * Fits an additive model of words: ridge regression of the middle on all words that two rows share, then on the best of
 * them alone; the other outputs as sums of fewer words around it. What there is to choose is chosen on the validation
 * rows, from a few fixed values; nothing is drawn at random, so the same rows give the same bytes.
 *
 * Log-scaled prices and hours are close to normal around what the words say, but not equally wide: the ends of the range
 * are linear quantiles of the misses on rows left out, since those on the rows learned from are too small.
 */
export function fitText<Parsed>(
  options: TextFitOptions<Parsed>,
  { train, validation, words, onStep }: FitContext<Parsed>,
): AdditiveFit {
  const { features, middle, bands } = options;
  const inputs = {
    train: train.map(({ parsed }) => parsed),
    validation: validation.map(({ parsed }) => parsed),
  };
  const targetsOf = (value: number): Truth => ({
    train: Float64Array.from(train, ({ target }) => target[value] ?? 0),
    validation: Float64Array.from(validation, ({ target }) => target[value] ?? 0),
  });
  const truth = targetsOf(middle);

  onStep('reading words');
  const read = fitFeatures(features, train);
  const everything = encodeColumns(features, read, inputs);
  const scaling = scalingFor(everything.columns);
  const prior = (columns: Columns) => priorWeights(columns, options.addedByDoubling);

  onStep('choosing scales');
  const searched = searchScales(everything, scaling, truth, options.fields, prior);
  const importance = importanceOf(everything.columns, searched.model.weights);

  onStep('choosing words');
  const pruned = chooseSize(words === undefined ? sizes : [words], (size) => {
    const kept = bestColumns(everything.columns, importance, size);
    const fitted = keepColumns(read, everything.columns, kept);
    const matrix = encodeColumns(features, fitted, inputs);
    const scales = scaling.scales(matrix.columns, searched.fields);
    const best = choose([searched.penalty / 2, searched.penalty, searched.penalty * 2], (penalty) => {
      const model = ridgeAround(prior(matrix.columns), {
        rows: matrix.rows,
        targets: truth.train,
        scales,
        penalty,
      });
      return {
        model,
        penalty,
        loss: rootMeanSquare(predictLinear(matrix.validation, model), truth.validation),
      };
    });
    return { ...best, fitted, matrix, scales };
  });
  const { matrix, scales, model: level } = pruned;

  onStep('learning ranges');
  const base = {
    train: outOfFold({ rows: matrix.rows, targets: truth.train, scales, penalty: pruned.penalty }),
    validation: predictLinear(matrix.validation, level),
  };
  const most = Math.ceil(
    bestColumns(matrix.columns, importanceOf(matrix.columns, level.weights), Infinity).length /
      wordsPerOffset,
  );
  const misses = differences(truth, base);
  const offsets = [
    ...ends.map((end) => fitEnd(end, misses, matrix, scales, most)),
    ...bands.map((band) =>
      fitOffset(differences(targetsOf(band), truth), matrix, scales, pruned.penalty, most),
    ),
  ];

  const outputs = textOutputs.length + bands.length;
  const bandOutputs = bands.map((_, at) => textOutputs.length + at);
  const [lower, middleOutput, upper, familiarity] = range(textOutputs.length) as [
    number,
    number,
    number,
    number,
  ];
  const offsetOutputs = [lower, upper, ...bandOutputs];
  const biases = new Float64Array(outputs);
  for (const output of [middleOutput, ...offsetOutputs]) biases[output] = level.bias;
  offsets.forEach(({ bias }, at) => {
    biases[offsetOutputs[at] as number] = level.bias + bias;
  });
  const branches: readonly Branch[] = [
    {
      name: 'level',
      weights: [level.weights],
      adds: [[lower, middleOutput, upper, ...bandOutputs]],
      digits: 5,
    },
    {
      name: 'offset',
      weights: offsets.map(({ weights }) => weights),
      adds: offsetOutputs.map((output) => [output]),
      digits: 3,
    },
    { name: 'known', weights: [knownWords(matrix.columns)], adds: [[familiarity]], digits: 1 },
  ];
  return {
    fitted: pruned.fitted,
    model: writeAdditiveNetwork(matrix.rows.width, biases, branches),
    facts: [
      `${everything.columns.origins.length} columns were seen in two training rows or more; ${matrix.rows.width} are kept`,
      `penalty ${pruned.penalty}; ${scalesText(options.fields, searched.fields)}`,
      `root mean squared error of the logarithm on the validation rows: ${searched.loss.toFixed(4)} with all columns, ${pruned.loss.toFixed(4)} with those kept`,
    ],
  };
}

interface Truth {
  readonly train: Float64Array;
  readonly validation: Float64Array;
}

interface Matrix {
  readonly columns: Columns;
  readonly rows: RowBlocks;
  readonly validation: RowBlocks;
}

function encodeColumns<Parsed>(
  features: readonly Feature<Parsed>[],
  fitted: Fitted,
  inputs: { readonly train: readonly Parsed[]; readonly validation: readonly Parsed[] },
): Matrix {
  const encoder = createEncoder(features, fitted);
  const isPruned = features.every(
    ({ kind, name, ...feature }) =>
      kind === 'dense' ||
      !('fit' in feature) ||
      feature.fit?.kind !== 'columns' ||
      fitted[name] !== undefined,
  );
  const all = encodeBlocks(encoder, inputs.train);
  const columns = frequentColumns(all, encoder.blocks, isPruned ? 0 : undefined);
  const validation = encodeBlocks(encoder, inputs.validation);
  return {
    columns,
    rows: columns.rows,
    validation:
      columns.rows.width === validation.width ? validation : restrictColumns(validation, columns.origins),
  };
}

/** Ridge regression towards other weights than zero. */
function ridgeAround(prior: Float64Array, problem: RidgeProblem): LinearModel {
  const expected = predictLinear(problem.rows, { bias: 0, weights: prior });
  const { bias, weights } = fitRidge({
    ...problem,
    targets: problem.targets.map((target, row) => target - (expected[row] as number)),
  });
  return { bias, weights: weights.map((weight, column) => weight + (prior[column] as number)) };
}

function priorWeights({ features }: Columns, addedByDoubling: number): Float64Array {
  return Float64Array.from(features, ({ feature }) => (feature.name === 'quantities' ? addedByDoubling : 0));
}

interface SearchedScales {
  readonly fields: FieldScales;
  readonly penalty: number;
  readonly model: LinearModel;
  readonly loss: number;
}

/** One walk over the fields: each keeps the scale that is best with those of the others. */
function searchScales(
  { columns, rows, validation }: Matrix,
  scaling: ColumnScaling,
  truth: Truth,
  fields: FieldScales,
  prior: (columns: Columns) => Float64Array,
): SearchedScales {
  const expected = prior(columns);
  const attempt = (tried: FieldScales, penalty: number): SearchedScales => {
    const scales = scaling.scales(columns, tried);
    const model = ridgeAround(expected, { rows, targets: truth.train, scales, penalty });
    const loss = rootMeanSquare(predictLinear(validation, model), truth.validation);
    return { fields: tried, penalty, model, loss };
  };
  let best = choose(penalties, (penalty) => attempt(fields, penalty));
  for (const name of varyingFeatures(columns)) {
    for (const factor of factors) {
      const tried = attempt({ ...best.fields, [name]: scaleOf(best.fields, name) * factor }, best.penalty);
      if (tried.loss < best.loss - luck / 4) {
        best = tried;
        break;
      }
    }
  }
  return best;
}

/** Features with a column that is not the same in all rows. */
function varyingFeatures({ features, statistics, rows }: Columns): readonly string[] {
  const varying = features.filter((_, column) => (statistics.counts[column] ?? 0) % rows.rows !== 0);
  return [...new Set(varying.map(({ feature }) => feature.name))];
}

/** The misses' quantile as a sum of what some columns add. */
function fitEnd(
  level: number,
  misses: Truth,
  { columns, rows, validation }: Matrix,
  scales: Float64Array,
  most: number,
): LinearModel {
  const constant = { bias: quantile(misses.train, level) ?? 0, weights: new Float64Array(rows.width) };
  const problem = { rows, targets: misses.train, level, start: constant };
  const all = choose(endPenalties, (penalty) => {
    const model = fitQuantile({ ...problem, scales, penalty });
    return { model, penalty, loss: pinballLoss(predictLinear(validation, model), misses.validation, level) };
  });
  const kept = keptScales(columns, scales, all.model.weights, most);
  return fitQuantile({ ...problem, scales: kept, penalty: all.penalty });
}

/** A mean as a sum of what some columns add. */
function fitOffset(
  offsets: Truth,
  { columns, rows, validation }: Matrix,
  scales: Float64Array,
  penalty: number,
  most: number,
): LinearModel {
  const fit = (factor: number, free: Float64Array) =>
    fitRidge({ rows, targets: offsets.train, scales: free, penalty: penalty * factor });
  const all = choose([1, 4, 16], (factor) => {
    const model = fit(factor, scales);
    return { model, factor, loss: rootMeanSquare(predictLinear(validation, model), offsets.validation) };
  });
  return fit(all.factor, keptScales(columns, scales, all.model.weights, most));
}

/** Scales of the best words alone, and of all columns that are not words. */
function keptScales(
  columns: Columns,
  scales: Float64Array,
  weights: Float64Array,
  most: number,
): Float64Array {
  const free = new Float64Array(scales.length);
  for (const column of bestColumns(columns, importanceOf(columns, weights), most)) {
    free[column] = scales[column] as number;
  }
  return free;
}

/** What a model says of each row that has not learned from it. */
function outOfFold(problem: RidgeProblem): Float64Array {
  const { targets } = problem;
  const predicted = new Float64Array(targets.length);
  for (let fold = 0; fold < folds; fold++) {
    const isOut = (row: number) => row % folds === fold;
    const model = fitRidge({ ...problem, rowWeights: targets.map((_, row) => (isOut(row) ? 0 : 1)) });
    predictLinear(problem.rows, model).forEach((value, row) => {
      if (isOut(row)) predicted[row] = value;
    });
  }
  return predicted;
}

/** 1 for each column of a word that the model knows. */
function knownWords({ features }: Columns): Float64Array {
  return Float64Array.from(features, (block, column) => {
    const isFirst = features[column - 1] !== block; // of a text without words
    return block.feature.name.endsWith('_words') && !isFirst ? 1 : 0;
  });
}

function differences(one: Truth, other: Truth): Truth {
  const subtract = (a: Float64Array, b: Float64Array) => a.map((value, row) => value - (b[row] as number));
  return { train: subtract(one.train, other.train), validation: subtract(one.validation, other.validation) };
}

/** The best of all that is tried. */
function choose<Option, Tried extends { readonly loss: number }>(
  options: readonly Option[],
  attempt: (option: Option) => Tried,
): Tried {
  const tried = options.map(attempt);
  return tried.reduce((best, other) => (other.loss < best.loss ? other : best));
}

/** The smallest that is as good as the best but for luck. */
function chooseSize<Tried extends { readonly loss: number }>(
  options: readonly number[],
  attempt: (size: number) => Tried,
): Tried {
  const tried = options.map(attempt);
  const least = Math.min(...tried.map(({ loss }) => loss));
  return tried.find(({ loss }) => loss <= least + luck) as Tried;
}

function rootMeanSquare(predicted: Float64Array, truth: Float64Array): number {
  let sum = 0;
  predicted.forEach((value, row) => {
    sum += (value - (truth[row] as number)) ** 2;
  });
  return Math.sqrt(sum / predicted.length);
}

function scaleOf(fields: FieldScales, name: string): number {
  return fields[name] ?? otherScale;
}

function scalesText(before: FieldScales, after: FieldScales): string {
  const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
  return changed.length === 0
    ? 'scales as they were'
    : changed.map((name) => `scale of ${name} ${after[name]}`).join(', ');
}
