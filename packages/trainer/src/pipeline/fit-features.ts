import { type Feature, type Fitted, fitVocabulary, type SparseFit } from '@tantiya/core';
import { ascending, quantileSorted, range } from 'd3-array';

/** A name of fewer training rows goes with all others that are rare: they teach what an unknown name is worth. */
const fewestRowsOfName = 5;

/**
 * Fits what the features need to know of the training rows, and of no others. What a feature keeps of too many columns is
 * chosen later, by what they are worth.
 */
export function fitFeatures<Parsed>(
  features: readonly Feature<Parsed>[],
  train: readonly { readonly parsed: Parsed }[],
): Fitted {
  const fitted: Record<string, unknown> = {};
  const inputs = train.map(({ parsed }) => parsed);
  for (const feature of features) {
    const value = feature.kind === 'dense' ? fitWords(feature, inputs) : fitSparse(feature.fit, inputs);
    if (value !== undefined) fitted[feature.name] = value;
  }
  return fitted;
}

function fitWords<Parsed>(
  { words, columns }: Extract<Feature<Parsed>, { kind: 'dense' }>,
  inputs: readonly Parsed[],
): unknown {
  return words && fitVocabulary(inputs.map(words), columns.length);
}

function fitSparse<Parsed>(fit: SparseFit<Parsed> | undefined, inputs: readonly Parsed[]): unknown {
  switch (fit?.kind) {
    case 'names':
      return fitVocabulary(inputs.map(fit.names), fit.size, fewestRowsOfName);
    case 'number':
      return fitKnots(
        inputs.flatMap((input) => fit.number(input) ?? []),
        fit.knots,
      );
    case 'columns':
    case undefined:
      return undefined;
    default:
      return fit satisfies never;
  }
}

/** Evenly many rows between two knots; the least and the greatest value are the ends. */
function fitKnots(values: readonly number[], most: number): readonly number[] {
  const sorted = values.toSorted(ascending);
  const knots = range(most).map((at) => quantileSorted(sorted, at / (most - 1)) ?? 0);
  return sorted.length === 0 ? [] : [...new Set(knots.map((knot) => Number(knot.toPrecision(4))))];
}
