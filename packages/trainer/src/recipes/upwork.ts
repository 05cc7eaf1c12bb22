import { currencyToPhp, type SkillLevel } from '@tantiya/core';
import { defineTableRecipe } from '../data/define-recipe.ts';
import * as field from '../data/field.ts';
import { priceInPhp } from '../data/prices.ts';

/*
 * Two collections of fixed-price postings on Upwork, both in USD. What a bid costs (`connect_price`,
 * `new_connects_num`) follows from the budget and how many have bid (`proposals_tier`, `applicants_num`) is known only
 * later: neither is ever read.
 */

/** Title, two skills and the client's country. The same posting was collected under several search words. */
export const upworkFixedPrice = defineTableRecipe({
  name: 'upwork-fixed-price',
  task: 'price',
  summary:
    "Fixed-price postings on Upwork with title, two skills and the client's country; the client's budget",
  table: 'upwork_fixed_price_2023_20k.csv',
  split: 'random',
  columns: ['job_title', 'category_1', 'category_2', 'payment_situation', 'client_country', 'job_cost'],
  distinct: true,
  example: (values) => {
    const title = field.text(values, 'job_title');
    const skills = (['category_1', 'category_2'] as const).flatMap((column) =>
      values[column] === 'NA' ? [] : (field.text(values, column) ?? []),
    );
    return {
      id: JSON.stringify([title, values.client_country, values.job_cost]),
      input: {
        title,
        category: skills[0],
        tags: skills,
        currency: 'USD',
        client: { country: field.text(values, 'client_country') },
        attributes: { payment: field.text(values, 'payment_situation') },
      },
      ...priceInPhp(values, 'job_cost', 'USD'),
      ...(title !== undefined && { group: title }),
    };
  },
});

const isFixed = new Map([
  ['fixed_budget', true],
  ['hourly', false],
  ['no_budget', false],
]);

const skillLevels: ReadonlyMap<string, SkillLevel> = new Map([
  ['entry level', 'ENTRY'],
  ['intermediate', 'INTERMEDIATE'],
  ['expert', 'EXPERT'],
]);

/** Title, service, skill level, expected duration and the client's history. The same posting may be listed on several days. */
export const upworkGeneral = defineTableRecipe({
  name: 'upwork-general',
  task: 'price',
  summary:
    "Fixed-price postings of the first week of 2023 on Upwork, all categories, without descriptions; the client's budget",
  table: 'upwork_jobs_2023_general.csv',
  split: 'random',
  columns: [
    'uid',
    'type',
    'title',
    'tier',
    'duration',
    'freelancers_to_hire',
    'amount_amount',
    'client_total_feedback',
    'client_total_reviews',
    'client_total_spent',
    'client_location_country',
    'occupations_category_pref_label',
    'occupations_oservice_pref_label',
  ],
  distinct: true,
  example: (values) => {
    if (!field.required(field.oneOf(values, 'type', isFixed), values, 'type')) return undefined;
    const title = field.text(values, 'title');
    const spent = field.number(values, 'client_total_spent');
    return {
      id: values.uid,
      input: {
        title,
        category: field.text(values, 'occupations_category_pref_label'),
        skillLevel: field.oneOf(values, 'tier', skillLevels),
        tags: field.text(values, 'occupations_oservice_pref_label') && [
          values.occupations_oservice_pref_label,
        ],
        client: {
          country: field.text(values, 'client_location_country'),
          rating: field.rating(values, 'client_total_feedback'),
          reviews: field.number(values, 'client_total_reviews'),
          spent: spent === undefined ? undefined : spent * currencyToPhp.USD,
        },
        attributes: {
          duration: field.text(values, 'duration'),
          hires: field.text(values, 'freelancers_to_hire'),
        },
        currency: 'USD',
      },
      ...priceInPhp(values, 'amount_amount', 'USD'),
      ...(title !== undefined && { group: title }),
    };
  },
});
