import { fitVocabulary, type Reference } from '@tantiya/core';
import { group, median, quantile } from 'd3-array';
import type { Labelled } from './trainer-task.ts';

/** The most frequent categories that the heuristic gets to know; a category of a few rows has no telling median. */
const mostCategories = 30;

/** A category of fewer rows has the spread of all. */
const fewestOwnRows = 50;

/** Of fewer held-out rows no share is told. */
const fewestMeasured = 30;

/** What a task's heuristic multiplies. */
export interface HeuristicScale<Parsed> {
  /** The heuristic's factor for the circumstances of a job. */
  readonly factor: (parsed: Parsed) => number;
  /** What the heuristic guesses, of a target. */
  readonly amount: (target: readonly number[]) => number;
  /** Other values of a target, learned as their usual ratio to the amount: the ends of a posted band. */
  readonly others?: (target: readonly number[]) => readonly number[];
  /** The order in which the heuristic reads the numbers. */
  readonly order: (lower: number, middle: number, upper: number) => readonly number[];
  /** The range that the heuristic guesses with what was learned. */
  readonly range: (parsed: Parsed, reference: Reference) => readonly [number, number];
}

/**
 * What the heuristic will know of the marketplace: the median of what is left of the amounts without the heuristic's own
 * factors, of all rows and of each frequent category, and between which ends four fifths lie. So heuristic and model are
 * about the same thing, and nothing jumps when the model arrives. How much the range holds is measured on rows that
 * nothing was learned from.
 */
export function referenceOf<Parsed extends { readonly category: string | undefined }>(
  train: readonly Labelled<Parsed>[],
  heldOut: readonly Labelled<Parsed>[],
  { factor, amount, others = () => [], order, range }: HeuristicScale<Parsed>,
): Reference {
  const rows = train.map(({ parsed, target }) => ({
    category: parsed.category,
    base: amount(target) / factor(parsed),
    ratios: others(target).map((other) => other / amount(target)),
  }));
  const ratios = (rows[0]?.ratios ?? []).map((_, index) => median(rows, (row) => row.ratios[index]) ?? 1);
  const byCategory = group(rows, ({ category }) => category);
  const middles = new Map(
    Array.from(byCategory, ([category, own]) => [category, median(own, ({ base }) => base) ?? 0]),
  );
  const spreadOf = (some: typeof rows) => {
    const relative = some.map(({ base, category }) => base / (middles.get(category) ?? base));
    return [quantile(relative, 0.1) ?? 1, quantile(relative, 0.9) ?? 1] as const;
  };
  const pooled = spreadOf(rows);
  const numbers = (middle: number, [low, high]: readonly [number, number]) =>
    [...order(middle * low, middle, middle * high), ...ratios.map((ratio) => middle * ratio)].map(rounded);

  const all = median(rows, ({ base }) => base) ?? 0;
  const bases = rows.map(({ base }) => base / all);
  const frequent = fitVocabulary(
    rows.map(({ category }) => (category === undefined ? [] : [category])),
    mostCategories,
  );
  const reference: Reference = {
    overall: numbers(all, [quantile(bases, 0.1) ?? 1, quantile(bases, 0.9) ?? 1]),
    byCategory: Object.fromEntries(
      frequent.map((category) => {
        const own = byCategory.get(category) ?? [];
        return [
          category,
          numbers(middles.get(category) ?? all, own.length < fewestOwnRows ? pooled : spreadOf(own)),
        ];
      }),
    ),
  };
  if (heldOut.length < fewestMeasured) return reference;
  const held = heldOut.filter(({ parsed, target }) => {
    const [lower, upper] = range(parsed, reference);
    return lower <= amount(target) && amount(target) <= upper;
  });
  return { ...reference, level: rounded(held.length / heldOut.length) };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
