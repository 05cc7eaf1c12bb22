import { openCsvTable } from './csv-table.ts';
import type { Table } from './table.ts';

/** The tables behind the values of `--data`; nothing is read yet. */
export function openTables(files: readonly string[]): readonly Table[] {
  return files.map(openCsvTable);
}
