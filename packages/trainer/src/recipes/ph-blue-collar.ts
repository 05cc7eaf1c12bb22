import { defineTableRecipe } from '../data/define-recipe.ts';
import * as field from '../data/field.ts';
import { pricesInPhp } from '../data/prices.ts';

/** Prices of the replaced system's made-up table of Philippine jobs. */
export const phBlueCollar = defineTableRecipe({
  name: 'ph-blue-collar',
  task: 'price',
  summary: 'Manual jobs with scope, skill level and environment',
  table: 'ph_blue_collar_synthetic.csv',
  split: 'random',
  columns: [
    'projectId',
    'job_title',
    'job_description',
    'tags',
    'min_price',
    'max_price',
    'avg_price',
    'currency',
    'job_scope',
    'skill_level',
    'work_environment',
  ],
  example: (values) => {
    const description = field.text(values, 'job_description');
    return {
      id: values.projectId,
      input: {
        title: field.text(values, 'job_title'),
        description,
        tags: field.list(values, 'tags'),
        scope: field.text(values, 'job_scope'),
        skillLevel: field.text(values, 'skill_level'),
        environment: field.text(values, 'work_environment'),
      },
      ...pricesInPhp(values, 'avg_price'),
      ...(description !== undefined && { group: description }),
    };
  },
});
