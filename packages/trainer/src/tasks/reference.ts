import type { Manifest } from '@tantiya/core';
import { byCategory, type Summary, targetsOf } from './baselines.ts';
import type { Labelled } from './trainer-task.ts';

/** What the heuristic will know of the marketplace: a summary of all targets, and of each known category's. */
export function referenceOf<Parsed extends { readonly category: string | undefined }>(
  train: readonly Labelled<Parsed>[],
  categories: readonly string[],
  summary: Summary,
): Manifest['reference'] {
  const summaries = byCategory(train, summary);
  const rounded = (values: readonly number[] = []) => values.map((value) => Math.round(value * 100) / 100);
  return {
    overall: rounded(summary(targetsOf(train))),
    byCategory: Object.fromEntries(
      categories.map((category) => [category, rounded(summaries.get(category))]),
    ),
  };
}
