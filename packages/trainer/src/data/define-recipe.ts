import { TantiyaError } from '@tantiya/core';
import { accepted } from './accepted.ts';
import { type BadRow, isBadRow } from './bad-row.ts';
import type { Example, Recipe } from './example.ts';
import { orBadRow } from './row-fault.ts';
import type { CellValues, Table } from './table/table.ts';

/** An example but for where its row stands, which the table knows. */
export type Draft = Omit<Example, 'place' | 'row'>;

/** A recipe over one table, each of whose rows stands for itself. The table may come in parts, such as one for each month. */
export interface TableRecipe<Column extends string>
  extends Pick<Recipe, 'name' | 'task' | 'summary' | 'split'> {
  /** The table in a few words. */
  readonly table: string;
  readonly columns: readonly Column[];
  /**
   * @param row 0-based, for a table without identifiers
   * @returns undefined for a row out of scope
   * @throws RowFault for a row that cannot be used
   */
  readonly example: (values: CellValues<Column>, row: number) => Draft | undefined;
  /** For a table that lists some rows more than once: of examples with the same id only the first is read. */
  readonly distinct?: true;
}

export function defineTableRecipe<const Column extends string>({
  columns,
  example,
  distinct,
  table: description,
  ...recipe
}: TableRecipe<Column>): Recipe {
  const read = async function* (tables: readonly Table[]): AsyncGenerator<Example | BadRow> {
    if (tables.length === 0) throw wrongTables({ ...recipe, tables: [description] }, tables);
    const seen = new Set<string>();
    let before = 0;
    for (const table of tables) {
      let rows = 0;
      for await (const found of table.rows(columns)) {
        rows++;
        const place = tables.length === 1 ? found.place : { text: `${table.name}, ${found.place.text}` };
        if (isBadRow(found)) {
          yield { ...found, place };
          continue;
        }
        const { values } = found;
        const row = before + found.row;
        const read = orBadRow(place, () => {
          const draft = example(values, row);
          return draft && accepted(recipe.task, { place, row, ...draft });
        });
        if (read === undefined || (distinct && !isBadRow(read) && seen.has(read.id))) continue;
        if (distinct && !isBadRow(read)) seen.add(read.id);
        yield read;
      }
      before += rows;
    }
  };
  return { ...recipe, tables: [description], read };
}

/** Lets a recipe's `read` rely on being given one table for each that it names. */
export function defineRecipe<const Names extends readonly string[]>(
  recipe: Omit<Recipe, 'tables' | 'read'> & {
    readonly tables: Names;
    readonly read: (tables: TableForEach<Names>) => AsyncIterable<Example | BadRow>;
  },
): Recipe {
  return {
    ...recipe,
    read: (tables) => {
      if (!isComplete(tables, recipe.tables)) throw wrongTables(recipe, tables);
      return recipe.read(tables);
    },
  };
}

type TableForEach<Names extends readonly string[]> = { readonly [Index in keyof Names]: Table };

function isComplete<Names extends readonly string[]>(
  tables: readonly Table[],
  names: Names,
): tables is TableForEach<Names> {
  return tables.length === names.length;
}

function wrongTables(recipe: Pick<Recipe, 'name' | 'tables'>, given: readonly Table[]): TantiyaError {
  const { name, tables } = recipe;
  return new TantiyaError(
    'config/invalid',
    `Recipe ${name} reads ${tables.length} file${tables.length === 1 ? '' : 's'}, and got ${given.length}.`,
    `Pass, in this order: ${tables.join('; ')}.`,
  );
}
