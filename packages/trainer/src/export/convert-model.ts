import { join } from 'node:path';
import {
  createEncoder,
  type Fitted,
  fingerprint,
  type LayersModel,
  type Manifest,
  openModel,
  readWeights,
  TantiyaError,
  taskIds,
} from '@tantiya/core';
import * as v from 'valibot';
import type { DesignTraining } from '../designs/design-training.ts';
import { usedFields } from '../shrink/used-fields.ts';
import { withTrainerTask } from '../tasks/tasks.ts';
import { modelFiles, sha256 } from './model-files.ts';
import { readModelFile, readModelJson } from './read-model.ts';
import { writeModel } from './write-model.ts';

const numbers = v.array(v.number());

/** The manifest of format 1, in which a task had one design and its features had two vocabularies. */
const format1 = v.object({
  format: v.literal(1),
  task: v.picklist(taskIds),
  id: v.string(),
  version: v.string(),
  trainedAt: v.string(),
  fingerprint: v.string(),
  vocabularies: v.object({ categories: v.array(v.string()), tags: v.array(v.string()) }),
  reference: v.looseObject({ overall: numbers, byCategory: v.record(v.string(), numbers) }),
  calibration: v.looseObject({
    widths: numbers,
    knots: v.array(v.object({ at: v.number(), lower: v.number(), upper: v.number() })),
  }),
  rows: v.object({ train: v.number(), validation: v.number(), test: v.number() }),
  training: v.optional(v.looseObject({ recipe: v.string(), split: v.string(), seed: v.number() })),
  metrics: v.record(v.string(), v.number()),
  weightsSha256: v.string(),
  probes: v.pipe(v.array(v.object({ input: v.unknown(), vector: numbers, output: numbers })), v.minLength(1)),
});

const modelFile = v.object({
  modelTopology: v.unknown(),
  weightsManifest: v.array(v.object({ paths: v.array(v.string()), weights: v.array(v.any()) })),
  userDefinedMetadata: v.object({ tantiya: format1 }),
});

type Format1 = v.InferOutput<typeof format1>;

/**
 * Rewrites a model's folder from manifest format 1 to 2. The weights stay as they are, so that every answer does; the
 * golden probes are checked against the encoding of today.
 *
 * @returns the new manifest
 * @throws TantiyaError `model/incompatible` for anything but a model of format 1 on today's features; `model/not-found`
 * or `model/corrupt` for a folder without the files of a model
 */
export async function convertModel(directory: string): Promise<Manifest> {
  const parsed = v.safeParse(modelFile, await readModelJson(directory));
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw incompatible(directory, `it has no manifest of format 1: ${issue.message}`);
  }
  const { modelTopology, weightsManifest, userDefinedMetadata } = parsed.output;
  const old = userDefinedMetadata.tantiya;
  const shards = await Promise.all(
    weightsManifest.flatMap(({ paths }) => paths).map((path) => readModelFile(join(directory, path))),
  );
  const weights = new Uint8Array(Buffer.concat(shards)).buffer;
  if (sha256(new Uint8Array(weights)) !== old.weightsSha256) {
    throw incompatible(directory, 'its weights are not those of its model.json');
  }
  const weightSpecs = weightsManifest.flatMap(({ weights }) => weights as LayersModel['weightSpecs']);
  const model: LayersModel = { topology: modelTopology, weightSpecs, weights };
  readWeights(model);
  const manifest = withTrainerTask(old.task, ({ task, designs }) => {
    const training = designOfFormat1(old, designs);
    if (!training) throw incompatible(directory, 'its features are not those of today');
    const converted = convertManifest(old, training, model);
    openModel(task, converted);
    return converted;
  });
  const card = (await readModelFile(join(directory, 'CARD.md'))).toString();
  await writeModel(directory, modelFiles(model, manifest, card));
  return manifest;
}

/** The design of today that has the features of a model of format 1, whose fingerprint was by task. */
export function designOfFormat1<Parsed, Prediction>(
  old: Pick<Format1, 'task' | 'fingerprint'>,
  designs: readonly DesignTraining<Parsed, Prediction>[],
): DesignTraining<Parsed, Prediction> | undefined {
  return designs.find(({ design }) => fingerprint(old.task, design.features) === old.fingerprint);
}

/** The features had these names when format 1 was written. */
const vocabularyNames = { categories: 'category_one_hot', tags: 'tag_one_hot' } as const;

function convertManifest<Parsed, Prediction>(
  old: Format1,
  { design }: DesignTraining<Parsed, Prediction>,
  model: LayersModel,
): Manifest {
  const words: Fitted = Object.fromEntries(
    Object.entries(vocabularyNames).map(([kind, name]) => [
      name,
      old.vocabularies[kind as keyof typeof vocabularyNames],
    ]),
  );
  const fitted = Object.fromEntries(
    design.features.flatMap((feature) =>
      feature.kind === 'dense' && feature.words ? [[feature.name, words[feature.name]]] : [],
    ),
  );
  const { blocks } = createEncoder(design.features, fitted);
  const { format: _, vocabularies, fingerprint: __, calibration, probes, training, ...kept } = old;
  return {
    format: 2,
    ...kept,
    design: { id: design.id, fingerprint: fingerprint(design.id, design.features) },
    fitted,
    calibration: calibrationOf(calibration),
    used: usedFields(blocks, model),
    ...(training && { training }),
    probes: probes.map(({ input, vector, output }) => ({
      input,
      row: vector.flatMap((value, column) => (value === 0 ? [] : [[column, value] as const])),
      output,
    })),
  };
}

/** Format 1 held what some tasks need for all of them, empty where it is not needed. */
function calibrationOf({ widths, knots, ...others }: Format1['calibration']): object {
  return widths.length > 0 ? { widths, knots, ...others } : others;
}

function incompatible(directory: string, what: string): TantiyaError {
  return new TantiyaError(
    'model/incompatible',
    `${directory} cannot be converted: ${what}.`,
    'Train the model again with this version.',
  );
}
