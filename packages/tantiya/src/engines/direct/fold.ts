import type { Weight } from './decode-weights.ts';
import { corrupt, unfoldable } from './layer-error.ts';
import { foldActivation, foldDense } from './layers/dense.ts';
import { type LayerFold, onlyInput } from './layers/layer-fold.ts';
import { foldLstm } from './layers/lstm.ts';
import { foldMultiply } from './layers/multiply.ts';
import { foldBatchNormalization, foldRescaling } from './layers/scaling.ts';
import { foldInput, foldReshape } from './layers/shape.ts';
import type { Topology } from './topology.ts';
import type { Vector } from './vector.ts';
import { weightSource } from './weight-source.ts';

/** What this engine folds, by the class of the layer. */
const folds: ReadonlyMap<string, LayerFold> = new Map([
  ['InputLayer', foldInput],
  ['Reshape', foldReshape],
  ['Flatten', onlyInput],
  ['Dropout', onlyInput],
  ['Dense', foldDense],
  ['LSTM', foldLstm],
  ['Activation', foldActivation],
  ['Rescaling', foldRescaling],
  ['BatchNormalization', foldBatchNormalization],
  ['Multiply', foldMultiply],
]);

/** A folded model: the row that it takes and the answer, computed from it. */
export interface Folded {
  readonly input: Vector;
  readonly output: Vector;
}

/**
 * Folds a model into the arithmetic of its answer.
 *
 * @throws TantiyaError `engine/unavailable` naming the layer that cannot be folded and why, `model/corrupt` naming
 * the layer that the file contradicts
 */
export function fold({ layers, input, output }: Topology, weights: ReadonlyMap<string, Weight>): Folded {
  const vectors = new Map<string, Vector>();
  const read = (source: string, reader: string) => {
    const vector = vectors.get(source);
    if (vector) return vector;
    throw corrupt(reader, `it reads from ${source}, no layer before it`);
  };
  for (const layer of layers) {
    const { name, kind, sources } = layer;
    const foldLayer = folds.get(kind);
    if (!foldLayer) throw unfoldable(name, `a layer of class ${kind}`);
    if ((kind === 'InputLayer') !== (name === input)) throw unfoldable(name, `an input beside ${input}`);
    if (vectors.has(name)) throw corrupt(name, 'two layers have this name');
    const inputs = sources.map((source) => read(source, name));
    vectors.set(name, foldLayer({ ...layer, inputs, weight: weightSource(weights, name) }));
  }
  return { input: read(input, 'The model'), output: read(output, 'The model') };
}
