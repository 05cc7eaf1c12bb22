import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEncoder, fingerprint, type Manifest } from '@tantiya/core';
import { specifiedDesign } from '../../../core/src/model/manifest.test-support.ts';
import { inputWidth } from '../fit/fit-rows.ts';
import { withTrainerTask } from '../tasks/tasks.ts';
import { temporaryFolder } from './temporary-folder.test-support.ts';

/** What tests change in a manifest of format 1. */
interface Format1 {
  readonly fingerprint: string;
  readonly training?: unknown;
  readonly probes: readonly {
    readonly input: unknown;
    readonly vector: readonly number[];
    readonly output: readonly number[];
  }[];
}

/** Folder of a model that is in the repository. */
export function trainedModel(id: string): string {
  return fileURLToPath(new URL(`../../../../trained-models/${id}`, import.meta.url));
}

/** A copy of a trained model, its manifest turned back into format 1; it goes when the test is over. */
export async function format1Copy(
  id: string,
  change: (old: Format1) => Format1 = (old) => old,
): Promise<string> {
  const folder = join(await temporaryFolder(), 'model');
  await cp(trainedModel(id), folder, { recursive: true });
  const file = join(folder, 'model.json');
  const json = JSON.parse(await readFile(file, 'utf8'));
  const { tantiya } = json.userDefinedMetadata;
  const userDefinedMetadata = { tantiya: change(toFormat1(tantiya)) };
  await writeFile(file, JSON.stringify({ ...json, userDefinedMetadata }));
  return folder;
}

function toFormat1({ design: _, fitted, used: __, ...manifest }: Manifest): Format1 {
  return withTrainerTask(manifest.task, ({ task }) => {
    const { features } = specifiedDesign(task);
    const width = inputWidth(createEncoder(features, fitted).shape);
    return {
      ...manifest,
      format: 1,
      fingerprint: fingerprint(task.id, features),
      vocabularies: { categories: fitted['category_one_hot'] ?? [], tags: fitted['tag_one_hot'] ?? [] },
      silentColumns: [],
      calibration: { widths: [], knots: [], ...(manifest.calibration as object) },
      probes: manifest.probes.map(({ input, row, output }) => {
        const values = new Map(row);
        return {
          input,
          vector: Array.from({ length: width }, (_, column) => values.get(column) ?? 0),
          output,
        };
      }),
    };
  });
}
