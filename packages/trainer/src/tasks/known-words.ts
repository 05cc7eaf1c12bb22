import type { Fitted } from '@tantiya/core';
import { codeSpan } from '../report/markdown.ts';

/** One vocabulary, and what a word of it is called. */
export interface NamedWords {
  /** Name of the feature. */
  readonly feature: string;
  readonly one: string;
  readonly many: string;
}

/** Says for a card which words have a column. */
export function knownWords(fitted: Fitted, vocabularies: readonly NamedWords[]): string {
  const own = vocabularies.filter(({ feature }) => fitted[feature] !== undefined);
  const counted = own.map((vocabulary) => count(fitted, vocabulary));
  return `It knows ${counted.join(' and ')}. Others set no column.`;
}

function count(fitted: Fitted, { feature, one, many }: NamedWords): string {
  const words = (fitted[feature] ?? []) as readonly string[];
  if (words.length === 0) return `no ${many}`;
  return `${words.length} ${words.length === 1 ? one : many} (${words.map(codeSpan).join(', ')})`;
}
