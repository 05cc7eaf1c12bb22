import { isTantiyaError } from '@tantiya/core';
import type { BadRow } from './example.ts';

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

/** Calls `make`; a fault of the row, or an input that the task does not accept, becomes a bad row. */
export function orBadRow<Made>(line: number, make: () => Made): Made | BadRow {
  try {
    return make();
  } catch (error) {
    if (error instanceof RowFault) return { line, kind: error.kind, detail: error.message };
    if (isTantiyaError(error) && error.code.startsWith('input/')) {
      return { line, kind: 'invalid input', detail: error.message };
    }
    throw error;
  }
}
