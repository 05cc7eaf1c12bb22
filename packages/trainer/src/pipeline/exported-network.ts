import type { LayersModel, RowShape, Rows } from '@tantiya/core';
import type { TensorFlow } from '../backend/tensorflow.ts';
import { predict } from '../fit/predict.ts';
import { importNetwork } from '../shrink/layers-model.ts';

/** A network as it was exported, loaded back. */
export interface ExportedNetwork {
  /** @returns shape [rows.count, outputs], row-major */
  run(rows: Rows): Promise<Float32Array>;
  dispose(): void;
}

/** @throws what TensorFlow.js throws for a topology that it cannot build */
export async function loadExported(
  tf: TensorFlow,
  model: LayersModel,
  shape: RowShape,
): Promise<ExportedNetwork> {
  const loaded = await importNetwork(tf, model);
  return {
    run: (inputs) => predict(tf, loaded, { inputs, shape }),
    dispose: () => loaded.dispose(),
  };
}
