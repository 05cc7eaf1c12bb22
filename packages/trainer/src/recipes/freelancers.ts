import { defineTableRecipe } from '../data/define-recipe.ts';
import * as field from '../data/field.ts';
import { ratedTarget } from '../tasks/profile-score/rated-target.ts';

const activity = new Map([
  ...['1', 'yes', 'y', 'true'].map((word) => [word, true] as const),
  ...['0', 'no', 'n', 'false'].map((word) => [word, false] as const),
]);

/** "40", "$40", "USD 40". */
const rateFormat = /^(?:\$|USD )?(\d+(?:\.\d+)?)$/;

/** "84", "84%". */
const percentFormat = /^(\d+(?:\.\d+)?)%?$/;

/** Profiles of the public table of freelancers. Name, gender, age and language are never read. */
export const freelancers = defineTableRecipe({
  name: 'freelancers',
  task: 'profile-score',
  summary: 'Freelancer profiles with rating and client satisfaction, in untidy writing',
  table: 'global_freelancers_raw.csv',
  split: 'random',
  columns: [
    'freelancer_ID',
    'country',
    'primary_skill',
    'years_of_experience',
    'hourly_rate (USD)',
    'rating',
    'is_active',
    'client_satisfaction',
  ],
  example: (values) => {
    const rating = field.number(values, 'rating') || undefined; // 0 stands for none yet
    const clientSatisfaction = field.numberIn(values, 'client_satisfaction', percentFormat);
    return {
      id: values.freelancer_ID,
      input: {
        country: field.text(values, 'country'),
        skill: field.text(values, 'primary_skill'),
        yearsOfExperience: field.number(values, 'years_of_experience'),
        hourlyRate: field.numberIn(values, 'hourly_rate (USD)', rateFormat),
        isActive: field.oneOf(values, 'is_active', activity),
        rating,
        clientSatisfaction,
      },
      target: ratedTarget(rating, clientSatisfaction),
    };
  },
});
