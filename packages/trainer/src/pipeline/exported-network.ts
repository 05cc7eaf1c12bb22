import { encode, type LayersModel, type Task, type TaskId, type Vocabularies } from '@tantiya/core';
import type { TensorFlow } from '../backend/backend.ts';
import { predict } from '../fit/predict.ts';
import { importNetwork } from '../shrink/layers-model.ts';
import type { Matrix } from '../tasks/metrics.ts';

/** A network as it was exported, loaded back. */
export interface ExportedNetwork<Parsed> {
  /** @returns the network's outputs, one row for each input */
  predict(inputs: readonly Parsed[]): Promise<Matrix>;
  dispose(): void;
}

/** @throws what TensorFlow.js throws for a topology that it cannot build */
export async function loadExported<Parsed>(
  tf: TensorFlow,
  task: Task<TaskId, Parsed, unknown>,
  model: LayersModel,
  vocabularies: Vocabularies,
): Promise<ExportedNetwork<Parsed>> {
  const loaded = await importNetwork(tf, model);
  return {
    async predict(inputs) {
      if (inputs.length === 0) return [];
      const matrix = encode(task.features, inputs, vocabularies);
      return toRows(await predict(tf, loaded, matrix, inputs.length), task.outputs);
    },
    dispose: () => loaded.dispose(),
  };
}

function toRows(values: Float32Array, width: number): Matrix {
  return Array.from({ length: values.length / width }, (_, row) =>
    Array.from(values.subarray(row * width, (row + 1) * width)),
  );
}
