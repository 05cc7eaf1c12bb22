import { createHash } from 'node:crypto';
import { type LayersModel, type Manifest, modelJson } from '@tantiya/core';

/** What lies in a model's folder, by file name. */
export type ModelFiles = Readonly<Record<(typeof modelFileNames)[number], string | Uint8Array>>;

/** The files of a model's folder; the library downloads all but the card. */
export const modelFileNames = ['model.json', 'weights.bin', 'CARD.md'] as const;

/** A TensorFlow.js layers model as files, the manifest inside model.json. */
export function modelFiles(model: LayersModel, manifest: Manifest, card: string): ModelFiles {
  return {
    'model.json': JSON.stringify(modelJson(model, manifest, ['weights.bin'])),
    'weights.bin': new Uint8Array(model.weights),
    'CARD.md': card,
  };
}

/** Hexadecimal. */
export function sha256(content: string | NodeJS.ArrayBufferView): string {
  return createHash('sha256').update(content).digest('hex');
}
