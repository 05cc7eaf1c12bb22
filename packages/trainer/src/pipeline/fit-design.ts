import { columnNames, createEncoder, type Fitted, type LayersModel } from '@tantiya/core';
import type { Backend } from '../backend/backend.ts';
import { buildNetwork } from '../designs/build-network.ts';
import type {
  AdditiveTraining,
  DesignTraining,
  LearnedRow,
  NetworkTraining,
} from '../designs/design-training.ts';
import { type BatchReport, type EpochReport, type FitResult, fit } from '../fit/fit.ts';
import { inputWidth } from '../fit/fit-rows.ts';
import { compact } from '../shrink/compact.ts';
import { toFloat16 } from '../shrink/float16.ts';
import { exportNetwork } from '../shrink/layers-model.ts';
import { type Narrowed, narrow } from '../shrink/narrow.ts';
import { constantColumns, silenceColumns } from '../shrink/silence.ts';
import { fitFeatures } from './fit-features.ts';
import { toFitRows } from './to-fit-rows.ts';

export interface FitDesignOptions {
  readonly backend: Backend;
  /** A 32-bit integer: the same seed on the same backend gives the same weights. */
  readonly seed: number;
  /** How the weights of a network are stored; with float16, small arrays stay in float32. */
  readonly dtype: 'float16' | 'float32';
  /** Whether to leave out the weights of a network that never reach the output, and the units that others can stand in for. */
  readonly compact: boolean;
  /** Instead of the specification's. */
  readonly epochs?: number | undefined;
  /** Instead of the specification's. */
  readonly batchSize?: number | undefined;
  readonly onEpoch?: (report: EpochReport) => void;
  readonly onBatch?: (report: BatchReport) => void;
  /** How many words and names an additive model keeps, instead of choosing it. */
  readonly words?: number | undefined;
  /** Called with what is being done, before each step of a fit that has no epochs. */
  readonly onStep?: (step: string) => void;
  readonly signal?: AbortSignal;
}

/** How a fit went, by the kind of training. */
export type FitReport =
  | (FitResult & {
      readonly kind: 'network';
      readonly seconds: number;
      /** Columns that never varied in training: the network ignores them. */
      readonly silentColumns: readonly string[];
      /** How far a compact model was narrowed. */
      readonly narrowed: Narrowing | undefined;
    })
  | {
      readonly kind: 'additive';
      readonly seconds: number;
      /** Choices that were made. */
      readonly facts: readonly string[];
    };

/** What a compact model was narrowed from, and what that costs. */
export interface Narrowing extends Omit<Narrowed, 'network'> {
  /** Units of each hidden layer before. */
  readonly widestUnits: readonly number[];
  /** What the outputs are measured in. */
  readonly outputUnit: string;
}

/** A model in the form of its export. */
export interface FittedDesign {
  readonly fitted: Fitted;
  readonly model: LayersModel;
  /** Outputs for the validation rows, where the model itself has learned from them. */
  readonly heldOut?: readonly (readonly number[])[] | undefined;
  readonly report: FitReport;
}

interface LearnedRows<Parsed> {
  readonly train: readonly LearnedRow<Parsed>[];
  readonly validation: readonly LearnedRow<Parsed>[];
}

/** @param rows augmented */
export async function fitDesign<Parsed, Prediction>(
  training: DesignTraining<Parsed, Prediction>,
  rows: LearnedRows<Parsed>,
  options: FitDesignOptions,
): Promise<FittedDesign> {
  return training.kind === 'network'
    ? fitNetwork(training, rows, options)
    : fitAdditive(training, rows, options);
}

function fitAdditive<Parsed, Prediction>(
  { fit, toNetwork }: AdditiveTraining<Parsed, Prediction>,
  { train, validation }: LearnedRows<Parsed>,
  { words, onStep = () => {} }: FitDesignOptions,
): FittedDesign {
  const startedAt = performance.now();
  const scaled = ({ parsed, target }: LearnedRow<Parsed>) => ({ parsed, target: toNetwork(target) });
  const { facts, ...fitted } = fit({
    train: train.map(scaled),
    validation: validation.map(scaled),
    words,
    onStep,
  });
  return {
    ...fitted,
    report: { kind: 'additive', seconds: (performance.now() - startedAt) / 1000, facts },
  };
}

/** Builds and fits the network, and brings it into the form of the export. */
async function fitNetwork<Parsed, Prediction>(
  training: NetworkTraining<Parsed, Prediction>,
  rows: LearnedRows<Parsed>,
  { backend: { tf }, seed, epochs, batchSize, dtype, ...options }: FitDesignOptions,
): Promise<FittedDesign> {
  const { design, architecture, hyperparameters, outputUnit } = training;
  const fitted = fitFeatures(design.features, rows.train);
  const encoder = createEncoder(design.features, fitted);
  const train = toFitRows(training, rows.train, encoder);
  const validation = toFitRows(training, rows.validation, encoder);
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
      fitted,
      model: dtype === 'float16' ? toFloat16(smaller) : smaller,
      report: {
        kind: 'network',
        ...result,
        seconds,
        silentColumns: Array.from(constants.keys(), (column) => names[column] ?? String(column)),
        narrowed: narrowed && {
          units: narrowed.units,
          widestUnits: [...architecture.lstm.map(({ units }) => units), architecture.denseUnits],
          largestMove: narrowed.largestMove,
          outputUnit,
        },
      },
    };
  } finally {
    narrowed?.network.dispose();
    network.dispose();
  }
}
