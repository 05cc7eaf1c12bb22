import { TantiyaError } from '@tantiya/core';
import { accepted } from './accepted.ts';
import type { BadRow, Example, Recipe } from './example.ts';
import { readTable } from './read-table.ts';
import { orBadRow } from './row-fault.ts';

/** What a recipe makes of a row; where the row stands is known. */
export type Draft = Omit<Example, 'line' | 'row'>;

/** A recipe over one table, each of whose rows stands for itself. */
export interface TableRecipe<Column extends string>
  extends Pick<Recipe, 'name' | 'task' | 'summary' | 'split'> {
  /** The file in a few words. */
  readonly file: string;
  readonly columns: readonly Column[];
  /**
   * @returns undefined for a row out of scope
   * @throws RowFault for a row that cannot be used
   */
  readonly example: (values: Readonly<Record<Column, string>>) => Draft | undefined;
}

export function defineTableRecipe<const Column extends string>({
  columns,
  example,
  file,
  ...recipe
}: TableRecipe<Column>): Recipe {
  return defineRecipe({
    ...recipe,
    files: [file],
    async *read([path]) {
      for await (const { values, ...place } of readTable(path, columns)) {
        const made = orBadRow(place.line, () => {
          const draft = example(values);
          return draft && accepted(recipe.task, { ...place, ...draft });
        });
        if (made !== undefined) yield made;
      }
    },
  });
}

/** Lets a recipe's `read` rely on being given one path for each of its files. */
export function defineRecipe<const Files extends readonly string[]>(
  recipe: Omit<Recipe, 'files' | 'read'> & {
    readonly files: Files;
    readonly read: (paths: Paths<Files>) => AsyncIterable<Example | BadRow>;
  },
): Recipe {
  return {
    ...recipe,
    read: (paths) => {
      if (!isComplete(paths, recipe.files)) throw wrongFiles(recipe, paths);
      return recipe.read(paths);
    },
  };
}

type Paths<Files extends readonly string[]> = { readonly [Index in keyof Files]: string };

function isComplete<Files extends readonly string[]>(
  paths: readonly string[],
  files: Files,
): paths is Paths<Files> {
  return paths.length === files.length;
}

function wrongFiles({ name, files }: Pick<Recipe, 'name' | 'files'>, paths: readonly string[]): TantiyaError {
  return new TantiyaError(
    'config/invalid',
    `Recipe ${name} reads ${files.length} file${files.length === 1 ? '' : 's'}, and got ${paths.length}.`,
    `Pass, in this order: ${files.join('; ')}.`,
  );
}
