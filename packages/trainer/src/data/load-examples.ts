import { isBadRow } from './bad-row.ts';
import { type BadRowKind, BadRowTally } from './bad-row-tally.ts';
import type { Example, Recipe } from './example.ts';
import { type SharedKey, SharedKeys } from './shared-keys.ts';
import type { Table } from './table/table.ts';

export interface LoadedExamples {
  /** In the order of the source. */
  readonly examples: readonly Example[];
  /** Rows that could not be used, the most frequent kind first. */
  readonly badRows: readonly BadRowKind[];
  /** Names that are one to a model. */
  readonly sharedKeys: readonly SharedKey[];
  /** Examples and bad rows; rows out of scope do not count. */
  readonly total: number;
}

/**
 * Reads all examples of a source into memory.
 *
 * @param tables one for each that the recipe names
 * @param onRow called after every row with the number read so far
 * @throws TantiyaError `config/invalid` or `data/bad-row` for tables that cannot be read
 */
export async function loadExamples(
  recipe: Recipe,
  tables: readonly Table[],
  onRow: (rows: number) => void = () => {},
): Promise<LoadedExamples> {
  const examples: Example[] = [];
  const bad = new BadRowTally();
  const keys = new SharedKeys();
  let total = 0;
  for await (const row of recipe.read(tables)) {
    if (isBadRow(row)) bad.add(row);
    else {
      examples.push(row);
      keys.add(row.input);
    }
    onRow(++total);
  }
  return { examples, badRows: bad.kinds, sharedKeys: keys.found, total };
}
