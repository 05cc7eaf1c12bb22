import { type Feature, type Fitted, fitVocabulary } from '@tantiya/core';

/** Fits what the features need to know of the training rows, and of no others. */
export function fitFeatures<Parsed>(
  features: readonly Feature<Parsed>[],
  train: readonly { readonly parsed: Parsed }[],
): Fitted {
  const fitted: Record<string, unknown> = {};
  for (const feature of features) {
    if (feature.kind !== 'dense' || !feature.words) continue;
    const { name, words, columns } = feature;
    fitted[name] = fitVocabulary(
      train.map(({ parsed }) => words(parsed)),
      columns.length,
    );
  }
  return fitted;
}
