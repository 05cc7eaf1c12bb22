/** What the heuristic may know of a marketplace. */
export interface Reference {
  /** What its task's heuristic reads: prices in PHP or hours, at factor 1. */
  readonly overall: readonly number[];
  /** The same by category. */
  readonly byCategory: Readonly<Record<string, readonly number[]>>;
  /** Share of held-out rows within the heuristic's range, 0..1. */
  readonly level?: number | undefined;
}

/** So many of the categories that a manifest names are tried where one is missing. */
const mostUsual = 5;

/** The categories that a job most often has. */
export function usualCategories(reference?: Reference): readonly string[] {
  return Object.keys(reference?.byCategory ?? {}).slice(0, mostUsual);
}
