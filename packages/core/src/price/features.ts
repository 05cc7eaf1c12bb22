import { categoryColumns } from '../category.ts';
import { type Feature, numeric, oneHot } from '../feature.ts';
import { urgencyLevel } from '../urgency.ts';
import { tagCount } from '../vocabulary.ts';
import type { PriceJob, SkillLevel } from './job.ts';

const skillLevels = ['ENTRY', 'INTERMEDIATE', 'EXPERT'] as const satisfies readonly SkillLevel[];

/** The 60 inputs of the specification's price network, in its order. */
export const priceFeatures: readonly Feature<PriceJob>[] = [
  numeric(
    'title_length',
    'min(code points, 500) / 100',
    ({ title }) => Math.min(title.codePoints, 500) / 100,
  ),
  numeric('title_word_count', 'min(words, 100) / 20', ({ title }) => Math.min(title.words, 100) / 20),
  numeric(
    'description_length',
    'min(code points, 10000) / 5000',
    ({ description }) => Math.min(description.codePoints, 10_000) / 5_000,
  ),
  numeric(
    'description_word_count',
    'min(words, 2000) / 500',
    ({ description }) => Math.min(description.words, 2_000) / 500,
  ),
  numeric('avg_word_length', 'mean code points per word of title and description / 10', averageWordLength),
  numeric('urgency', 'LOW 0, MEDIUM 1, HIGH 2; / 2', ({ urgency }) => urgencyLevel(urgency) / 2),
  numeric(
    'skill_level',
    'ENTRY 0, INTERMEDIATE 1, EXPERT 2; / 2',
    ({ skillLevel }) => skillLevels.indexOf(skillLevel) / 2,
  ),
  numeric('materials_count', 'min(count, 10) / 10', ({ materials }) => Math.min(materials, 10) / 10),
  numeric('has_tags', '1 with tags, 0 without', ({ tags }) => (tags.length > 0 ? 1 : 0)),
  numeric('tag_count', 'min(count, 10) / 10', ({ tags }) => Math.min(tags.length, 10) / 10),
  oneHot('tag_one_hot', tagCount, '1 for each known tag', ({ tags }, fitted) =>
    tags.flatMap((tag) => fitted.tags.get(tag) ?? []),
  ),
  categoryColumns(),
];

function averageWordLength({ title, description }: PriceJob): number {
  const words = title.words + description.words;
  return words === 0 ? 0 : (title.wordCodePoints + description.wordCodePoints) / words / 10;
}
