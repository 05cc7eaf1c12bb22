import * as v from 'valibot';
import { categoryCount } from './category.ts';
import { TantiyaError } from './errors.ts';
import { encode, fingerprint } from './feature.ts';
import type { LayersModel, WeightSpec } from './layers-model.ts';
import { tagCount } from './price/features.ts';
import type { Task } from './task.ts';
import { indexVocabulary, type Vocabularies } from './vocabulary.ts';

const numbers = v.array(v.number());
const words = v.array(v.string());

const manifestSchema = v.object({
  format: v.literal(1),
  task: v.picklist(['price', 'completion-time', 'profile-score']),
  /** Such as "price/freelance". */
  id: v.string(),
  version: v.string(),
  /** ISO 8601. */
  trainedAt: v.string(),
  /** Identity of the features the network was trained on. */
  fingerprint: v.string(),
  /** At most as many words as there are columns: one more would set a column of the next feature. */
  vocabularies: v.object({
    categories: v.pipe(words, v.maxLength(categoryCount)),
    tags: v.pipe(words, v.maxLength(tagCount)),
  }),
  /** Columns that never varied in training: the network ignores them. */
  silentColumns: words,
  /** What the heuristic knows of the marketplace: median prices in PHP, or mean hours. */
  reference: v.object({ overall: numbers, byCategory: v.record(v.string(), numbers) }),
  calibration: v.object({
    /** Deciles of the relative width of the predicted ranges over the training rows. */
    widths: numbers,
    /** Offsets of the prediction interval, ascending in `at`. */
    knots: v.array(v.object({ at: v.number(), lower: v.number(), upper: v.number() })),
  }),
  rows: v.object({ train: v.number(), validation: v.number(), test: v.number() }),
  /** What the rows were and how they were split, so that an evaluation tests on the same ones. */
  training: v.optional(
    v.object({
      recipe: v.string(),
      split: v.picklist(['random', 'chronological', 'file']),
      seed: v.number(),
    }),
  ),
  /** Figures on the test rows, by name. */
  metrics: v.record(v.string(), v.number()),
  /** SHA-256 of weights.bin, hexadecimal. */
  weightsSha256: v.string(),
  /** Golden probes: an input, its vector and the network's answer (one row per row of the task). */
  probes: v.array(v.object({ input: v.unknown(), vector: numbers, output: numbers })),
});

/** Everything fitted, stored inside model.json: what a model means, how good it is and how to check it. */
export type Manifest = v.InferOutput<typeof manifestSchema>;

const modelJsonSchema = v.object({
  modelTopology: v.record(v.string(), v.unknown()),
  weightsManifest: v.array(v.object({ paths: words, weights: v.array(v.unknown()) })),
  userDefinedMetadata: v.optional(v.object({ tantiya: v.optional(v.unknown()) })),
});

/** A parsed model.json; `paths` are the shards of the weights, relative to it, in order. */
export interface ModelJson extends Omit<LayersModel, 'weights'> {
  readonly paths: readonly string[];
  readonly manifest: Manifest;
}

/**
 * Reads a model.json that comes from outside.
 *
 * @throws TantiyaError `model/corrupt` when it is not a layers model, `model/incompatible` without our manifest
 */
export function parseModelJson(json: unknown): ModelJson {
  const file = v.safeParse(modelJsonSchema, json);
  if (!file.success) {
    throw new TantiyaError(
      'model/corrupt',
      `model.json is not a layers model: ${firstIssue(file.issues)}.`,
      'Export it again.',
    );
  }
  const { modelTopology, weightsManifest, userDefinedMetadata } = file.output;
  const manifest = v.safeParse(manifestSchema, userDefinedMetadata?.tantiya);
  if (!manifest.success) {
    throw new TantiyaError(
      'model/incompatible',
      `model.json has no manifest this version reads: ${firstIssue(manifest.issues)}.`,
      'Export it again with the trainer of this version.',
    );
  }
  return {
    topology: modelTopology,
    // Engines check each spec against the layer that uses it.
    weightSpecs: weightsManifest.flatMap(({ weights }) => weights as WeightSpec[]),
    paths: weightsManifest.flatMap(({ paths }) => paths),
    manifest: manifest.output,
  };
}

export function vocabulariesOf(manifest: Manifest): Vocabularies {
  return {
    categories: indexVocabulary(manifest.vocabularies.categories),
    tags: indexVocabulary(manifest.vocabularies.tags),
  };
}

/**
 * Checks that a model was trained on today's features: its task, its fingerprint and the vectors of its probes.
 *
 * @throws TantiyaError `model/incompatible`, saying what differs
 */
export function checkCompatible<Parsed>(
  task: Task<Manifest['task'], Parsed, unknown>,
  manifest: Manifest,
): void {
  const expected = fingerprint(task.id, task.features);
  if (manifest.task !== task.id || manifest.fingerprint !== expected) {
    throw incompatible(
      manifest,
      `was trained for ${manifest.task} on features ${manifest.fingerprint}, not ${task.id} ${expected}`,
    );
  }
  const vocabularies = vocabulariesOf(manifest);
  for (const probe of manifest.probes) {
    if (!encodesAsStored(task, probe, vocabularies)) {
      throw incompatible(manifest, 'has a golden probe that encodes to another vector today');
    }
  }
}

function encodesAsStored<Parsed>(
  task: Task<Manifest['task'], Parsed, unknown>,
  { input, vector }: Manifest['probes'][number],
  vocabularies: Vocabularies,
): boolean {
  try {
    const encoded = encode(task.features, [task.parse(input)], vocabularies);
    return (
      encoded.length === vector.length && encoded.every((value, at) => value === Math.fround(vector[at] ?? 0))
    );
  } catch {
    return false; // an input that is refused today has no vector
  }
}

/**
 * Checks an engine's answer to the golden probes; it must pass before the engine may answer anyone.
 *
 * @param outputs the network's rows for the probes' vectors
 * @param tolerance largest difference allowed, in units of the output
 */
export function passesProbes(manifest: Manifest, outputs: ArrayLike<number>, tolerance: number): boolean {
  const expected = manifest.probes.flatMap(({ output }) => output);
  return (
    expected.length === outputs.length &&
    expected.every((value, at) => Math.abs(value - (outputs[at] ?? Number.NaN)) <= tolerance)
  );
}

function incompatible({ id, version }: Manifest, what: string): TantiyaError {
  return new TantiyaError(
    'model/incompatible',
    `${id}@${version} ${what}.`,
    'Train it again with this version, or install the version it was trained with.',
  );
}

function firstIssue([issue]: readonly [v.BaseIssue<unknown>, ...unknown[]]): string {
  return `${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`;
}
