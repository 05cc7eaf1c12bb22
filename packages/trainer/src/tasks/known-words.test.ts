import { expect, it } from 'vitest';
import { knownWords } from './known-words.ts';

it('the words that a card names are code: what people write as a category is no HTML or Markdown', () =>
  expect(
    knownWords({ tags: ['<img src=x>', '[a](//b)', 'c`d'], none: [] }, [
      { feature: 'tags', one: 'tag', many: 'tags' },
      { feature: 'none', one: 'category', many: 'categories' },
    ]),
  ).toBe('It knows 3 tags (`<img src=x>`, `[a](//b)`, `` c`d ``) and no categories. Others set no column.'));
