import { createHash } from 'node:crypto';
import {
  createEncoder,
  densify,
  type Manifest,
  modelJson,
  type Task,
  type TaskId,
  taskIds,
  withTask,
  writeLayersModel,
} from '@tantiya/core';
import { manifestFor, probeFor, specifiedDesign } from '../../../core/src/model/manifest.test-support.ts';

type Change = (manifest: Manifest) => Manifest;

/** The files of a model and what they say. */
export interface ServedModel {
  readonly manifest: Manifest;
  readonly modelJson: Buffer;
  readonly weights: Buffer;
}

/** A small valid model of a task: one linear layer, its manifest and golden probes. */
export function linearModel<Parsed>(
  task: Pick<Task<TaskId, Parsed, unknown, unknown, unknown>, 'id' | 'parse' | 'designs'>,
  change: Change = (same) => same,
) {
  const design = specifiedDesign(task);
  const { shape, encode } = createEncoder(design.features);
  const { outputs } = design;
  const width = shape.dense + shape.sparse;
  const kernel = Float32Array.from({ length: width * outputs }, (_, index) => Math.sin(index) / 4);
  const bias = Float32Array.from({ length: outputs }, (_, index) =>
    task.id === 'profile-score' ? 50 : 7 + index,
  );
  /** @param row all columns */
  const answer = (row: ArrayLike<number>) =>
    Array.from(bias, (start, output) =>
      Array.from(row).reduce(
        (sum, value, column) => sum + value * (kernel[column * outputs + output] ?? 0),
        start,
      ),
    );
  const layers = [
    {
      class_name: 'InputLayer',
      config: { batch_input_shape: [null, width], dtype: 'float32', name: 'input' },
    },
    {
      class_name: 'Dense',
      config: { name: 'dense', units: outputs, activation: 'linear', use_bias: true, trainable: true },
    },
  ];
  const topology = { class_name: 'Sequential', config: { name: 'sequential', layers } };
  const model = writeLayersModel(topology, [
    { name: 'dense/kernel', shape: [width, outputs], values: kernel },
    { name: 'dense/bias', shape: [outputs], values: bias },
  ]);
  const weights = Buffer.from(model.weights);
  const row = densify(encode([task.parse({}).parsed]), shape);
  const manifest = change(
    manifestFor(task, {
      id: `${task.id}/linear`,
      calibration: { widths: [0, 1, 2], knots: [{ at: 0, lower: -1, upper: 1 }] },
      metrics: { rmsle: 1 },
      weightsSha256: sha256(weights),
      probes: [probeFor(task, {}, {}, answer(row))],
    }),
  );
  return { ...servedModel(manifest, model), answer };
}

/** The files of a model, its weights in one. */
export function servedModel(manifest: Manifest, model: ReturnType<typeof writeLayersModel>): ServedModel {
  const json = modelJson(model, manifest, ['weights.bin']);
  return { manifest, modelJson: Buffer.from(JSON.stringify(json)), weights: Buffer.from(model.weights) };
}

/** One for each task. */
export function linearModels(change?: Change): readonly ServedModel[] {
  return taskIds.map((id) => withTask(id, (task) => linearModel(task, change)));
}

/** The files of a models folder by their path, as `tantiya index` lays them out. */
export function modelFiles(models: readonly ServedModel[] = linearModels()): Map<string, Buffer> {
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

/** A `fetch` that serves these files under /models/, and the paths that were asked for. */
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
