import { TantiyaError } from '@tantiya/core';
import { type ArgsDef, defineCommand } from 'citty';
import { openBackend } from '../backend/backend.ts';
import { readModel } from '../export/read-model.ts';
import { evaluate } from '../pipeline/evaluate.ts';
import { writeComparisons } from '../report/comparison-table.ts';
import { printable } from '../report/printable.ts';
import { withTrainerTask } from '../tasks/tasks.ts';
import {
  besideArgument,
  engineArgument,
  readSource,
  refuseUnknown,
  sourceArguments,
  splitArgument,
} from './arguments.ts';
import { dataFiles } from './data-files.ts';

const args = {
  model: { type: 'string', required: true, valueHint: 'folder', description: 'Folder of a trained model' },
  ...sourceArguments,
  ...splitArgument,
  ...engineArgument,
  ...besideArgument,
  json: { type: 'boolean', description: 'Print JSON' },
} as const satisfies ArgsDef;

export const evaluateCommand = defineCommand({
  meta: { name: 'tantiya evaluate', description: 'Test an exported model on the test rows of a source' },
  args,
  setup: (context) => refuseUnknown(context.args, args),
  async run({ args, rawArgs }) {
    const stored = await readModel(args.model);
    const { task, training, rows: trainedRows } = stored.manifest;
    if (training?.split === 'file' && training.recipe === args.recipe && args.split === undefined) {
      throw new TantiyaError(
        'config/invalid',
        `${stored.manifest.id} was trained with a split file.`,
        'Pass it as --split; without it the model would be tested on rows that it was trained on.',
      );
    }
    const source = readSource(task, {
      recipe: args.recipe,
      files: dataFiles(rawArgs),
      split: args.split,
      seed: training?.seed ?? 1,
    });
    const beside = args.beside === undefined ? undefined : await readModel(args.beside);
    const { tf } = await openBackend(args.engine);
    const { rows, comparisons } = await withTrainerTask(task, (trainerTask) =>
      evaluate(trainerTask, stored, source, tf, beside),
    );
    if (training?.recipe === args.recipe && JSON.stringify(rows) !== JSON.stringify(trainedRows)) {
      console.error(
        `Note: these files give ${list(rows)} rows, the model was trained with ${list(trainedRows)}: some of its test rows may be rows it was trained on.`,
      );
    }
    console.log(
      printable(
        args.json ? JSON.stringify({ rows, comparisons }, undefined, 2) : writeComparisons(comparisons),
      ),
    );
  },
});

function list({
  train,
  validation,
  test,
}: Readonly<Record<'train' | 'validation' | 'test', number>>): string {
  return `${train} / ${validation} / ${test}`;
}
