import { type LayersModel, type Manifest, taskIds } from '@tantiya/core';
import { manifestFor, probeFor, specifiedDesign } from '../../../core/src/model/manifest.test-support.ts';
import { withTrainerTask } from '../tasks/tasks.ts';
import { type ModelFiles, modelFiles, sha256 } from './model-files.ts';

/** A model's files whose only weight is `value`, which is also its answer to everything. */
export function storedModel(id: string, value = 1, changes: Partial<Manifest> = {}): ModelFiles {
  const weights = Float32Array.of(value).buffer;
  const model: LayersModel = {
    topology: { class_name: 'Sequential' },
    weightSpecs: [{ name: 'output/bias', shape: [1], dtype: 'float32' }],
    weights,
  };
  const manifest = withTrainerTask(taskOf(id), ({ task }) => {
    const output = Array.from({ length: specifiedDesign(task).outputs }, () => value);
    return manifestFor(task, {
      id,
      version: '1.2.3',
      training: { recipe: 'made-up', split: 'random', seed: 1 },
      weightsSha256: sha256(new Uint8Array(weights)),
      probes: [probeFor(task, {}, {}, output)],
      ...changes,
    });
  });
  return modelFiles(model, manifest, `# ${id}\n`);
}

function taskOf(id: string) {
  const [name] = id.split('/');
  const task = taskIds.find((known) => known === name);
  if (task !== undefined) return task;
  throw new TypeError(`${id} does not begin with a task`);
}
