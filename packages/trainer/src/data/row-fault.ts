import { isTantiyaError } from '@tantiya/core';
import type { BadRow, Place } from './bad-row.ts';

/** Thrown while a recipe reads a row that cannot be used. */
export class RowFault extends Error {
  override readonly name = 'RowFault' as const;
  /** A few words, the same for all rows with this fault. */
  readonly kind: string;

  /** @param detail field and value */
  constructor(kind: string, detail: string) {
    super(detail);
    this.kind = kind;
  }
}

/** Calls `read`; a fault of the row, or an input that the task does not accept, becomes a bad row. */
export function orBadRow<Result>(place: Place, read: () => Result): Result | BadRow {
  try {
    return read();
  } catch (error) {
    if (error instanceof RowFault) return { place, kind: error.kind, detail: error.message };
    if (isTantiyaError(error) && error.code.startsWith('input/')) {
      return { place, kind: 'invalid input', detail: error.message };
    }
    throw error;
  }
}
