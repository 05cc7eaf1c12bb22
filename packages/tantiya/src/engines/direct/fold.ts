import type { Layer, LayerWeights, RowShape, Source, Topology } from '@tantiya/core';
import { foldAdd } from './layers/add.ts';
import { foldActivation, foldDense } from './layers/dense.ts';
import { type LayerFold, onlyInput } from './layers/layer-fold.ts';
import { foldLstm } from './layers/lstm.ts';
import { foldMultiply } from './layers/multiply.ts';
import { foldBatchNormalization, foldRescaling } from './layers/scaling.ts';
import { foldInput, foldReshape } from './layers/shape.ts';
import { unfoldable } from './unfoldable.ts';
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
  ['Add', foldAdd],
]);

/**
 * Folds a model into the arithmetic of its answer.
 *
 * @param shape of the rows that it is given
 * @throws TantiyaError `engine/unavailable` naming the layer that cannot be folded and why, `model/corrupt` naming
 * the layer that the file contradicts
 */
export function fold(topology: Topology, weights: LayerWeights, shape: RowShape): Vector {
  const input = onlyName(topology.inputs);
  const output = onlyName(topology.outputs);
  const vectors = new Map<string, Vector>();
  const read = (source: string): Vector => {
    const vector = vectors.get(source);
    if (vector) return vector;
    throw unfoldable(source, 'it is read before it is computed'); // never happens: readTopology puts layers in order
  };
  for (const layer of topology.layers) {
    const { name, kind, config } = layer;
    const foldLayer = folds.get(kind);
    if (!foldLayer) throw unfoldable(name, `a layer of class ${kind}`);
    if ((kind === 'InputLayer') !== (name === input)) throw unfoldable(name, `an input beside ${input}`);
    const inputs = sourceNames(layer).map(read);
    vectors.set(name, foldLayer({ name, config, inputs, weight: weightSource(weights, name), shape }));
  }
  return read(output);
}

function sourceNames({ name, uses }: Layer): readonly string[] {
  const [use = [], ...reuses] = uses;
  if (reuses.length > 0) throw unfoldable(name, 'it is used more than once');
  return use.map(plainName);
}

function onlyName(sources: readonly Source[]): string {
  const [source, ...others] = sources;
  if (source && others.length === 0) return plainName(source);
  throw unfoldable('The model', 'not one input and one output');
}

function plainName({ layer, use, output, special }: Source): string {
  if (use === 0 && output === 0 && !special) return layer;
  throw unfoldable(layer, 'its output is used in a special way');
}
