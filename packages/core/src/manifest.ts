import type { IntervalKnot } from './completion-time/interval.ts';
import type { Deciles } from './confidence.ts';
import { TantiyaError } from './errors.ts';
import { encode, fingerprint } from './feature.ts';
import { requireShape, type Shape } from './file-shape.ts';
import type { LayersModel, WeightSpec } from './layers-model.ts';
import type { Task, TaskId } from './task.ts';
import { categoryCount, indexVocabulary, tagCount, type Vocabularies } from './vocabulary.ts';

/** Everything fitted, stored inside model.json: what a model means, how good it is and how to check it. */
export interface Manifest {
  readonly format: 1;
  readonly task: TaskId;
  /** Such as "price/freelance". */
  readonly id: string;
  readonly version: string;
  /** ISO 8601. */
  readonly trainedAt: string;
  /** Identity of the features the network was trained on. */
  readonly fingerprint: string;
  /** In column order, at most as many as there are columns. */
  readonly vocabularies: { readonly categories: readonly string[]; readonly tags: readonly string[] };
  /** Columns that never varied in training: the network ignores them. */
  readonly silentColumns: readonly string[];
  /** What the heuristic knows of the marketplace: median prices in PHP, or mean hours. */
  readonly reference: {
    readonly overall: readonly number[];
    readonly byCategory: Readonly<Record<string, readonly number[]>>;
  };
  readonly calibration: {
    /** Deciles of the relative width of the predicted ranges over the training rows. */
    readonly widths: Deciles;
    /** Offsets of the prediction interval, ascending in `at`. */
    readonly knots: readonly IntervalKnot[];
  };
  readonly rows: { readonly train: number; readonly validation: number; readonly test: number };
  /** What the rows were and how they were split, so that an evaluation tests on the same ones. */
  readonly training?:
    | {
        readonly recipe: string;
        readonly split: 'random' | 'chronological' | 'file';
        readonly seed: number;
      }
    | undefined;
  /** Figures on the test rows, by name. */
  readonly metrics: Readonly<Record<string, number>>;
  /** SHA-256 of weights.bin, hexadecimal. */
  readonly weightsSha256: string;
  /** Golden probes: an input, its vector and the network's answer to it. */
  readonly probes: readonly {
    readonly input: unknown;
    readonly vector: readonly number[];
    readonly output: readonly number[];
  }[];
}

const manifestShape: Shape<Manifest> = {
  format: 1,
  task: '',
  id: '',
  version: '',
  trainedAt: '',
  fingerprint: '',
  vocabularies: { categories: [''], tags: [''] },
  silentColumns: [''],
  reference: { overall: [0], byCategory: { '*': [0] } },
  calibration: { widths: [0], knots: [{ at: 0, lower: 0, upper: 0 }] },
  rows: { train: 0, validation: 0, test: 0 },
  training: null,
  metrics: { '*': 0 },
  weightsSha256: '',
  probes: [{ input: null, vector: [0], output: [0] }],
};

/** The parts of a layers model's file that are read here; engines check the rest where they use it. */
interface LayersModelFile {
  readonly modelTopology: Readonly<Record<string, unknown>>;
  readonly weightsManifest: readonly {
    readonly paths: readonly string[];
    readonly weights: readonly unknown[];
  }[];
  readonly userDefinedMetadata?: { readonly tantiya?: unknown } | undefined;
}

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
  requireShape<LayersModelFile>(
    json,
    {
      modelTopology: { '*': null },
      weightsManifest: [{ paths: [''], weights: [null] }],
      userDefinedMetadata: null,
    },
    'model/corrupt',
    'model.json is not a layers model',
    'Export the model again.',
  );
  const manifest = json.userDefinedMetadata?.tantiya;
  requireShape<Manifest>(
    manifest,
    manifestShape,
    'model/incompatible',
    'model.json has no manifest this version reads',
    'Export it again with the trainer of this version.',
  );
  const { categories, tags } = manifest.vocabularies;
  // One word more would set a column of the next feature.
  if (categories.length > categoryCount || tags.length > tagCount) {
    throw incompatible(
      manifest,
      `has ${categories.length} vocabularies.categories and ${tags.length} vocabularies.tags, for ${categoryCount} and ${tagCount} columns`,
    );
  }
  return {
    topology: json.modelTopology,
    weightSpecs: json.weightsManifest.flatMap(({ weights }) => weights as readonly WeightSpec[]),
    paths: json.weightsManifest.flatMap(({ paths }) => paths),
    manifest,
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
    // As texts, which are equal where all numbers are.
    return `${encode(task.features, [task.parse(input)], vocabularies)}` === `${Float32Array.from(vector)}`;
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
    expected.every((value, at) => Math.abs(value - (outputs[at] as number)) <= tolerance)
  );
}

function incompatible({ id, version }: Manifest, what: string): TantiyaError {
  return new TantiyaError(
    'model/incompatible',
    `${id}@${version} ${what}.`,
    'Train it again with this version, or install the version it was trained with.',
  );
}
