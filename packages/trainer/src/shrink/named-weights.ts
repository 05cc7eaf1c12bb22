import type { LayerWeights, NamedWeight } from '@tantiya/core';

/** All weights of a model, in the order of its bytes; their values are not to be written to. */
export function namedWeights({ specs, read }: LayerWeights): readonly NamedWeight[] {
  return specs.map(({ name, shape }) => ({ name, shape, values: read(name) ?? new Float32Array() }));
}
