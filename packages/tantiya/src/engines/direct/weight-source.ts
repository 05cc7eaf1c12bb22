import type { Weight } from './decode-weights.ts';
import { corrupt } from './layer-error.ts';

/**
 * The weights of one layer by their role, such as `kernel`. Names are `layer/role`, with Keras's name scopes
 * before and cell names between: `scope/lstm/lstm_cell/kernel`.
 */
export type WeightSource = (role: string, shape: readonly number[]) => Float64Array;

/** @throws TantiyaError `model/corrupt`, from the source, for a missing weight and one of another shape */
export function weightSource(weights: ReadonlyMap<string, Weight>, layer: string): WeightSource {
  return (role, shape) => {
    const weight = weights.get(`${layer}/${role}`) ?? scoped(weights, layer, role);
    if (!weight) throw corrupt(layer, `it has no ${role}`);
    if (String(weight.shape) === String(shape)) return Float64Array.from(weight.values);
    throw corrupt(layer, `its ${role} has shape [${weight.shape}] in place of [${shape}]`);
  };
}

function scoped(weights: ReadonlyMap<string, Weight>, layer: string, role: string): Weight | undefined {
  const [found, ...others] = [...weights].filter(
    ([name]) => `/${name}`.includes(`/${layer}/`) && name.endsWith(`/${role}`),
  );
  if (others.length > 0) throw corrupt(layer, `it has several weights named ${role}`);
  return found?.[1];
}
