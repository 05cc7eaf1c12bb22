import type { RangeOutputs } from './range.ts';

/**
 * What a network that reads words says of an input, in this order, in its own scale: the ends of a range that four
 * fifths of such jobs lie in, its middle, and how many of the input's words are known.
 */
export const textOutputs = ['lower', 'middle', 'upper', 'familiarity'] as const;

/**
 * @param category of the job
 * @param unknown fields whose value the model has never seen
 */
export function readTextOutputs(
  outputs: ArrayLike<number>,
  category?: string,
  unknown: readonly string[] = [],
): RangeOutputs {
  const { 0: lower = 0, 1: middle = 0, 2: upper = 0, 3: familiarity = 0 } = outputs;
  const isKnownKind = category !== undefined && !unknown.includes('category');
  return { lower, middle, upper, familiarity, isKnownKind };
}
