import { TantiyaError } from '@tantiya/core';

/** Column names that are all different: of the same name, the second becomes `name_2`, the third `name_3`. */
export function distinctNames(columns: readonly string[]): string[] {
  const names = new Set<string>();
  for (const name of columns) {
    let candidate = name;
    for (let count = 2; names.has(candidate); count++) candidate = `${name}_${count}`;
    names.add(candidate);
  }
  return [...names];
}

/**
 * @param where the table, and the place in it that names its columns
 * @throws TantiyaError `data/bad-row` for a column that is not among those found
 */
export function requireColumns(where: string, found: readonly string[], required: readonly string[]): void {
  const missing = required.filter((column) => !found.includes(column));
  if (missing.length === 0) return;
  throw new TantiyaError(
    'data/bad-row',
    `${where}: no column ${missing.join(', ')}. The columns are ${found.join(', ')}.`,
    'Check that the recipe, and the order of the files, fit the data.',
  );
}
