import { columnNames, encode, type Feature } from './feature.ts';
import { emptyVocabularies, type Vocabularies } from './vocabulary.ts';

/** One encoded row by column name, for tests that speak of columns rather than of places. */
export function namedColumns<Parsed>(
  features: readonly Feature<Parsed>[],
  parsed: Parsed,
  fitted: Vocabularies = emptyVocabularies,
): Readonly<Record<string, number>> {
  const vector = encode(features, [parsed], fitted);
  return Object.fromEntries(columnNames(features).map((column, at) => [column, vector[at] ?? Number.NaN]));
}
