import { categoryColumns } from '../encoding/category.ts';
import { type Feature, numeric, vocabulary } from '../encoding/feature.ts';
import { urgencyLevel } from '../input/urgency.ts';
import { type PriceJob, skillLevels } from './input.ts';

/** The 60 inputs of the specification's price network, in its order. */
export const priceFeatures: readonly Feature<PriceJob>[] = [
  numeric(
    'title_length',
    'min(code points, 500) / 100',
    ['title'],
    ({ title }) => Math.min(title.codePoints, 500) / 100,
  ),
  numeric(
    'title_word_count',
    'min(words, 100) / 20',
    ['title'],
    ({ title }) => Math.min(title.words, 100) / 20,
  ),
  numeric(
    'description_length',
    'min(code points, 10000) / 5000',
    ['description'],
    ({ description }) => Math.min(description.codePoints, 10_000) / 5_000,
  ),
  numeric(
    'description_word_count',
    'min(words, 2000) / 500',
    ['description'],
    ({ description }) => Math.min(description.words, 2_000) / 500,
  ),
  numeric(
    'avg_word_length',
    'mean code points per word of title and description / 10',
    ['title', 'description'],
    averageWordLength,
  ),
  numeric('urgency', 'LOW 0, MEDIUM 1, HIGH 2; / 2', ['urgency'], ({ urgency }) => urgencyLevel(urgency) / 2),
  numeric(
    'skill_level',
    'ENTRY 0, INTERMEDIATE 1, EXPERT 2; / 2',
    ['skillLevel'],
    ({ skillLevel }) => skillLevels.indexOf(skillLevel) / 2,
  ),
  numeric(
    'materials_count',
    'min(count, 10) / 10',
    ['materials'],
    ({ materials }) => Math.min(materials, 10) / 10,
  ),
  numeric('has_tags', '1 with tags, 0 without', ['tags'], ({ tags }) => (tags.length > 0 ? 1 : 0)),
  numeric('tag_count', 'min(count, 10) / 10', ['tags'], ({ tags }) => Math.min(tags.length, 10) / 10),
  vocabulary('tag_one_hot', 20, '1 for each known tag', ['tags'], ({ tags }) => tags),
  categoryColumns(),
];

function averageWordLength({ title, description }: PriceJob): number {
  const words = title.words + description.words;
  return words === 0 ? 0 : (title.wordCodePoints + description.wordCodePoints) / words / 10;
}
