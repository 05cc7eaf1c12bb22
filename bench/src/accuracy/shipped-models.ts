import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseModelIndex, parseModelJson } from '@tantiya/core';

/** A model in `trained-models`, as it was exported. */
export interface ShippedModel {
  readonly id: string;
  readonly isDefault: boolean;
  readonly design: string;
  readonly recipe: string | undefined;
  readonly rows: { readonly train: number; readonly test: number };
  /** RMSLE, or the mean absolute error in points, of the day of training. */
  readonly rmsle: number | undefined;
  readonly mae: number | undefined;
  /** Of the manifest, the layers and the weights together. */
  readonly gzipBytes: number;
  readonly compact: CompactForm | undefined;
}

/** What its card says of a network that was exported with `--compact`. */
export interface CompactForm {
  /** Left of each hidden layer, such as "16, 3, 1". */
  readonly units: string;
  /** How far an output moved at most, as the card writes it. */
  readonly move: string;
  readonly weightBytes: number;
  readonly gzipBytes: number;
  /** Of the specification's network as it is listed. */
  readonly wideBytes: number;
}

/** @param folder of trained models, with an index */
export function readShippedModels(folder: string): readonly ShippedModel[] {
  const index = parseModelIndex(JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')));
  const defaults: readonly string[] = Object.values(index.defaults);
  return Object.keys(index.models)
    .toSorted()
    .map((id) => {
      const json = readFileSync(join(folder, id, 'model.json'));
      const weights = readFileSync(join(folder, id, 'weights.bin'));
      const card = readFileSync(join(folder, id, 'CARD.md'), 'utf8');
      const { design, rows, metrics, training } = parseModelJson(JSON.parse(json.toString())).manifest;
      const { rmsle, mae } = metrics;
      return {
        id,
        isDefault: defaults.includes(id),
        design: design.id,
        recipe: training?.recipe,
        rows,
        rmsle,
        mae,
        gzipBytes: gzipSync(json).length + gzipSync(weights).length,
        compact: compactForm(id, card, weights),
      };
    });
}

function compactForm(id: string, card: string, weights: Uint8Array): CompactForm | undefined {
  const [, units, move] = /compact form: ([\d, ]+) of .* more than (\S+)/.exec(card) ?? [];
  if (units === undefined || move === undefined) return undefined;
  return {
    units,
    move: id.startsWith('profile') ? `${move} points` : `${(Number(move) * 100).toFixed(2)} %`,
    weightBytes: weights.length,
    gzipBytes: gzipSync(weights).length,
    wideBytes: wideBytes(id),
  };
}

/** Of the weights of the specification's network for a model's task, with large arrays in float16. */
function wideBytes(id: string): number {
  const [inputs, outputs] = id.startsWith('price/') ? [60, 3] : [43, 1];
  const lstm = (from: number, units: number) => [from * 4 * units, units * 4 * units, 4 * units];
  const arrays = [...lstm(inputs, 64), ...lstm(64, 32), 32 * 16, 16, 16 * outputs, outputs];
  return arrays.reduce((sum, length) => sum + length * (length < 100 ? 4 : 2), 0);
}
