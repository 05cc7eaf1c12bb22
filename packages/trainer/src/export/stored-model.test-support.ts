import type { LayersModel, Manifest } from '@tantiya/core';
import { taskIds } from '../tasks/tasks.ts';
import { type ModelFiles, modelFiles, sha256 } from './model-files.ts';

/** A model's files whose only weight is `value`. */
export function storedModel(id: string, value = 1): ModelFiles {
  const weights = Float32Array.of(value).buffer;
  const model: LayersModel = {
    topology: { class_name: 'Sequential' },
    weightSpecs: [{ name: 'output/bias', shape: [1], dtype: 'float32' }],
    weights,
  };
  return modelFiles(model, manifestOf(id, sha256(new Uint8Array(weights))), `# ${id}\n`);
}

function manifestOf(id: string, weightsSha256: string): Manifest {
  const [task] = id.split('/');
  return {
    format: 1,
    task: taskIds.find((known) => known === task) ?? 'completion-time',
    id,
    version: '1.2.3',
    trainedAt: '2026-11-24T00:00:00.000Z',
    fingerprint: '0123456789abcdef',
    vocabularies: { categories: [], tags: [] },
    silentColumns: [],
    reference: { overall: [], byCategory: {} },
    calibration: { widths: [], knots: [] },
    rows: { train: 70, validation: 15, test: 15 },
    training: { recipe: 'made-up', split: 'random', seed: 1 },
    metrics: {},
    weightsSha256,
    probes: [],
  };
}
