import { defineTableRecipe } from '../data/define-recipe.ts';
import * as field from '../data/field.ts';
import { ratedTarget } from '../tasks/profile-score/rated-target.ts';

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
    const rating = field.rating(values, 'rating');
    const clientSatisfaction = field.percent(values, 'client_satisfaction');
    return {
      id: values.freelancer_ID,
      input: {
        country: field.text(values, 'country'),
        skill: field.text(values, 'primary_skill'),
        yearsOfExperience: field.number(values, 'years_of_experience'),
        hourlyRate: field.money(values, 'hourly_rate (USD)', 'USD'),
        isActive: field.flag(values, 'is_active'),
        rating,
        clientSatisfaction,
      },
      target: ratedTarget(rating, clientSatisfaction),
    };
  },
});
