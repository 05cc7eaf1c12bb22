/** One vocabulary, and what a word of it is called. */
export interface NamedWords {
  readonly words: readonly string[];
  readonly one: string;
  readonly many: string;
}

/** Says for a card which words have a column. */
export function knownWords(vocabularies: readonly NamedWords[]): string {
  return `It knows ${vocabularies.map(counted).join(' and ')}. Others set no column.`;
}

function counted({ words, one, many }: NamedWords): string {
  if (words.length === 0) return `no ${many}`;
  return `${words.length} ${words.length === 1 ? one : many} (${words.join(', ')})`;
}
