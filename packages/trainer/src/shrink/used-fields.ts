import {
  type FeatureBlock,
  type LayersModel,
  type LayerWeights,
  readTopology,
  readWeights,
} from '@tantiya/core';

/** Layers that hand a row on as it is: what reads them reads the row. */
const transparent: ReadonlySet<string> = new Set([
  'InputLayer',
  'Reshape',
  'Flatten',
  'Dropout',
  'Rescaling',
]);

/**
 * The input fields that can move a model's answer: those of every feature that has a column whose weights are not all
 * zero. A layer that reads rows and is neither Dense nor LSTM counts as reading all of them.
 *
 * @param blocks the columns of each feature
 */
export function usedFields(blocks: readonly FeatureBlock<never>[], model: LayersModel): readonly string[] {
  const used = usedColumns(
    model,
    blocks.reduce((sum, { width }) => sum + width, 0),
  );
  const moving = blocks.filter(({ start, width }) => used.subarray(start, start + width).some(Boolean));
  return [...new Set(moving.flatMap(({ feature }) => feature.reads))].sort();
}

/** 1 for each column of a row that some layer reads with a weight other than zero. */
function usedColumns(model: LayersModel, width: number): Uint8Array {
  const { layers } = readTopology(model.topology);
  const weights = readWeights(model);
  const rowLike = new Set<string>();
  const used = new Uint8Array(width);
  for (const { name, kind, uses } of layers) {
    const sources = uses.flat();
    if (!sources.every(({ layer }) => rowLike.has(layer))) continue;
    if (transparent.has(kind)) rowLike.add(name);
    else markUsed(kernelOf(name, width, weights), used);
  }
  return used;
}

function markUsed(kernel: Float32Array | undefined, used: Uint8Array): void {
  const units = (kernel?.length ?? 0) / used.length;
  for (let column = 0; column < used.length; column++) {
    const moves =
      kernel?.subarray(column * units, (column + 1) * units).some((weight) => weight !== 0) ?? true;
    if (moves) used[column] = 1;
  }
}

/** The weights with which a layer reads rows; undefined for a layer that has none. */
function kernelOf(layer: string, width: number, { specs, read }: LayerWeights): Float32Array | undefined {
  const spec = specs.find(
    ({ name, shape }) => `/${name}`.includes(`/${layer}/`) && name.endsWith('/kernel') && shape[0] === width,
  );
  return spec && read(spec.name);
}
