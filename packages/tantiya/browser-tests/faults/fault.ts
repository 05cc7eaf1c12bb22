/** What a server can do instead of answering as it should. */
export type FaultKind =
  /** A status without a file. */
  | { readonly kind: 'status'; readonly status: number }
  /** The app's own page with status 200, as servers of single-page apps do. */
  | { readonly kind: 'web-page' }
  /** Other bytes of the same length. */
  | { readonly kind: 'wrong-bytes' }
  /** The first half, and a length that fits. */
  | { readonly kind: 'truncated' }
  /** The connection ends before the answer. */
  | { readonly kind: 'drop' }
  /** The connection ends after the first half of the file. */
  | { readonly kind: 'drop-midway' }
  /** Nothing at all, until the faults are switched. */
  | { readonly kind: 'stall' }
  /** The first half of the file, and then nothing, until the faults are switched. */
  | { readonly kind: 'stall-midway' }
  /** An answer that pages of another origin may not read. */
  | { readonly kind: 'no-cors' };

export type Fault = FaultKind & {
  /** Source of a regular expression for the paths that it concerns, such as "index\\.json". */
  readonly path: string;
  /** How many requests it concerns; all of them by default. */
  readonly times?: number;
};
