import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ArgsDef, defineCommand } from 'citty';
import { openBackend } from '../backend/backend.ts';
import { openTables } from '../data/table/open-tables.ts';
import { modelFiles } from '../export/model-files.ts';
import { readModel } from '../export/read-model.ts';
import { requireModelFolder, writeModel } from '../export/write-model.ts';
import { fewestToCalibrate, recalibrate } from '../pipeline/recalibrate.ts';
import { findRecipe } from '../recipes/find-recipe.ts';
import { writeComparisons } from '../report/comparison-table.ts';
import { printable } from '../report/printable.ts';
import { recalibratedCard } from '../report/recalibrated-card.ts';
import { renderBadRows } from '../stats/render-stats.ts';
import { withTrainerTask } from '../tasks/tasks.ts';
import { engineArgument, refuseUnknown, sourceArguments, wholeNumber } from './arguments.ts';
import { dataFiles } from './data-files.ts';

const args = {
  model: { type: 'string', required: true, valueHint: 'folder', description: 'Folder of a trained model' },
  ...sourceArguments,
  newest: {
    type: 'string',
    valueHint: 'count',
    description: 'Only so many rows, those that were created last; all by default',
  },
  ...engineArgument,
  'model-version': {
    type: 'string',
    description: "Version of the calibrated model; by default the next one after the model's",
  },
  out: {
    type: 'string',
    valueHint: 'folder',
    description: "Where to write; the model's own folder by default",
  },
} as const satisfies ArgsDef;

export const calibrateCommand = defineCommand({
  meta: {
    name: 'tantiya calibrate',
    description: "Fit the level and the ranges of a model's answers to one's own market; the weights stay",
  },
  args,
  setup: (context) => refuseUnknown(context.args, args),
  async run({ args, rawArgs }) {
    const stored = await readModel(args.model);
    const { id, task, version } = stored.manifest;
    const recipe = findRecipe(task, args.recipe);
    const newest =
      args.newest === undefined ? undefined : wholeNumber('newest', args.newest, fewestToCalibrate);
    const out = args.out ?? args.model;
    await requireModelFolder(out);
    const { tf } = await openBackend(args.engine);
    const { manifest, comparison, badRows } = await withTrainerTask(task, (trainerTask) =>
      recalibrate(trainerTask, stored, {
        recipe,
        tables: openTables(dataFiles(rawArgs)),
        newest,
        version: args['model-version'] ?? nextVersion(version),
        calibratedAt: new Date().toISOString(),
        tf,
      }),
    );
    const card = recalibratedCard(await readCard(args.model), {
      manifest,
      comparison,
      commandArguments: ['calibrate', ...rawArgs],
    });
    await writeModel(out, modelFiles(stored.model, manifest, printable(card)));
    console.log(printable(writeComparisons([comparison])));
    console.error(['', renderBadRows(badRows)].join('\n'));
    console.error(printable(`${out}: ${id} ${manifest.version}, calibrated from ${version}.`));
  },
});

/** 1.2.3 is followed by 1.2.4, and 2026-11 by 2026-12; what ends in no number gets one. */
export function nextVersion(version: string): string {
  const last = /\d+$/.exec(version)?.[0];
  return last === undefined ? `${version}.1` : version.slice(0, -last.length) + String(Number(last) + 1);
}

/** An empty one where there is none. */
async function readCard(model: string): Promise<string> {
  return readFile(join(model, 'CARD.md'), 'utf8').catch(() => '');
}
