import { createHash } from 'node:crypto';
import {
  completionTimeTask,
  emptyVocabularies,
  encode,
  fingerprint,
  type Manifest,
  priceTask,
  profileScoreTask,
  type Task,
  type TaskId,
  widthOf,
} from '@tantiya/core';

type Change = (manifest: Manifest) => Manifest;

/** A small honest model of a task: one linear layer, its manifest and golden probes. */
export function linearModel<Parsed>(task: Task<TaskId, Parsed, unknown>, change: Change = (same) => same) {
  const width = widthOf(task.features);
  const kernel = Float32Array.from({ length: width * task.outputs }, (_, index) => Math.sin(index) / 4);
  const bias = Float32Array.from({ length: task.outputs }, (_, index) =>
    task.id === 'profile-score' ? 50 : 7 + index,
  );
  const answer = (vector: ArrayLike<number>) =>
    Array.from(bias, (start, output) =>
      Array.from(vector).reduce(
        (sum, value, column) => sum + value * (kernel[column * task.outputs + output] ?? 0),
        start,
      ),
    );
  const weights = Buffer.concat([Buffer.from(kernel.buffer), Buffer.from(bias.buffer)]);
  const vector = Array.from(encode(task.features, [task.parse({})], emptyVocabularies));
  const manifest: Manifest = {
    format: 1,
    task: task.id,
    id: `${task.id}/linear`,
    version: '1.0.0',
    trainedAt: '2026-11-24T00:00:00.000Z',
    fingerprint: fingerprint(task.id, task.features),
    vocabularies: { categories: [], tags: [] },
    silentColumns: [],
    reference: { overall: [], byCategory: {} },
    calibration: { widths: [0, 1, 2], knots: [{ at: 0, lower: -1, upper: 1 }] },
    rows: { train: 70, validation: 15, test: 15 },
    metrics: { rmsle: 1 },
    weightsSha256: sha256(weights),
    probes: [{ input: {}, vector, output: answer(vector) }],
  };
  const config = { name: 'dense', units: task.outputs, activation: 'linear', use_bias: true };
  const layers = [
    {
      class_name: 'InputLayer',
      config: { batch_input_shape: [null, width], dtype: 'float32', name: 'input' },
    },
    { class_name: 'Dense', config: { ...config, trainable: true } },
  ];
  const modelJson = {
    format: 'layers-model',
    modelTopology: { class_name: 'Sequential', config: { name: 'sequential', layers } },
    weightsManifest: [
      {
        paths: ['weights.bin'],
        weights: [
          { name: 'dense/kernel', shape: [width, task.outputs], dtype: 'float32' },
          { name: 'dense/bias', shape: [task.outputs], dtype: 'float32' },
        ],
      },
    ],
    userDefinedMetadata: { tantiya: change(manifest) },
  };
  return { manifest: change(manifest), modelJson: Buffer.from(JSON.stringify(modelJson)), weights, answer };
}

/** One for each task. */
export function linearModels(change?: Change) {
  return [
    linearModel(priceTask, change),
    linearModel(completionTimeTask, change),
    linearModel(profileScoreTask, change),
  ];
}

/** The files of a models folder by their path, as `tantiya index` lays them out. */
export function modelFiles(models = linearModels()): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const index = { format: 1, defaults: {} as Record<string, string>, models: {} as Record<string, unknown> };
  for (const { manifest, modelJson, weights } of models) {
    files.set(`${manifest.id}/model.json`, modelJson);
    files.set(`${manifest.id}/weights.bin`, weights);
    index.defaults[manifest.task] = manifest.id;
    index.models[manifest.id] = {
      version: manifest.version,
      files: { 'model.json': sha256(modelJson), 'weights.bin': sha256(weights) },
    };
  }
  return files.set('index.json', Buffer.from(JSON.stringify(index)));
}

/** A network that serves these files under /models/, and what was asked of it. */
export function serve(files: ReadonlyMap<string, Buffer>) {
  const requests: string[] = [];
  const fetch = async (url: unknown, init?: RequestInit): Promise<Response> => {
    init?.signal?.throwIfAborted();
    const path = String(url).replace('/models/', '');
    requests.push(path);
    const file = files.get(path);
    return file ? new Response(new Uint8Array(file)) : new Response('not here', { status: 404 });
  };
  return { fetch: fetch as typeof globalThis.fetch, requests };
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
