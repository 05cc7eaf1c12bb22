import { TantiyaError } from '@tantiya/core';
import { type ArgsDef, defineCommand } from 'citty';
import { openBackend } from '../backend/backend.ts';
import { openTables } from '../data/table/open-tables.ts';
import { readModel } from '../export/read-model.ts';
import { predictInputs } from '../pipeline/predict-inputs.ts';
import { findRecipe } from '../recipes/find-recipe.ts';
import { withTrainerTask } from '../tasks/tasks.ts';
import { engineArgument, listOf, refuseUnknown } from './arguments.ts';
import { inputById, parseInputs, readInputs } from './read-inputs.ts';

const args = {
  model: { type: 'string', required: true, valueHint: 'folder', description: 'Folder of a trained model' },
  input: { type: 'string', valueHint: 'json', description: 'One input, or a list of them' },
  file: { type: 'string', valueHint: 'file', description: 'A .json file of one or a list, or .jsonl' },
  recipe: { type: 'string', description: 'With --data and --id: how the files are read' },
  data: { type: 'string', valueHint: 'file,...', description: "With --recipe: the recipe's files" },
  id: { type: 'string', description: 'With --recipe and --data: which row' },
  ...engineArgument,
} as const satisfies ArgsDef;

export const predictCommand = defineCommand({
  meta: { name: 'tantiya predict', description: 'Answer one input or many with an exported model' },
  args,
  setup: (context) => refuseUnknown(context.args, args),
  async run({ args, rawArgs }) {
    const stored = await readModel(args.model);
    const { task } = stored.manifest;
    const inputs = await readChosen(task, args, listOf('data', rawArgs));
    const { tf } = await openBackend(args.engine);
    const answers = await withTrainerTask(task, (trainerTask) =>
      predictInputs(trainerTask, stored, inputs, tf),
    );
    for (const answer of answers) console.log(JSON.stringify(answer));
  },
});

interface Chosen {
  readonly input?: string | undefined;
  readonly file?: string | undefined;
  readonly recipe?: string | undefined;
  readonly id?: string | undefined;
}

function readChosen(task: Parameters<typeof findRecipe>[0], chosen: Chosen, files: readonly string[]) {
  const { input, file, recipe, id } = chosen;
  if (input !== undefined) return parseInputs(input, '--input');
  if (file !== undefined) return readInputs(file);
  if (recipe !== undefined && id !== undefined)
    return inputById(findRecipe(task, recipe), openTables(files), id);
  throw new TantiyaError(
    'config/invalid',
    'There is no input.',
    'Pass --input JSON, --file FILE, or --recipe, --data and --id.',
  );
}
