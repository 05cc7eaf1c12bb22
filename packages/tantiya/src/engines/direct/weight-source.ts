import type { Weight } from './decode-weights.ts';
import { corrupt } from './layer-error.ts';

/**
 * Gives a weight of a layer by its role, such as `kernel`. It is called `layer/role`, with Keras's scopes before
 * and cells between: `scope/lstm/lstm_cell/kernel`.
 *
 * @throws TantiyaError `model/corrupt` when it is missing, ambiguous or of another shape
 */
export type WeightSource = (role: string, ...shape: readonly number[]) => Float64Array;

export function weightSource(weights: ReadonlyMap<string, Weight>, layer: string): WeightSource {
  return (role, ...shape) => {
    const name = `${layer}/${role}`;
    const scoped = (key: string) => `/${key}`.includes(`/${layer}/`) && key.endsWith(`/${role}`);
    const [found = name, ...others] = weights.has(name) ? [name] : [...weights.keys()].filter(scoped);
    const weight = weights.get(found);
    if (weight && others.length === 0 && `${weight.shape}` === `${shape}`) return weight.values;
    throw corrupt(layer, `it has no single ${role} of shape [${shape}]`);
  };
}
