import { TantiyaError, type TaskId } from '@tantiya/core';
import type { Recipe } from '../data/example.ts';
import { freelancer } from './freelancer.ts';
import { freelancers } from './freelancers.ts';
import { incidents } from './incidents.ts';
import { phBlueCollar } from './ph-blue-collar.ts';
import { phServicesCompletionTime, phServicesPrice, phServicesProfileScore } from './ph-services.ts';
import { sip, sipEstimate } from './sip.ts';

interface KnownSource {
  readonly recipe: Recipe;
  /** Where its rows come from, in a sentence or two of Markdown. */
  readonly provenance: string;
}

const phServicesProvenance =
  'The synthetic marketplace in `datasets/ph-services`, made up by this project. What a model learns from it says nothing about a real market. Its prices were drawn around the formula of the heuristic, which also reads scope and environment: on these rows the heuristic has an advantage that it has nowhere else.';

/** Every known source; the name of its recipe is unique within its task. */
const sources: readonly KnownSource[] = [
  {
    recipe: freelancer,
    provenance:
      'Public postings collected by Isaac Oresanya (Kaggle data set `isaacoresanya/freelancer`), MIT licence. The prices are budget bands that clients picked from a menu, not amounts that were paid; the jobs are about data and IT.',
  },
  {
    recipe: phBlueCollar,
    provenance:
      'The synthetic table `ph_blue_collar_synthetic` of the project `Banyel3/iayos`, MIT licence. It says nothing about a real market.',
  },
  {
    recipe: phServicesPrice,
    provenance: phServicesProvenance,
  },
  {
    recipe: sip,
    provenance:
      'Tasks of one software company, 2004 to 2014, published by Derek M. Jones (`SiP_dataset`, arXiv 1901.01621); no licence is stated.',
  },
  {
    recipe: sipEstimate,
    provenance:
      "Tasks of one software company, 2004 to 2014, published by Derek M. Jones (`SiP_dataset`, arXiv 1901.01621); no licence is stated. The planner's own estimate is an input here.",
  },
  {
    recipe: incidents,
    provenance:
      'The event log of an IT service desk from the UCI repository ("Incident management process enriched event log"); the copy used states no licence.',
  },
  {
    recipe: phServicesCompletionTime,
    provenance: phServicesProvenance,
  },
  {
    recipe: freelancers,
    provenance:
      'The table `global_freelancers_raw` of the project `Banyel3/iayos` (MIT licence; the licence of the original is not stated). Its values look generated: what it says about real people is nothing.',
  },
  {
    recipe: phServicesProfileScore,
    provenance: phServicesProvenance,
  },
];

export const recipes: readonly Recipe[] = sources.map(({ recipe }) => recipe);

/** Says for a card where the rows of a recipe come from. */
export function provenanceOf({ name }: Pick<Recipe, 'name'>): string {
  return sources.find(({ recipe }) => recipe.name === name)?.provenance ?? 'A source of your own.';
}

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
