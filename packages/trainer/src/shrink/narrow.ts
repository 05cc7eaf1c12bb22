import { lstmGates } from '@tantiya/core';
import type { SymbolicTensor, LayersModel as TfjsModel } from '@tensorflow/tfjs';
import { Matrix } from 'ml-matrix';
import type { TensorFlow } from '../backend/tensorflow.ts';
import type { Architecture } from '../designs/architecture.ts';
import { buildNetwork } from '../designs/build-network.ts';
import type { FitRows } from '../fit/fit-rows.ts';
import { predict } from '../fit/predict.ts';
import { worthHalving } from './float16.ts';
import { chooseStandIns } from './stand-ins.ts';

/** A network that gives the answers of a wider one. */
export interface Narrowed {
  /** The caller disposes it. */
  readonly network: TfjsModel;
  /** Units of each hidden layer, from the input on. */
  readonly units: readonly number[];
  /** The most by which an output on the validation rows differs from that of the wider network. */
  readonly largestMove: number;
}

/**
 * The most that an output on the validation rows may move: half a percent of a price or of an hour in log space, half
 * a point of a score. Leaving out units may use four fifths of it, for it saves more bytes than rounding does.
 */
const allowedMove = { linear: 0.005, percent: 0.5 } as const satisfies Record<Architecture['output'], number>;

/** What stand-ins may leave unexplained, as shares of a standard deviation; tried in turn. */
const tolerances = Array.from({ length: 48 }, (_, turn) => 2 ** -(6 + turn / 4));

/** Steps of the grid for large kernels; tried in turn. Powers of two, so that float16 holds the numbers on it. */
const steps = Array.from({ length: 14 }, (_, turn) => 2 ** -(3 + turn));

/** Trained weights of a layer that has any; the recurrent kernel of an LSTM never matters at one step. */
interface WeightedLayer {
  readonly name: string;
  /** Shape [inputs, gates * units]: the gates of an LSTM lie side by side, other layers have one. */
  readonly kernel: Matrix;
  /** Shape [gates * units]. */
  readonly bias: readonly number[];
  readonly units: number;
}

/**
 * Leaves out the units that others can stand in for.
 *
 * With the specification's L2 penalty most units of a trained network are constant, or nearly repeat others. Layer by
 * layer a few are chosen, and the next layer is refitted to them by least squares on the training rows, to what the
 * wide network computed from all of them. Nothing is trained again.
 *
 * Large kernels are rounded to a grid on the way, which lets a server's gzip halve them. It costs next to nothing,
 * because the layers that follow are fitted to the rounded ones.
 *
 * @param network of this architecture, trained; it stays as it is
 */
export async function narrow(
  tf: TensorFlow,
  network: TfjsModel,
  architecture: Architecture,
  training: FitRows,
  validation: FitRows,
): Promise<Narrowed> {
  const layers = await readLayers(tf, network);
  const wanted: Matrix[] = [];
  for (const [index, { kernel, bias }] of layers.slice(1).entries()) {
    const hidden = await activations(tf, network, layers[index]?.name ?? '', training);
    wanted.push(hidden.mmul(kernel).addRowVector([...bias]));
  }
  const expected = await predict(tf, network, validation);

  const attempt = async (tolerance: number, step: number): Promise<Narrowed> => {
    const narrowed = await narrowTo(tf, layers, architecture, training, wanted, { tolerance, step });
    const outputs = await predict(tf, narrowed.network, validation);
    // Math.max keeps NaN, and NaN is within no limit.
    const largestMove = outputs.reduce(
      (largest, output, index) => Math.max(largest, Math.abs(output - (expected[index] ?? Number.NaN))),
      0,
    );
    return { ...narrowed, largestMove };
  };
  const limit = allowedMove[architecture.output];
  const [fewest, enough = 0] = await firstWithin(0.8 * limit, tolerances, (tolerance) =>
    attempt(tolerance, 0),
  );
  const [rounded] = await firstWithin(limit, steps, (step) => attempt(enough, step));
  if (fewest && rounded) fewest.network.dispose();
  return rounded ?? fewest ?? attempt(0, 0);
}

/** The first attempt that moves no output by more than `limit`, and the setting that it was made with. */
async function firstWithin(
  limit: number,
  settings: readonly number[],
  attempt: (setting: number) => Promise<Narrowed>,
): Promise<readonly [Narrowed, number] | readonly []> {
  for (const setting of settings) {
    const narrowed = await attempt(setting);
    if (narrowed.largestMove <= limit) return [narrowed, setting];
    narrowed.network.dispose();
  }
  return [];
}

async function narrowTo(
  tf: TensorFlow,
  wide: readonly WeightedLayer[],
  architecture: Architecture,
  training: FitRows,
  wanted: readonly Matrix[],
  { tolerance, step }: { readonly tolerance: number; readonly step: number },
): Promise<Pick<Narrowed, 'network' | 'units'>> {
  let layers = wide;
  for (const [index, target] of wanted.entries()) {
    const network = createNetwork(tf, layers, architecture);
    const hidden = await activations(tf, network, wide[index]?.name ?? '', training);
    network.dispose();
    const { units, kernel, bias } = chooseStandIns(hidden, target, tolerance);
    layers = layers.map((layer, position) => {
      if (position === index) return onGrid(pickUnits(layer, units), step);
      return position === index + 1 ? { ...layer, kernel, bias } : layer;
    });
  }
  const units = layers.slice(0, -1).map((layer) => layer.units);
  return { network: createNetwork(tf, layers, architecture), units };
}

function pickUnits({ name, kernel, bias, units }: WeightedLayer, chosen: readonly number[]): WeightedLayer {
  const gates = Array.from({ length: bias.length / units }, (_, gate) => gate * units);
  const columns = gates.flatMap((start) => chosen.map((unit) => start + unit));
  return {
    name,
    kernel: kernel.subMatrixColumn(columns),
    bias: columns.map((column) => bias[column] ?? Number.NaN),
    units: chosen.length,
  };
}

/** Rounds a kernel to multiples of `step`, unless that is 0, where each gate has enough weights for float16. */
function onGrid(layer: WeightedLayer, step: number): WeightedLayer {
  if (step === 0 || layer.kernel.rows * layer.units < worthHalving) return layer;
  return { ...layer, kernel: layer.kernel.clone().div(step).round().mul(step) };
}

/** The outputs of a layer for every row; shape [rows, units]. */
async function activations(
  tf: TensorFlow,
  network: TfjsModel,
  layer: string,
  rows: FitRows,
): Promise<Matrix> {
  const outputs = network.getLayer(layer).output as SymbolicTensor;
  // It shares the layers of the network; disposing it would dispose them.
  const part = tf.model({ inputs: network.inputs, outputs });
  const values = await predict(tf, part, rows);
  const { count } = rows.inputs;
  return Matrix.from1DArray(count, values.length / count, values);
}

async function readLayers(tf: TensorFlow, network: TfjsModel): Promise<readonly WeightedLayer[]> {
  const weighted = network.layers.filter(({ weights }) => weights.length > 0);
  return Promise.all(
    weighted.map(async (layer) => {
      const weights = layer.getWeights();
      const [kernel, bias] = await Promise.all([weights.at(0)?.array(), weights.at(-1)?.array()]);
      const { name } = layer;
      const matrix = new Matrix(kernel as number[][]);
      const units = (bias as number[]).length / (layer instanceof tf.RNN ? lstmGates.length : 1);
      // The forget gate multiplies the state before the first step, which is zero: its weights have no effect.
      if (layer instanceof tf.RNN) {
        const forget = lstmGates.indexOf('forget') * units;
        matrix.setSubMatrix(Matrix.zeros(matrix.rows, units), 0, forget);
      }
      return { name, kernel: matrix, bias: bias as number[], units };
    }),
  );
}

/** A network of these layers, as wide as their weights say. */
function createNetwork(
  tf: TensorFlow,
  layers: readonly WeightedLayer[],
  architecture: Architecture,
): TfjsModel {
  const units = layers.map((layer) => layer.units);
  const network = buildNetwork(
    tf,
    {
      ...architecture,
      lstm: architecture.lstm.map((layer, index) => ({ ...layer, units: units[index] ?? layer.units })),
      denseUnits: units[architecture.lstm.length] ?? architecture.denseUnits,
    },
    { inputs: layers.at(0)?.kernel.rows ?? 0, outputs: units.at(-1) ?? 0 },
    0,
  );
  tf.tidy(() => {
    for (const { name, kernel, bias } of layers) {
      const layer = network.getLayer(name);
      const recurrent = layer.getWeights().slice(1, -1); // zeros, and they stay
      layer.setWeights([tf.tensor2d(kernel.to2DArray()), ...recurrent, tf.tensor1d([...bias])]);
    }
  });
  return network;
}
