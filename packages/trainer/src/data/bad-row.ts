/** Where a row stands, in the words of its own table. */
export interface Place {
  /** To be put after the table's name or "at", such as "line 12". */
  readonly text: string;
}

/** A row that cannot be used. Counted and reported, never dropped in silence. */
export interface BadRow {
  readonly place: Place;
  /** A few words, the same for all rows with this fault, such as "unknown currency". */
  readonly kind: string;
  /** Field and value. */
  readonly detail: string;
}

export function isBadRow<Row extends object>(row: Row | BadRow): row is BadRow {
  return 'kind' in row && 'detail' in row;
}
