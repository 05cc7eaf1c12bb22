import { isTantiyaError, TantiyaError, type TaskId } from '@tantiya/core';
import { type ArgsDef, defineCommand } from 'citty';
import { type BackendName, openBackend } from '../backend/backend.ts';
import { openTables } from '../data/table/open-tables.ts';
import { readModel, type StoredModel } from '../export/read-model.ts';
import { predictInputs } from '../pipeline/predict-inputs.ts';
import { findRecipe } from '../recipes/find-recipe.ts';
import { printable } from '../report/printable.ts';
import { trainerTasks, withTrainerTask } from '../tasks/tasks.ts';
import { engineArgument, refuseUnknown } from './arguments.ts';
import { dataFiles } from './data-files.ts';
import { type GivenInput, given, inputById, parseInputs, readInputs } from './read-inputs.ts';
import { unknownFields } from './unknown-fields.ts';

const args = {
  model: { type: 'string', required: true, valueHint: 'folder', description: 'Folder of a trained model' },
  input: { type: 'string', valueHint: 'json', description: 'One input, or a list of them' },
  file: {
    type: 'string',
    valueHint: 'file',
    description: 'A .json file of one or a list, or .jsonl or .ndjson of one a line',
  },
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
    const inputs = (await readChosen(task, args, dataFiles(rawArgs))).map((input) => checked(task, input));
    const good = inputs.flatMap((input) => ('value' in input ? [input.value] : []));
    const answers = good.length === 0 ? [] : await answer(stored, good, args.engine);
    const next = answers.values();
    for (const input of inputs) {
      const shown = 'value' in input ? next.next().value : refusal(input);
      console.log(printable(JSON.stringify(shown)));
    }
    const refused = inputs.length - good.length;
    if (refused > 0) {
      throw new TantiyaError(
        'input/invalid',
        `${refused} of ${inputs.length} inputs cannot be answered.`,
        'The error in the place of its answer says why.',
      );
    }
  },
});

async function answer(stored: StoredModel, inputs: readonly unknown[], engine: BackendName | 'auto') {
  const { tf } = await openBackend(engine);
  return withTrainerTask(stored.manifest.task, (trainerTask) =>
    predictInputs(trainerTask, stored, inputs, tf),
  );
}

/**
 * Turns what the task refuses of a line into that line's error, and says which fields the task does not know.
 *
 * @throws TantiyaError `input/invalid` or `input/not-finite` for an input that stands on no line of its own
 */
function checked(task: TaskId, input: GivenInput): GivenInput {
  if ('error' in input) return input;
  const { line, value } = input;
  try {
    for (const { path, known, nearest } of unknownFields(trainerTasks[task].task.parse, value)) {
      const place = line === undefined ? '' : `, line ${line}`;
      const fix = nearest === undefined ? `It knows ${known.join(', ')}.` : `Did you mean ${nearest}?`;
      console.error(printable(`Note${place}: ${task} does not know ${JSON.stringify(path)}. ${fix}`));
    }
    return input;
  } catch (error) {
    if (line !== undefined && isTantiyaError(error)) return { line, error };
    throw error;
  }
}

function refusal({ line, error }: Extract<GivenInput, { error: unknown }>) {
  const { code, message, hint } = error;
  return { line, error: { code, message, hint } };
}

interface Chosen {
  readonly input?: string | undefined;
  readonly file?: string | undefined;
  readonly recipe?: string | undefined;
  readonly id?: string | undefined;
}

async function readChosen(
  task: TaskId,
  chosen: Chosen,
  files: readonly string[],
): Promise<readonly GivenInput[]> {
  const { input, file, recipe, id } = chosen;
  if (input !== undefined) return given(parseInputs(input, '--input'));
  if (file !== undefined) return readInputs(file);
  if (recipe !== undefined && id !== undefined)
    return given(await inputById(findRecipe(task, recipe), openTables(files), id));
  throw new TantiyaError(
    'config/invalid',
    'There is no input.',
    'Pass --input JSON, --file FILE, or --recipe, --data and --id.',
  );
}
