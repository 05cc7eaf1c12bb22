import { defineTableRecipe } from '../data/define-recipe.ts';
import * as field from '../data/field.ts';
import { pricesInPhp } from '../data/prices.ts';

const isFixed = new Map([
  ['fixed', true],
  ['hourly', false],
]);

/** Prices of the public freelancer job postings. The range is the client's budget band, not what was paid. */
export const freelancer = defineTableRecipe({
  name: 'freelancer',
  task: 'price',
  summary:
    'Fixed-price job postings on a freelance marketplace; the price is the budget band the client chose',
  table: 'freelancer_job_postings.csv.gz',
  split: 'random',
  columns: [
    'projectId',
    'job_title',
    'job_description',
    'tags',
    'client_country',
    'client_average_rating',
    'client_review_count',
    'min_price',
    'max_price',
    'avg_price',
    'currency',
    'rate_type',
  ],
  example: (values) => {
    const fixed = field.required(field.oneOf(values, 'rate_type', isFixed), values, 'rate_type');
    if (!fixed) return undefined;
    const description = field.text(values, 'job_description');
    const prices = pricesInPhp(values, 'avg_price');
    return {
      id: values.projectId,
      input: {
        title: field.text(values, 'job_title'),
        description,
        tags: field.list(values, 'tags'),
        currency: prices.currency,
        client: {
          country: field.text(values, 'client_country'),
          rating: field.rating(values, 'client_average_rating'),
          reviews: field.number(values, 'client_review_count'),
        },
      },
      ...prices,
      ...(description !== undefined && { group: description }),
    };
  },
});
