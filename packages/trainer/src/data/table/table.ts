import type { BadRow, Place } from '../bad-row.ts';
import type { DecimalMark } from '../parse-number.ts';

/** A source of rows: a CSV file, or whatever else passes the contract suite beside this file. */
export interface Table {
  /** What people know it by, such as the path of a file. */
  readonly name: string;
  /**
   * Streams the rows in their order, each time from the first: memory does not grow with the table. Nothing is open
   * before the first row is asked for, or after the last one or an early return. Of columns with the same name, the
   * second is called `name_2`, the third `name_3`. A row that cannot be read is a bad row and counts as one.
   *
   * @param columns the columns that must be there; others may be
   * @throws TantiyaError `config/invalid` when the source cannot be opened; `data/bad-row` when a column is missing or
   *   the source is no table, naming table and place
   */
  rows<const Column extends string>(columns: readonly Column[]): AsyncIterable<TableRow<Column> | BadRow>;
}

/** One row of a table, as text. */
export interface TableRow<Column extends string = string> {
  readonly place: Place;
  /** 0-based; what a split file refers to. */
  readonly row: number;
  /** A missing value is an empty text. */
  readonly values: CellValues<Column>;
}

/** What a table knows of the way its numbers are written: see {@link CellValues}. */
export const decimalMark = Symbol('decimal mark');

/** The texts of a row's cells by column; and what stands before decimals in its table, when the table decides it. */
export type CellValues<Column extends string> = Readonly<Record<Column, string>> & {
  readonly [decimalMark]?: DecimalMark | undefined;
};
