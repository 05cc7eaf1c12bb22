import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEncoder } from '../encoding/encode.ts';
import { columnNames } from '../encoding/feature.ts';
import { namedColumns } from '../test-support/named-columns.test-support.ts';
import { arbitraryPriceInput } from './arbitrary-price-input.test-support.ts';
import { priceFeatures } from './features.ts';
import { type PriceInput, parsePrice } from './input.ts';

const range = (length: number) => Array.from({ length }, (_, index) => index);
const fitted = {
  category_one_hot: range(30).map((id) => `category-${id}`),
  tag_one_hot: range(20).map((id) => `tag-${id}`),
};
const encoder = createEncoder(priceFeatures, fitted);
const encoded = (...inputs: readonly PriceInput[]) =>
  encoder.encode(inputs.map((input) => parsePrice(input).parsed)).dense;
const columns = (input: PriceInput) => namedColumns(priceFeatures, parsePrice(input).parsed, fitted);
const words = (count: number) => 'w '.repeat(count);

describe('the 60 price features', () => {
  it('stand in the order of the specification', () => {
    expect(encoder.shape).toEqual({ dense: 60, sparse: 0 });
    expect(columnNames(priceFeatures)).toEqual([
      'title_length',
      'title_word_count',
      'description_length',
      'description_word_count',
      'avg_word_length',
      'urgency',
      'skill_level',
      'materials_count',
      'has_tags',
      'tag_count',
      ...range(20).map((index) => `tag_one_hot[${index}]`),
      ...range(30).map((index) => `category_one_hot[${index}]`),
    ]);
  });

  it('of a whole job are these', () => {
    const input = {
      title: 'Fix a leaking sink', // 18 code points, 4 words of 15
      description: 'Water drips under the kitchen sink. 🔧', // 37 code points, 7 words of 31
      category: 'Category 4',
      urgency: 'HIGH',
      skillLevel: 'EXPERT',
      materials: ['pipe', 'sealant', 'tape'],
      tags: ['Tag-0', 'tag-19', 'tag-19 ', 'unheard of'], // three once trimmed and lower-cased
    } as const;
    const expected = new Float32Array(60);
    expected.set([0.18, 0.2, 0.0074, 0.014, 46 / 11 / 10, 1, 1, 0.3, 1, 0.3]);
    expected[10 + 0] = 1;
    expected[10 + 19] = 1;
    expected[30 + 4] = 1;
    expect(encoded(input)).toEqual(expected);
  });

  it('of an empty job are the defaults: no text, MEDIUM, INTERMEDIATE, nothing else', () => {
    const expected = new Float32Array(60);
    expected.set([0.5, 0.5], 5);
    for (const input of [{}, { title: '', description: '', category: '', materials: [], tags: [] }]) {
      expect(encoded(input)).toEqual(expected);
    }
  });

  it.each<[column: string, PriceInput, value: number]>([
    ['title_length', { title: 'x'.repeat(100) }, 1],
    ['title_length', { title: '🔧'.repeat(100) }, 1],
    ['title_length', { title: 'x'.repeat(500) }, 5],
    ['title_length', { title: 'x'.repeat(501) }, 5],
    ['title_word_count', { title: words(20) }, 1],
    ['title_word_count', { title: words(100) }, 5],
    ['title_word_count', { title: words(101) }, 5],
    ['description_length', { description: 'x'.repeat(5_000) }, 1],
    ['description_length', { description: 'x'.repeat(10_000) }, 2],
    ['description_length', { description: 'x'.repeat(10_001) }, 2],
    ['description_word_count', { description: words(500) }, 1],
    ['description_word_count', { description: words(2_000) }, 4],
    ['description_word_count', { description: words(2_001) }, 4],
    ['avg_word_length', { title: 'four', description: 'sixsix' }, 0.5],
    ['avg_word_length', { title: 'four' }, 0.4],
    ['avg_word_length', { description: ' \n ' }, 0],
    ['urgency', { urgency: 'low' }, 0],
    ['urgency', { urgency: 'MEDIUM' }, 0.5],
    ['urgency', { urgency: 'HIGH' }, 1],
    ['skill_level', { skillLevel: 'ENTRY' }, 0],
    ['skill_level', { skillLevel: 'intermediate' }, 0.5],
    ['skill_level', { skillLevel: 'EXPERT' }, 1],
    ['materials_count', { materials: ['a'] }, 0.1],
    ['materials_count', { materials: range(10).map(String) }, 1],
    ['materials_count', { materials: range(11).map(String) }, 1],
    ['materials_count', { tags: ['a'] }, 0], // materials are not tags
    ['has_tags', { tags: ['unheard of'] }, 1],
    ['has_tags', { tags: ['', ' '] }, 0],
    ['has_tags', { materials: ['a'] }, 0],
    ['tag_count', { tags: range(10).map(String) }, 1],
    ['tag_count', { tags: range(11).map(String) }, 1],
    ['tag_count', { tags: ['a', 'A', ' a '] }, 0.1],
  ])('%s of %o is %d', (column, input, value) => expect(columns(input)[column]).toBe(Math.fround(value)));

  it('have one column for each tag of the vocabulary', () => {
    for (const id of range(20)) {
      const row = columns({ tags: [`TAG-${id}`] });
      expect(range(20).filter((index) => row[`tag_one_hot[${index}]`] === 1)).toEqual([id]);
    }
  });

  it('have one column for each category of the vocabulary, and none for an unknown one', () => {
    const set = (category: string | number | null) => {
      const row = columns({ category });
      return range(30).filter((index) => row[`category_one_hot[${index}]`] === 1);
    };
    for (const id of range(30)) expect(set(`Category ${id}`)).toEqual([id]);
    expect(set('unheard of')).toEqual([]);
    expect(set(null)).toEqual([]);
  });

  it('are finite and within their ranges for any input the schema accepts', () => {
    const ceilings: Readonly<Record<string, number>> = {
      title_length: 5,
      title_word_count: 5,
      description_length: 2,
      description_word_count: 4,
      avg_word_length: Number.MAX_VALUE, // a text may be one long word
    };
    fc.assert(
      fc.property(arbitraryPriceInput, (input) => {
        for (const [column, value] of Object.entries(columns(input))) {
          expect(value, column).toBeGreaterThanOrEqual(0);
          expect(value, column).toBeLessThanOrEqual(ceilings[column] ?? 1);
        }
      }),
    );
  });

  it('of a batch are those of its rows, one by one', () =>
    fc.assert(
      fc.property(fc.array(arbitraryPriceInput, { maxLength: 8 }), (inputs) => {
        const oneByOne = inputs.flatMap((input) => [...encoded(input)]);
        expect([...encoded(...inputs)]).toEqual(oneByOne);
      }),
    ));
});
