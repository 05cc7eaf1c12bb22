import { TantiyaError } from '@tantiya/core';

/** Column names that are all different: of the same name, the second becomes `name_2`, the third `name_3`. */
export function distinctNames(columns: readonly string[]): string[] {
  const names = new Set<string>();
  const lastCounts = new Map<string, number>(); // where to go on, or many equal names take the square of their number
  for (const name of columns) {
    let candidate = name;
    let count = lastCounts.get(name) ?? 1;
    while (names.has(candidate)) candidate = `${name}_${++count}`;
    lastCounts.set(name, count);
    names.add(candidate);
  }
  return [...names];
}

/** Names as an error lists them: one may be as long as a file. */
function shortened(names: readonly string[]): string {
  return names.map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name)).join(', ');
}

/** How many names an error lists. */
const listed = 50;

/**
 * @param where the table, and the place in it that names its columns
 * @param separated what separates the columns, such as "commas"
 * @throws TantiyaError `data/bad-row` for a column that is not among those found
 */
export function requireColumns(
  where: string,
  found: readonly string[],
  required: readonly string[],
  separated = 'commas',
): void {
  const names = new Set(found);
  const missing = required.filter((column) => !names.has(column));
  if (missing.length === 0) return;
  const more = found.length > listed ? ` and ${found.length - listed} more` : '';
  const by = separated === 'commas' ? '' : `, separated by ${separated},`;
  throw new TantiyaError(
    'data/bad-row',
    `${where}: no column ${shortened(missing)}. The columns${by} are ${shortened(found.slice(0, listed))}${more}.`,
    'Check that the recipe, and the order of the files, fit the data.',
  );
}
