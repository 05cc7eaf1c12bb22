import {
  columnNames,
  createEncoder,
  fingerprint,
  type LayersModel,
  type Manifest,
  openModel,
  TantiyaError,
} from '@tantiya/core';
import type { Backend } from '../backend/backend.ts';
import { buildNetwork } from '../designs/build-network.ts';
import type { DesignTraining } from '../designs/design-training.ts';
import { sha256 } from '../export/model-files.ts';
import { type BatchReport, type EpochReport, type FitResult, fit } from '../fit/fit.ts';
import { type FitRows, inputWidth } from '../fit/fit-rows.ts';
import { compact } from '../shrink/compact.ts';
import { toFloat16 } from '../shrink/float16.ts';
import { exportNetwork } from '../shrink/layers-model.ts';
import { type Narrowed, narrow } from '../shrink/narrow.ts';
import { constantColumns, silenceColumns } from '../shrink/silence.ts';
import { usedFields } from '../shrink/used-fields.ts';
import type { Figures } from '../tasks/metrics.ts';
import type { Comparison, TrainerTask } from '../tasks/trainer-task.ts';
import { answeredRows } from './answered-rows.ts';
import { loadExported } from './exported-network.ts';
import { createExportedPredictor } from './exported-predictor.ts';
import { fitFeatures } from './fit-features.ts';
import { goldenProbes } from './golden-probes.ts';
import { type LabelledSplit, loadSplit, type Source } from './load-split.ts';
import { augmented, toFitRows } from './to-fit-rows.ts';

export interface TrainOptions extends Source {
  readonly backend: Backend;
  /** Id of one of the task's designs; its first by default. */
  readonly design?: string | undefined;
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
  /** Columns that never varied in training: the network ignores them. */
  readonly silentColumns: readonly string[];
  /** How far a compact model was narrowed. */
  readonly narrowed: Narrowing | undefined;
  readonly data: Pick<LabelledSplit<unknown>, 'badRows' | 'sharedKeys' | 'unlabelled'>;
}

/** What a compact model was narrowed from, and what that costs. */
export interface Narrowing extends Omit<Narrowed, 'network'> {
  /** Units of each hidden layer before. */
  readonly widestUnits: readonly number[];
  /** What the outputs are measured in. */
  readonly outputUnit: string;
}

/**
 * Trains a task's network on a source and evaluates it in the form in which it is exported.
 *
 * @throws TantiyaError for data that cannot be used; the reason of `signal` once it is aborted
 */
export async function train<Parsed, Prediction, View>(
  trainerTask: TrainerTask<Parsed, Prediction, View>,
  options: TrainOptions,
): Promise<TrainedModel> {
  const { task } = trainerTask;
  const training = findDesign(trainerTask, options.design);
  const { design } = training;
  const { tf } = options.backend;
  const { badRows, sharedKeys, unlabelled, ...split } = await loadSplit(trainerTask.task, options);
  const fitted = fitFeatures(design.features, split.train);
  const encoder = createEncoder(design.features, fitted);
  const learned = {
    train: augmented(training, split.train, options.seed),
    validation: augmented(training, split.validation, options.seed),
  };
  const encoded = {
    train: toFitRows(training, learned.train, encoder),
    validation: toFitRows(training, learned.validation, encoder),
  };
  const exported = await fitNetwork(training, encoded, options);
  const network = await loadExported(tf, exported.model, encoder.shape);
  try {
    const calibration = training.calibrate({
      train: await answeredRows(training, learned.train, encoded.train.inputs, network),
      heldOut: await answeredRows(training, learned.validation, encoded.validation.inputs, network),
    });
    const unmeasured: Manifest = {
      format: 2,
      task: task.id,
      id: options.id,
      version: options.version,
      trainedAt: options.trainedAt,
      design: { id: design.id, fingerprint: fingerprint(design.id, design.features) },
      fitted,
      calibration,
      reference: trainerTask.reference(split.train, split.validation),
      used: usedFields(encoder.blocks, exported.model),
      rows: { train: split.train.length, validation: split.validation.length, test: split.test.length },
      training: { recipe: options.recipe.name, split: options.splitBy.kind, seed: options.seed },
      metrics: {},
      weightsSha256: sha256(new Uint8Array(exported.model.weights)),
      probes: await goldenProbes(task, trainerTask.probes, encoder, network),
    };
    const predictor = await createExportedPredictor(tf, openModel(task, unmeasured), exported.model);
    const comparisons = await trainerTask.evaluate({
      ...split,
      reference: unmeasured.reference,
      predict: async (inputs) => (await predictor.predict(inputs)).predictions,
    });
    predictor.dispose();
    const { model, silentColumns, narrowed } = exported;
    return {
      model,
      manifest: { ...unmeasured, metrics: summary(comparisons[0]?.figures['model'] ?? {}) },
      comparisons,
      fit: exported.result,
      silentColumns,
      narrowed,
      data: { badRows, sharedKeys, unlabelled },
    };
  } finally {
    network.dispose();
  }
}

/** @throws TantiyaError `config/invalid` for a design that the task does not have */
function findDesign<Parsed, Prediction, View>(
  { task, designs }: TrainerTask<Parsed, Prediction, View>,
  wanted: string | undefined,
): DesignTraining<Parsed, Prediction> {
  const found = wanted === undefined ? designs[0] : designs.find(({ design }) => design.id === wanted);
  if (found) return found;
  throw new TantiyaError(
    'config/invalid',
    `${task.id} has no design ${JSON.stringify(wanted)}.`,
    `Use one of ${designs.map(({ design }) => design.id).join(', ')}.`,
  );
}

interface FittedNetwork {
  readonly model: LayersModel;
  readonly silentColumns: string[];
  readonly result: TrainedModel['fit'];
  readonly narrowed: TrainedModel['narrowed'];
}

/** Builds and fits the network, and brings it into the form of the export. */
async function fitNetwork<Parsed, Prediction>(
  { design, architecture, hyperparameters, outputUnit }: DesignTraining<Parsed, Prediction>,
  { train, validation }: { readonly train: FitRows; readonly validation: FitRows },
  { backend: { tf }, seed, epochs, batchSize, dtype, ...options }: TrainOptions,
): Promise<FittedNetwork> {
  const shape = { inputs: inputWidth(train.shape), outputs: design.outputs };
  const network = buildNetwork(tf, architecture, shape, seed);
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
    const constants = constantColumns(train);
    const silenced = silenceColumns(await exportNetwork(narrowed?.network ?? network), constants);
    const smaller = options.compact ? compact(silenced) : silenced;
    const names = columnNames(design.features);
    return {
      model: dtype === 'float16' ? toFloat16(smaller) : smaller,
      silentColumns: Array.from(constants.keys(), (column) => names[column] ?? String(column)),
      result: { ...result, seconds },
      narrowed: narrowed && {
        units: narrowed.units,
        widestUnits: [...architecture.lstm.map(({ units }) => units), architecture.denseUnits],
        largestMove: narrowed.largestMove,
        outputUnit,
      },
    };
  } finally {
    narrowed?.network.dispose();
    network.dispose();
  }
}

/** The figures of all outputs together; five digits are all that a test of a few thousand rows can tell. */
function summary(figures: Figures): Figures {
  return Object.fromEntries(
    Object.entries(figures)
      // Of equal outcomes no share of the variance is explained: what is no number is left out, as JSON has none for it.
      .filter(([name, value]) => !name.includes('.') && Number.isFinite(value))
      .map(([name, value]) => [name, Number(value.toPrecision(5))]),
  );
}
