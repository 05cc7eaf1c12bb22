import { requireShape } from './file-shape.ts';
import type { LayersModel, WeightSpec } from './layers-model.ts';
import { type Manifest, parseManifest } from './manifest.ts';

/** The parts of a layers model's file that are read here; engines check the rest where they use it. */
interface LayersModelFile {
  readonly modelTopology: Readonly<Record<string, unknown>>;
  readonly weightsManifest: readonly {
    readonly paths: readonly string[];
    readonly weights: readonly unknown[];
  }[];
  readonly userDefinedMetadata: unknown;
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
  return {
    topology: json.modelTopology,
    weightSpecs: json.weightsManifest.flatMap(({ weights }) => weights as readonly WeightSpec[]),
    paths: json.weightsManifest.flatMap(({ paths }) => paths),
    manifest: parseManifest(
      (json.userDefinedMetadata as { readonly tantiya?: unknown } | undefined)?.tantiya,
    ),
  };
}

/** What {@link parseModelJson} reads: a TensorFlow.js layers model, the manifest inside. */
export function modelJson(
  { topology, weightSpecs }: Omit<LayersModel, 'weights'>,
  manifest: Manifest,
  paths: readonly string[],
): object {
  return {
    format: 'layers-model',
    generatedBy: 'tantiya',
    modelTopology: topology,
    weightsManifest: [{ paths, weights: weightSpecs }],
    userDefinedMetadata: { tantiya: manifest },
  };
}
