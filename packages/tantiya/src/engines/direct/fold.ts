import type { Weight } from './decode-weights.ts';
import { corrupt, unfoldable } from './layer-error.ts';
import { foldAdd, foldMultiply } from './layers/combine.ts';
import { foldActivation, foldDense } from './layers/dense.ts';
import { type LayerFold, onlyInput, type Tensor } from './layers/layer-fold.ts';
import { foldLstm } from './layers/lstm.ts';
import { foldBatchNormalization, foldRescaling } from './layers/scaling.ts';
import { foldFlatten, foldInput, foldReshape } from './layers/shape.ts';
import type { Topology } from './topology.ts';
import type { Vector } from './vector.ts';
import { weightSource } from './weight-source.ts';

/** What this engine folds, by the class of the layer. */
const folds: ReadonlyMap<string, LayerFold> = new Map([
  ['InputLayer', foldInput],
  ['Reshape', foldReshape],
  ['Flatten', foldFlatten],
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
 * @throws TantiyaError `engine/unavailable` naming the layer that cannot be folded and why, `model/corrupt` naming
 * the layer that the file contradicts
 */
export function fold({ layers, input, output }: Topology, weights: ReadonlyMap<string, Weight>): Vector {
  const tensors = new Map<string, Tensor>();
  for (const layer of layers) {
    const { name, kind } = layer;
    const foldLayer = folds.get(kind);
    if (!foldLayer) throw unfoldable(name, `a layer of class ${kind}`);
    if ((kind === 'InputLayer') !== (name === input)) throw unfoldable(name, `an input beside ${input}`);
    if (tensors.has(name)) throw corrupt(name, 'another layer has the same name');
    const inputs = layer.inputs.map((source) => {
      const tensor = tensors.get(source);
      if (tensor) return tensor;
      throw unfoldable(name, `its input ${source} is not among the layers before it`);
    });
    tensors.set(name, foldLayer(layer, inputs, weightSource(weights, name)));
  }
  const answer = tensors.get(output);
  if (answer) return answer.vector;
  throw corrupt(output, 'the output is not among the layers');
}
