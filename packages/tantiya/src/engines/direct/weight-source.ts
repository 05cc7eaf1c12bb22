import { corrupt, type LayerWeights } from '@tantiya/core';

/**
 * Gives a weight of a layer by its role, such as `kernel`. It is called `layer/role`, with Keras's scopes before
 * and cells between: `scope/lstm/lstm_cell/kernel`. Not to be written to.
 *
 * @throws TantiyaError `model/corrupt` when it is missing, ambiguous or of another shape
 */
export type WeightSource = (role: string, ...shape: readonly number[]) => Float32Array;

export function weightSource({ specs, read }: LayerWeights, layer: string): WeightSource {
  return (role, ...shape) => {
    const exact = specs.filter(({ name }) => name === `${layer}/${role}`);
    const scoped = ({ name }: { readonly name: string }) =>
      `/${name}`.includes(`/${layer}/`) && name.endsWith(`/${role}`);
    const [found, ...others] = exact.length > 0 ? exact : specs.filter(scoped);
    const values = found && others.length === 0 && `${found.shape}` === `${shape}` && read(found.name);
    if (values) return values;
    throw corrupt(layer, `it has no single ${role} of shape [${shape}]`);
  };
}
