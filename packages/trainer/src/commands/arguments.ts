import { TantiyaError, type TaskId, taskIds } from '@tantiya/core';
import type { ArgsDef } from 'citty';
import { backendNames } from '../backend/backend.ts';
import { openCsvTable } from '../data/table/csv-table.ts';
import { openTables } from '../data/table/open-tables.ts';
import type { Source } from '../pipeline/load-split.ts';
import { findRecipe } from '../recipes/find-recipe.ts';

export const taskArgument = {
  task: {
    type: 'positional',
    required: true,
    description: new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(taskIds),
  },
} as const satisfies ArgsDef;

/** Where rows come from; the same for every command that reads them. */
export const sourceArguments = {
  recipe: { type: 'string', required: true, description: 'How the files are read, such as freelancer' },
  data: {
    type: 'string',
    required: true,
    valueHint: 'file,...',
    description: "The recipe's files in its order, separated by commas or each with its own --data",
  },
} as const satisfies ArgsDef;

export const splitArgument = {
  split: {
    type: 'string',
    valueHint: 'file',
    description: 'A CSV that says which row is for train, validation, test',
  },
} as const satisfies ArgsDef;

export const engineArgument = {
  engine: {
    type: 'enum',
    options: ['auto', ...backendNames],
    default: 'auto',
    description: 'What computes; auto is the first that is installed and works',
  },
} as const satisfies ArgsDef;

/** @throws TantiyaError `config/invalid` */
export function requireTask(name: string): TaskId {
  const task = taskIds.find((known) => known === name);
  if (task !== undefined) return task;
  throw new TantiyaError(
    'config/invalid',
    `There is no task ${JSON.stringify(name)}.`,
    `Use one of ${taskIds.join(', ')}.`,
  );
}

/** @throws TantiyaError `config/invalid` for a text that is not a whole number within bounds */
export function wholeNumber(option: string, text: string, minimum: number, maximum = 2 ** 31 - 1): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= minimum && value <= maximum) return value;
  throw new TantiyaError(
    'config/invalid',
    `--${option} is ${JSON.stringify(text)}.`,
    `Pass a whole number from ${minimum} to ${maximum}.`,
  );
}

/** All values of an option that may be repeated, or hold several values separated by commas. */
export function listOf(option: string, rawArgs: readonly string[]): readonly string[] {
  return valuesOf(option, rawArgs)
    .flatMap((value) => value.split(','))
    .filter((value) => value !== '');
}

/** What follows each occurrence of an option. */
export function valuesOf(option: string, rawArgs: readonly string[]): readonly string[] {
  const flag = `--${option}`;
  return rawArgs.flatMap((argument, index) => {
    if (argument === flag) return rawArgs[index + 1] ?? [];
    return argument.startsWith(`${flag}=`) ? argument.slice(flag.length + 1) : [];
  });
}

/** @throws TantiyaError `config/invalid` for a recipe that the task does not have */
export function readSource(
  task: TaskId,
  options: {
    readonly recipe: string;
    readonly files: readonly string[];
    readonly split: string | undefined;
    readonly seed: number;
  },
): Source {
  const recipe = findRecipe(task, options.recipe);
  const { files, split, seed } = options;
  const tables = openTables(files);
  if (split !== undefined) return { recipe, tables, splitBy: { kind: 'file', table: openCsvTable(split) } };
  return {
    recipe,
    tables,
    splitBy: recipe.split === 'random' ? { kind: 'random', seed } : { kind: 'chronological' },
  };
}

/**
 * Refuses what a command does not know: a mistyped option would otherwise be ignored in silence.
 *
 * @throws TantiyaError `config/invalid`
 */
export function refuseUnknown(given: { readonly _: readonly string[] }, known: ArgsDef): void {
  const names = Object.keys(known);
  const positionals = Object.values(known).filter(({ type }) => type === 'positional').length;
  // The parser files each option in kebab and in camel case.
  const plain = (name: string) => name.replaceAll('-', '').toLowerCase();
  const unknown =
    Object.keys(given).find((name) => name !== '_' && !names.some((other) => plain(other) === plain(name))) ??
    given._[positionals];
  if (unknown === undefined) return;
  throw new TantiyaError(
    'config/invalid',
    `This command does not know ${JSON.stringify(unknown)}.`,
    `It knows ${names.map((name) => (known[name]?.type === 'positional' ? name : `--${name}`)).join(', ')}.`,
  );
}

export const besideArgument = {
  beside: {
    type: 'string',
    valueHint: 'folder',
    description: 'Another model, trained on the same rows, to be shown beside it',
  },
} as const satisfies ArgsDef;
