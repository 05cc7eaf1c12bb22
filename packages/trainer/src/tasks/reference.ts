import { fitVocabulary, type Reference } from '@tantiya/core';
import { byCategory, type Summary, targetsOf } from './baselines.ts';
import type { Labelled } from './trainer-task.ts';

/** The most frequent categories that the heuristic gets to know; a category of a few rows has no telling median. */
const mostCategories = 30;

/** What the heuristic will know of the marketplace: a summary of all targets, and of each frequent category's. */
export function referenceOf<Parsed extends { readonly category: string | undefined }>(
  train: readonly Labelled<Parsed>[],
  summary: Summary,
): Reference {
  const names = train.map(({ parsed: { category } }) => (category === undefined ? [] : [category]));
  const categories = fitVocabulary(names, mostCategories);
  const summaries = byCategory(train, summary);
  const rounded = (values: readonly number[] = []) => values.map((value) => Math.round(value * 100) / 100);
  return {
    overall: rounded(summary(targetsOf(train))),
    byCategory: Object.fromEntries(
      categories.map((category) => [category, rounded(summaries.get(category))]),
    ),
  };
}
