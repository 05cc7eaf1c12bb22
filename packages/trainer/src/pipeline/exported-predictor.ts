import { type LayersModel, type OpenModel, type Predictor, predicting } from '@tantiya/core';
import type { TensorFlow } from '../backend/tensorflow.ts';
import { loadExported } from './exported-network.ts';

/** Predicts as every user of the exported files does, on the trainer's own backend. */
export async function createExportedPredictor<Parsed, Prediction>(
  tf: TensorFlow,
  model: OpenModel<Parsed, Prediction>,
  files: LayersModel,
): Promise<Predictor<Parsed, Prediction>> {
  const network = await loadExported(tf, files, model.shape);
  return predicting(
    model,
    async (rows) => ({ outputs: await network.run(rows), engine: tf.getBackend(), waitedMs: 0 }),
    network.dispose,
  );
}
