import { TantiyaError, type TaskId } from '@tantiya/core';
import type { Recipe } from '../data/example.ts';
import { freelancer } from './freelancer.ts';
import { freelancers } from './freelancers.ts';
import { incidents } from './incidents.ts';
import { peoplePerHour, peoplePerHourWithoutExperience } from './people-per-hour.ts';
import {
  calgaryPermitDays,
  calgaryPermits,
  homePermits,
  nashvillePermits,
  spearfishPermits,
} from './permits.ts';
import { phBlueCollar } from './ph-blue-collar.ts';
import { phServicesCompletionTime, phServicesPrice, phServicesProfileScore } from './ph-services.ts';
import { sip, sipEstimate } from './sip.ts';
import { upworkFixedPrice, upworkGeneral } from './upwork.ts';

/** The name of a recipe is unique within its task. */
export const recipes: readonly Recipe[] = [
  freelancer,
  phBlueCollar,
  upworkFixedPrice,
  upworkGeneral,
  peoplePerHour,
  peoplePerHourWithoutExperience,
  nashvillePermits,
  spearfishPermits,
  calgaryPermits,
  homePermits,
  phServicesPrice,
  sip,
  sipEstimate,
  incidents,
  calgaryPermitDays,
  phServicesCompletionTime,
  freelancers,
  phServicesProfileScore,
];

/** @throws TantiyaError `config/invalid`, naming the task's recipes */
export function findRecipe(task: TaskId, name: string): Recipe {
  const found = recipes.find((recipe) => recipe.task === task && recipe.name === name);
  if (found !== undefined) return found;
  const names = recipes.filter((recipe) => recipe.task === task).map((recipe) => recipe.name);
  throw new TantiyaError(
    'config/invalid',
    `There is no recipe ${JSON.stringify(name)} for ${task}.`,
    `Use one of ${names.join(', ')}.`,
  );
}
