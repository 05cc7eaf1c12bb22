import type { Feature } from '../encoding/feature.ts';
import { countCapitalised, countOf } from '../encoding/punctuation.ts';
import { quantities } from '../encoding/quantities.ts';
import { roughLog2 } from '../encoding/rough-log2.ts';
import { choice, curve, frequentName, hashedNames, ngrams } from '../encoding/sparse-features.ts';
import { nameKey } from '../input/name-key.ts';
import { urgencies } from '../input/urgency.ts';
import { jobScopes, type PriceJob, skillLevels, workEnvironments } from './input.ts';

/** What a posting says: its words, and all else that moves a price. */
export const priceTextFeatures: readonly Feature<PriceJob>[] = [
  ngrams({ name: 'title_words', reads: ['title'] }, 17, ({ titleText }) => titleText),
  ngrams({ name: 'description_words', reads: ['description'] }, 18, ({ descriptionText }) => descriptionText),
  hashedNames({ name: 'tag_names', reads: ['tags'] }, 15, ({ tags }) => tags),
  hashedNames({ name: 'material_names', reads: ['materials'] }, 13, ({ materialNames }) =>
    materialNames.slice(0, 50).map(nameKey),
  ),
  hashedNames({ name: 'attribute_names', reads: ['attributes'] }, 15, ({ attributes }) => attributes),
  frequentName({ name: 'category_name', reads: ['category'] }, 60, ({ category }) => category),
  frequentName({ name: 'currency_code', reads: ['currency'] }, 30, ({ currency }) => currency?.toLowerCase()),
  frequentName({ name: 'client_country', reads: ['client.country'] }, 60, ({ client }) => client.country),
  choice({ name: 'urgency_choice', reads: ['urgency'] }, urgencies, ({ chosen }) => chosen.urgency),
  choice({ name: 'skill_choice', reads: ['skillLevel'] }, skillLevels, ({ chosen }) => chosen.skillLevel),
  choice({ name: 'scope_choice', reads: ['scope'] }, jobScopes, ({ chosen }) => chosen.scope),
  choice(
    { name: 'environment_choice', reads: ['environment'] },
    workEnvironments,
    ({ chosen }) => chosen.environment,
  ),
  quantities({ name: 'quantities', reads: ['title', 'description'] }, (job) => [
    job.titleText,
    job.descriptionText,
  ]),
  curve({ name: 'title_length', reads: ['title'] }, 'log2(1 + words)', 8, ({ title }) => given(title.words)),
  curve({ name: 'description_length', reads: ['description'] }, 'log2(1 + words)', 12, ({ description }) =>
    given(description.words),
  ),
  curve(
    { name: 'description_word_length', reads: ['description'] },
    'mean code points per word',
    8,
    ({ description: { words, wordCodePoints } }) => (words === 0 ? undefined : wordCodePoints / words),
  ),
  curve({ name: 'description_sentences', reads: ['description'] }, 'log2(1 + ends of sentences)', 8, (job) =>
    logOf(
      countOf(job.descriptionText, '.') +
        countOf(job.descriptionText, '!') +
        countOf(job.descriptionText, '?'),
    ),
  ),
  curve(
    { name: 'description_colons', reads: ['description'] },
    'log2(1 + colons)',
    6,
    ({ descriptionText }) => logOf(countOf(descriptionText, ':')),
  ),
  curve({ name: 'description_capitals', reads: ['description'] }, 'log2(1 + words in capitals)', 8, (job) =>
    logOf(countCapitalised(job.descriptionText)),
  ),
  curve({ name: 'material_count', reads: ['materials'] }, 'count', 6, ({ materials }) => materials),
  curve({ name: 'tag_count', reads: ['tags'] }, 'count', 6, ({ tags }) => tags.length),
  curve({ name: 'client_rating', reads: ['client.rating'] }, 'stars', 6, ({ client }) => client.rating),
  curve({ name: 'client_reviews', reads: ['client.reviews'] }, 'log2(1 + count)', 8, ({ client }) =>
    logOf(client.reviews),
  ),
  curve({ name: 'client_spent', reads: ['client.spent'] }, 'log2(1 + PHP)', 8, ({ client }) =>
    logOf(client.spent),
  ),
];

const logOf = (count: number | undefined) => (count === undefined ? undefined : roughLog2(1 + count));
const given = (words: number) => (words === 0 ? undefined : roughLog2(1 + words));
