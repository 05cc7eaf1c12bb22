import { columnNames, fingerprint, indexVocabulary, type LayersModel, type Manifest } from '@tantiya/core';
import { sha256 } from '../export/model-files.ts';
import { architectures, hyperparameters } from '../network/architecture.ts';
import { buildNetwork } from '../network/build.ts';
import { compact } from '../network/compact.ts';
import type { TrainingEngine } from '../network/engine.ts';
import type { Examples } from '../network/examples.ts';
import { type BatchReport, type EpochReport, type FitResult, fit } from '../network/fit.ts';
import { toFloat16 } from '../network/float16.ts';
import { exportNetwork } from '../network/layers-model.ts';
import { type Narrowed, narrow } from '../network/narrow.ts';
import { constantColumns, silenceColumns } from '../network/silence.ts';
import { loadExported } from './exported-network.ts';
import { fitVocabularies } from './fit-vocabularies.ts';
import { goldenProbes } from './golden-probes.ts';
import { type LabelledSplit, loadSplit, type Source } from './load-split.ts';
import type { Figures } from './metrics.ts';
import type { Comparison, Labelled, TaskTraining } from './task-training.ts';
import { toExamples } from './to-examples.ts';

export interface TrainOptions extends Source {
  readonly engine: TrainingEngine;
  /** Such as "price/freelance". */
  readonly id: string;
  readonly version: string;
  /** ISO 8601. */
  readonly trainedAt: string;
  /** A 32-bit integer: the same seed on the same engine gives the same weights. */
  readonly seed: number;
  /** How weights are stored; with float16, small arrays stay in float32. */
  readonly dtype: 'float16' | 'float32';
  /** Whether to leave out the weights that never reach the output, and the units that others can stand in for. */
  readonly compact: boolean;
  /** Instead of the specification's. */
  readonly epochs?: number | undefined;
  /** Instead of the specification's. */
  readonly batchSize?: number | undefined;
  readonly onEpoch?: (report: EpochReport) => void;
  readonly onBatch?: (report: BatchReport) => void;
  readonly signal?: AbortSignal;
}

/** A model ready to be written, and what is worth telling about how it came about. */
export interface TrainedModel {
  readonly model: LayersModel;
  readonly manifest: Manifest;
  /** On the test rows, by the form of the model that is exported. */
  readonly comparisons: readonly Comparison[];
  readonly fit: FitResult & { readonly seconds: number };
  /** How far a compact model was narrowed. */
  readonly narrowed: Omit<Narrowed, 'network'> | undefined;
  readonly data: Pick<LabelledSplit<unknown>, 'badRows' | 'unlabelled'>;
}

/**
 * Trains a task's network on a source and evaluates it in the form in which it is exported.
 *
 * @throws TantiyaError for data that cannot be used; the reason of `signal` once it is aborted
 */
export async function train<Parsed>(
  training: TaskTraining<Parsed>,
  options: TrainOptions,
): Promise<TrainedModel> {
  const { task } = training;
  const { tf } = options.engine;
  const { badRows, unlabelled, ...split } = await loadSplit(training, options);
  const words = fitVocabularies(training, split.train);
  const vocabularies = {
    categories: indexVocabulary(words.categories),
    tags: indexVocabulary(words.tags),
  };
  const encoded = {
    train: toExamples(training, split.train, vocabularies, options.seed),
    validation: toExamples(training, split.validation, vocabularies, options.seed),
  };
  const fitted = await fitNetwork(training, encoded, options);
  const network = await loadExported(tf, task, fitted.model, vocabularies);
  try {
    const predict = network.predict;
    const calibration = training.calibrate({
      train: await predict(inputsOf(split.train)),
      validation: await predict(inputsOf(split.validation)),
      validationTargets: split.validation.map(({ target }) => training.toNetwork(target)),
    });
    const unmeasured: Manifest = {
      format: 1,
      task: task.id,
      id: options.id,
      version: options.version,
      trainedAt: options.trainedAt,
      fingerprint: fingerprint(task.id, task.features),
      vocabularies: words,
      silentColumns: fitted.silentColumns,
      reference: training.reference(split.train, words.categories),
      calibration,
      rows: { train: split.train.length, validation: split.validation.length, test: split.test.length },
      training: { recipe: options.recipe.name, split: options.splitBy.kind, seed: options.seed },
      metrics: {},
      weightsSha256: sha256(new Uint8Array(fitted.model.weights)),
      probes: await goldenProbes(training, vocabularies, predict),
    };
    const comparisons = await training.evaluate({ ...split, manifest: unmeasured, predict });
    return {
      model: fitted.model,
      manifest: { ...unmeasured, metrics: summary(comparisons[0]?.figures['model'] ?? {}) },
      comparisons,
      fit: fitted.result,
      narrowed: fitted.narrowed,
      data: { badRows, unlabelled },
    };
  } finally {
    network.dispose();
  }
}

interface FittedNetwork {
  readonly model: LayersModel;
  readonly silentColumns: string[];
  readonly result: TrainedModel['fit'];
  readonly narrowed: TrainedModel['narrowed'];
}

/** Builds and fits the network, and brings it into the form of the export. */
async function fitNetwork<Parsed>(
  { task }: TaskTraining<Parsed>,
  { train, validation }: { readonly train: Examples; readonly validation: Examples },
  { engine: { tf }, seed, epochs, batchSize, dtype, ...options }: TrainOptions,
): Promise<FittedNetwork> {
  const defaults = hyperparameters[task.id];
  const architecture = architectures[task.id];
  const network = buildNetwork(tf, architecture, seed);
  let narrowed: Narrowed | undefined;
  try {
    const startedAt = performance.now();
    const result = await fit(tf, network, train, validation, {
      ...options,
      seed,
      hyperparameters: {
        ...defaults,
        epochs: epochs ?? defaults.epochs,
        batchSize: batchSize ?? defaults.batchSize,
      },
    });
    const seconds = (performance.now() - startedAt) / 1000;
    if (options.compact) narrowed = await narrow(tf, network, architecture, train, validation);
    const constants = constantColumns(train.inputs, train.rows);
    const silenced = silenceColumns(await exportNetwork(narrowed?.network ?? network), constants);
    const smaller = options.compact ? compact(silenced) : silenced;
    const names = columnNames(task.features);
    return {
      model: dtype === 'float16' ? toFloat16(smaller) : smaller,
      silentColumns: Array.from(constants.keys(), (column) => names[column] ?? String(column)),
      result: { ...result, seconds },
      narrowed: narrowed && { units: narrowed.units, largestMove: narrowed.largestMove },
    };
  } finally {
    narrowed?.network.dispose();
    network.dispose();
  }
}

function inputsOf<Parsed>(rows: readonly Labelled<Parsed>[]): readonly Parsed[] {
  return rows.map(({ parsed }) => parsed);
}

/** The figures of all outputs together; five digits are all that a test of a few thousand rows can tell. */
function summary(figures: Figures): Figures {
  return Object.fromEntries(
    Object.entries(figures)
      .filter(([name]) => !name.includes('.'))
      .map(([name, value]) => [name, Number(value.toPrecision(5))]),
  );
}
