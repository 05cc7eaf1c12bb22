import type { SkillLevel } from '@tantiya/core';
import { defineTableRecipe } from '../data/define-recipe.ts';
import * as field from '../data/field.ts';
import { priceInPhp } from '../data/prices.ts';

const isFixed = new Map([
  ['fixed_price', true],
  ['hourly', false],
]);

const skillLevels: ReadonlyMap<string, SkillLevel> = new Map([
  ['entry ($)', 'ENTRY'],
  ['intermediate ($$)', 'INTERMEDIATE'],
  ['expert ($$$)', 'EXPERT'],
]);

/** The level of experience may follow from the budget (no entry-level posting pays over 400), so there is a recipe without it. */
export const peoplePerHour = definePeoplePerHour(
  'people-per-hour',
  "Fixed-price postings of early 2023 on PeoplePerHour with full texts; the client's budget",
  (experience) => experience,
);

export const peoplePerHourWithoutExperience = definePeoplePerHour(
  'people-per-hour-without-experience',
  'The recipe people-per-hour without the level of experience, which may follow from the budget',
  () => undefined,
);

function definePeoplePerHour(
  name: string,
  summary: string,
  show: (experience: SkillLevel | undefined) => SkillLevel | undefined,
) {
  return defineTableRecipe({
    name,
    task: 'price',
    summary,
    table: 'peopleperhour_projects_2023.csv',
    split: 'random',
    columns: [
      'Title',
      'Category Name',
      'Experience',
      'Sub Category Name',
      'Currency',
      'Budget',
      'Location',
      'Type',
      'Description',
      'Client Country',
    ],
    example: (values, row) => {
      if (!field.required(field.oneOf(values, 'Type', isFixed), values, 'Type')) return undefined;
      if (field.number(values, 'Budget') === 0) return undefined; // left to the bidders
      const title = field.text(values, 'Title');
      const subcategory = field.text(values, 'Sub Category Name');
      return {
        id: String(row),
        input: {
          title,
          description: field.text(values, 'Description'),
          category: field.text(values, 'Category Name'),
          tags: subcategory && [subcategory],
          skillLevel: show(field.oneOf(values, 'Experience', skillLevels)),
          currency: values.Currency,
          client: { country: field.text(values, 'Client Country') },
          attributes: { location: field.text(values, 'Location') },
        },
        ...priceInPhp(values, 'Budget', values.Currency),
        ...(title !== undefined && { group: title }),
      };
    },
  });
}
