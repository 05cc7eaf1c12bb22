import { columnNames, fingerprint, indexVocabulary, type LayersModel, type Manifest } from '@tantiya/core';
import type { Backend } from '../backend/backend.ts';
import { buildNetwork, shapeOf } from '../designs/build-network.ts';
import { sha256 } from '../export/model-files.ts';
import { type BatchReport, type EpochReport, type FitResult, fit } from '../fit/fit.ts';
import type { FitRows } from '../fit/fit-rows.ts';
import { compact } from '../shrink/compact.ts';
import { toFloat16 } from '../shrink/float16.ts';
import { exportNetwork } from '../shrink/layers-model.ts';
import { type Narrowed, narrow } from '../shrink/narrow.ts';
import { constantColumns, silenceColumns } from '../shrink/silence.ts';
import type { Figures } from '../tasks/metrics.ts';
import type { Comparison, Labelled, TrainerTask } from '../tasks/trainer-task.ts';
import { loadExported } from './exported-network.ts';
import { fitVocabularies } from './fit-vocabularies.ts';
import { goldenProbes } from './golden-probes.ts';
import { type LabelledSplit, loadSplit, type Source } from './load-split.ts';
import { toFitRows } from './to-fit-rows.ts';

export interface TrainOptions extends Source {
  readonly backend: Backend;
  /** Such as "price/freelance". */
  readonly id: string;
  readonly version: string;
  /** ISO 8601. */
  readonly trainedAt: string;
  /** A 32-bit integer: the same seed on the same backend gives the same weights. */
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
  trainerTask: TrainerTask<Parsed>,
  options: TrainOptions,
): Promise<TrainedModel> {
  const { task } = trainerTask;
  const { tf } = options.backend;
  const { badRows, unlabelled, ...split } = await loadSplit(trainerTask, options);
  const words = fitVocabularies(trainerTask, split.train);
  const vocabularies = {
    categories: indexVocabulary(words.categories),
    tags: indexVocabulary(words.tags),
  };
  const encoded = {
    train: toFitRows(trainerTask, split.train, vocabularies, options.seed),
    validation: toFitRows(trainerTask, split.validation, vocabularies, options.seed),
  };
  const fitted = await fitNetwork(trainerTask, encoded, options);
  const network = await loadExported(tf, task, fitted.model, vocabularies);
  try {
    const predict = network.predict;
    const calibration = trainerTask.calibrate({
      train: await predict(inputsOf(split.train)),
      validation: await predict(inputsOf(split.validation)),
      validationTargets: split.validation.map(({ target }) => trainerTask.toNetwork(target)),
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
      reference: trainerTask.reference(split.train, words.categories),
      calibration,
      rows: { train: split.train.length, validation: split.validation.length, test: split.test.length },
      training: { recipe: options.recipe.name, split: options.splitBy.kind, seed: options.seed },
      metrics: {},
      weightsSha256: sha256(new Uint8Array(fitted.model.weights)),
      probes: await goldenProbes(trainerTask, vocabularies, predict),
    };
    const comparisons = await trainerTask.evaluate({ ...split, manifest: unmeasured, predict });
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
  { task, architecture, hyperparameters }: TrainerTask<Parsed>,
  { train, validation }: { readonly train: FitRows; readonly validation: FitRows },
  { backend: { tf }, seed, epochs, batchSize, dtype, ...options }: TrainOptions,
): Promise<FittedNetwork> {
  const network = buildNetwork(tf, architecture, shapeOf(task), seed);
  let narrowed: Narrowed | undefined;
  try {
    const startedAt = performance.now();
    const result = await fit(tf, network, train, validation, {
      ...options,
      seed,
      hyperparameters: {
        ...hyperparameters,
        epochs: epochs ?? hyperparameters.epochs,
        batchSize: batchSize ?? hyperparameters.batchSize,
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
