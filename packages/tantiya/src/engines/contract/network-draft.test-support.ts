import type { LayersModel } from '@tantiya/core';
import { type Random, randomWeight, type Storage, type StoredWeight } from './random-weights.test-support.ts';
import {
  type ActivationName,
  referenceActivations,
  referenceBatchNormalization,
  referenceDense,
  referenceLstm,
} from './reference-layers.test-support.ts';

type Row = readonly number[];

/** A layer as the file has it, with its meaning. */
interface Node {
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>> & { readonly name: string };
  readonly sources: readonly string[];
  readonly compute: (...inputs: readonly Row[]) => Row;
}

/** How the file is written. */
export interface DraftOptions {
  readonly random: Random;
  readonly inputWidth: number;
  readonly storage: Storage;
  /** Names like `lstm/lstm_cell/kernel`, as Keras 2 writes them, in place of `lstm/kernel`. */
  readonly cellNames: boolean;
}

export interface LstmOptions {
  readonly units: number;
  readonly activation: ActivationName;
  readonly recurrentActivation: ActivationName;
  readonly returnSequences: boolean;
}

/** A model being put together layer by layer, with random weights and the function that it computes. */
export function createNetworkDraft({ random, inputWidth, storage, cellNames }: DraftOptions) {
  const nodes: Node[] = [];
  const weights: StoredWeight[] = [];
  let last = '';
  let width = inputWidth;

  function add(className: string, config: object, compute: Node['compute'], sources = [last]): string {
    const name = `${className.toLowerCase()}_${nodes.length}`;
    nodes.push({ className, config: { name, ...config }, sources, compute });
    last = name;
    return name;
  }

  /** A weight of the layer that is added next. */
  function weight(
    className: string,
    role: string,
    shape: readonly number[],
    range: readonly [number, number],
  ) {
    const layer = `${className.toLowerCase()}_${nodes.length}`;
    const name = className === 'LSTM' && cellNames ? `${layer}/lstm_cell/${role}` : `${layer}/${role}`;
    const stored = randomWeight(random, storage, name, shape, range);
    weights.push(stored);
    return stored.values;
  }

  /** Keeps sums of `inputs` terms around 1. */
  const kernelRange = (inputs: number) => [-2 / Math.sqrt(inputs), 2 / Math.sqrt(inputs)] as const;

  function addDense(units: number, activation: ActivationName, source = last): string {
    const inputs = width;
    const kernel = weight('Dense', 'kernel', [inputs, units], kernelRange(inputs));
    const bias = weight('Dense', 'bias', [units], [-1, 1]);
    width = units;
    return add(
      'Dense',
      { units, activation, use_bias: true },
      (row = []) => referenceDense(row, kernel, bias).map(referenceActivations[activation]),
      [source],
    );
  }

  const same = (row: Row = []) => row;
  add('InputLayer', { batch_input_shape: [null, width], dtype: 'float32' }, same, []);

  return {
    dense(units: number, activation: ActivationName): void {
      addDense(units, activation);
    },

    /** Dense layers side by side over the same numbers, added up. */
    sum(units: number, branches: number): void {
      const [source, inputs] = [last, width];
      const summands = Array.from({ length: branches }, () => {
        width = inputs;
        return addDense(units, 'linear', source);
      });
      const plus = (...rows: readonly Row[]) =>
        (rows[0] ?? []).map((_, index) => rows.reduce((total, row) => total + (row[index] ?? Number.NaN), 0));
      add('Add', {}, plus, summands);
    },

    /** To one step of a sequence. */
    toStep(): void {
      add('Reshape', { target_shape: [1, width] }, same);
    },

    flatten(): void {
      add('Flatten', {}, same);
    },

    dropout(): void {
      add('Dropout', { rate: 0.5 }, same);
    },

    lstm({ units, activation, recurrentActivation, returnSequences }: LstmOptions): void {
      const kernel = weight('LSTM', 'kernel', [width, 4 * units], kernelRange(width));
      const recurrentKernel = weight('LSTM', 'recurrent_kernel', [units, 4 * units], kernelRange(units));
      const bias = weight('LSTM', 'bias', [4 * units], [-1, 1]);
      width = units;
      const config = {
        units,
        activation,
        recurrent_activation: recurrentActivation,
        use_bias: true,
        return_sequences: returnSequences,
        return_state: false,
        stateful: false,
      };
      add('LSTM', config, (row = []) =>
        referenceLstm([row], { kernel, recurrentKernel, bias }, activation, recurrentActivation).flat(),
      );
    },

    /**
     * An LSTM without the weights that have no effect in one step: three dense layers, whose products are its output.
     */
    compactLstm({ units, activation, recurrentActivation }: Omit<LstmOptions, 'returnSequences'>): void {
      const source = last;
      const inputs = width;
      const [inputGate, candidate, outputGate] = [recurrentActivation, activation, recurrentActivation].map(
        (name) => {
          width = inputs;
          return addDense(units, name, source);
        },
      );
      const product = (a: Row = [], b: Row = []) => a.map((value, index) => value * (b[index] ?? Number.NaN));
      const cell = add('Multiply', {}, product, [String(inputGate), String(candidate)]);
      const squashed = add(
        'Activation',
        { activation },
        (row = []) => row.map(referenceActivations[activation]),
        [cell],
      );
      add('Multiply', {}, product, [String(outputGate), squashed]);
    },

    rescaling(scale: number, offset: number): void {
      add('Rescaling', { scale, offset }, (row = []) => row.map((value) => value * scale + offset));
    },

    batchNormalization(): void {
      const statistic = (role: string, range: readonly [number, number]) =>
        weight('BatchNormalization', role, [width], range);
      const statistics = {
        gamma: statistic('gamma', [0.5, 1.5]),
        beta: statistic('beta', [-1, 1]),
        mean: statistic('moving_mean', [-1, 1]),
        variance: statistic('moving_variance', [0.5, 2]),
      };
      add('BatchNormalization', { axis: -1, epsilon: 0.001, center: true, scale: true }, (row = []) =>
        referenceBatchNormalization(row, statistics, 0.001),
      );
    },

    model(): LayersModel {
      const isChain = nodes.every(({ sources }, index) =>
        sources.every((name) => name === nodes[index - 1]?.config.name),
      );
      const reference = (name: string | undefined) => [name, 0, 0];
      const layers = nodes.map(({ className, config, sources }) => ({
        class_name: className,
        name: config.name,
        config,
        ...(!isChain && {
          inbound_nodes: sources.length > 0 ? [sources.map((name) => [...reference(name), {}])] : [],
        }),
      }));
      const ends = { input_layers: [reference(nodes[0]?.config.name)], output_layers: [reference(last)] };
      return {
        topology: {
          class_name: isChain ? 'Sequential' : 'Functional',
          config: { name: 'draft', layers, ...(!isChain && ends) },
        },
        weightSpecs: weights.map(({ spec }) => spec),
        weights: joined(weights.map(({ bytes }) => bytes)),
      };
    },

    /** The answer to one row, from the equations. */
    answer(row: Row): Row {
      const outputs = new Map<string, Row>();
      for (const { config, sources, compute } of nodes) {
        const inputs = sources.map((source) => outputs.get(source) ?? []);
        outputs.set(config.name, compute(...(sources.length > 0 ? inputs : [row])));
      }
      return outputs.get(last) ?? [];
    },
  };
}

function joined(parts: readonly Uint8Array[]): ArrayBuffer {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let start = 0;
  for (const part of parts) {
    bytes.set(part, start);
    start += part.length;
  }
  return bytes.buffer;
}
