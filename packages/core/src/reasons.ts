/** What one thing in an input changes, on the scale on which changes add up. */
export interface Contribution {
  /** The caller's field; `worker.rating` for one within a field. */
  readonly field: string;
  /** The words of the field that do it; absent for the field as a whole. */
  readonly words?: string | undefined;
  readonly change: number;
}

/**
 * A signed share of an answer, in its unit: money, hours or points. The amounts of all reasons add up to the answer as it
 * was before it was rounded; they are not rounded themselves.
 */
export type Reason =
  /** What is answered to an input that says nothing. */
  | { readonly code: 'start'; readonly amount: number }
  /** What a field adds; of a text, all but the words that are named. */
  | { readonly code: 'field'; readonly field: string; readonly amount: number }
  /** What words of a field add. */
  | { readonly code: 'words'; readonly field: string; readonly words: string; readonly amount: number }
  /** What the fields only change together, and no one of them alone. */
  | { readonly code: 'rest'; readonly amount: number };

/** Of this share of an answer nothing is told: outputs have single precision. */
const negligible = 1e-3;

/**
 * Turns changes into amounts. On a scale of logarithms a change has no amount of its own: it moves a high price by more
 * than a low one. Each gets its share of the whole way by the logarithmic mean of both ends, which makes them add up.
 *
 * @param start what is answered to an input that says nothing
 * @param answer what is answered to this one
 * @param scale on which the contributions add up, such as log1p; increasing
 * @returns the start, then the largest amounts first, then the rest; none that is 0
 */
export function reasonsOf(
  start: number,
  answer: number,
  contributions: readonly Contribution[],
  scale: (amount: number) => number,
): readonly Reason[] {
  const perChange = amountPerChange(start, answer, scale);
  const parts = mergedFields(contributions).map(({ change, ...what }) => ({
    ...what,
    amount: change * perChange,
  }));
  parts.sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  let rest = answer - start - parts.reduce((sum, { amount }) => sum + amount, 0);
  const [first] = parts;
  if (first && Math.abs(rest) < Math.abs(answer) * negligible) {
    first.amount += rest;
    rest = 0;
  }
  return [
    { code: 'start', amount: start },
    ...parts
      .filter(({ amount }) => amount !== 0)
      .map(
        ({ field, words, amount }): Reason =>
          words === undefined ? { code: 'field', field, amount } : { code: 'words', field, words, amount },
      ),
    ...(rest === 0 ? [] : [{ code: 'rest', amount: rest } as const]),
  ];
}

/** The slope of the line from start to answer; where they are as good as the same, that of the scale there. */
function amountPerChange(start: number, answer: number, scale: (amount: number) => number): number {
  const least = 1e-4 * (1 + Math.abs(answer));
  const step = Math.abs(start - answer) < least ? least : start - answer;
  return step / (scale(answer + step) - scale(answer));
}

/** The words that are named, and one contribution for each field. */
function mergedFields(contributions: readonly Contribution[]): readonly Contribution[] {
  const byField = new Map<string, number>();
  for (const { field, words, change } of contributions) {
    if (words === undefined) byField.set(field, (byField.get(field) ?? 0) + change);
  }
  return [
    ...contributions.filter(({ words }) => words !== undefined),
    ...Array.from(byField, ([field, change]) => ({ field, change })),
  ];
}
