import { expect } from 'vitest';
import { type BadRow, isBadRow } from '../data/bad-row.ts';
import { collect } from '../data/collect.test-support.ts';
import type { Example, Recipe } from '../data/example.ts';
import { openTables } from '../data/table/open-tables.ts';
import { temporaryFile } from '../data/temporary-file.test-support.ts';
import { trainerTasks } from '../tasks/tasks.ts';

/** A row of a table, by column. */
export type FixtureRow = Readonly<Record<string, string>>;

/** Reads made-up tables, one for each file of the recipe, and checks that the task accepts every input. */
export async function readRecipe(
  recipe: Recipe,
  ...tables: readonly (readonly FixtureRow[])[]
): Promise<{ readonly examples: readonly Example[]; readonly badRows: readonly BadRow[] }> {
  const files = await Promise.all(tables.map((table) => temporaryFile(toCsv(table))));
  const rows = await collect(recipe.read(openTables(files)));
  const examples = rows.filter((row): row is Example => !isBadRow(row));
  for (const { input } of examples) expect(() => trainerTasks[recipe.task].task.parse(input)).not.toThrow();
  return { examples, badRows: rows.filter(isBadRow) };
}

function toCsv(table: readonly FixtureRow[]): string {
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const lines = [Object.keys(table[0] ?? {}), ...table.map((row) => Object.values(row))];
  return lines.map((cells) => cells.map(quote).join(',')).join('\n');
}
