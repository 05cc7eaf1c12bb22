import { categoryCount, fitVocabulary, type Manifest, tagCount } from '@tantiya/core';
import type { Labelled, TrainerTask } from '../tasks/trainer-task.ts';

/** Chooses the words that get columns; from the training rows only. */
export function fitVocabularies<Parsed>(
  { words }: TrainerTask<Parsed>,
  train: readonly Labelled<Parsed>[],
): Manifest['vocabularies'] {
  const documents = train.map(({ parsed }) => words(parsed));
  return {
    categories: [
      ...fitVocabulary(
        documents.map(({ categories }) => categories),
        categoryCount,
      ),
    ],
    tags: [
      ...fitVocabulary(
        documents.map(({ tags }) => tags),
        tagCount,
      ),
    ],
  };
}
