import type { TaskId } from '@tantiya/core';
import type { BadRow, Place } from './bad-row.ts';
import type { Table } from './table/table.ts';

/** One row of a source in the terms of its task. */
export interface Example {
  /** Where its row stands. */
  readonly place: Place;
  /** 0-based row of its table; what a split file refers to. */
  readonly row: number;
  /** The row's own identifier. */
  readonly id: string;
  /** The task's input, as a caller of the library would pass it. Parsed by the task's own schema. */
  readonly input: Readonly<Record<string, unknown>>;
  /**
   * What really happened: [min, suggested, max] in PHP, [hours], or [score 0-100]. Empty when the source does not
   * say (a worker whom nobody has rated): an input without an outcome, of no use for training.
   */
  readonly target: readonly number[];
  /** When the job was posted or begun, in ms since 1970; a chronological split orders by it. */
  readonly createdAt?: number;
  /** When the outcome was known, in ms since 1970; at once where it is not stated. */
  readonly endedAt?: number;
  /** A text by which near duplicates are known: rows in which it differs by nothing that counts belong together. */
  readonly group?: string;
  /** Code of the currency that the row's amounts came in. */
  readonly currency?: string;
}

/** Maps one known source to a task's examples. */
export interface Recipe {
  /** What `--recipe` takes. */
  readonly name: string;
  readonly task: TaskId;
  /** What the source is, in one line. */
  readonly summary: string;
  /** The tables it reads, in the order of `--data`, each described in a few words. */
  readonly tables: readonly string[];
  /** How rows are split without a split file. */
  readonly split: 'random' | 'chronological';
  /**
   * Reads the source, row by row where a row stands for itself. Rows that are out of scope (hourly jobs for a price)
   * are neither example nor bad row.
   *
   * @throws TantiyaError `config/invalid` for tables that are not there, `data/bad-row` for one that cannot be read
   */
  readonly read: (tables: readonly Table[]) => AsyncIterable<Example | BadRow>;
}
