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

interface KnownSource {
  readonly recipe: Recipe;
  /** Where its rows come from, in a sentence or two of Markdown. */
  readonly provenance: string;
}

const phServicesProvenance =
  'The synthetic marketplace in `datasets/ph-services`, made up by this project. What a model learns from it says nothing about a real market. Its prices were drawn around the formula of the heuristic, which also reads scope and environment: on these rows the heuristic has an advantage that it has nowhere else.';

const peoplePerHourProvenance =
  'Public postings on PeoplePerHour of early 2023 (Kaggle data set `prtpljdj/freeelance-platform-projects`, in the repository `lcondal2/condal_datascience`); no licence is stated. The prices are what clients said they would pay.';

const spearfishProvenance = 'building permits of the City of Spearfish, South Dakota (Unlicense)';

/** The wording that the licence asks for. */
const calgaryProvenance =
  'building permits of the City of Calgary. Contains information licensed under the Open Government Licence – City of Calgary';

const declared =
  'The costs are what somebody declared to an office, which is often too little; owners, contractors and addresses were dropped.';

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
    recipe: upworkFixedPrice,
    provenance:
      'Public postings on Upwork of 2023 (Kaggle data set `ahmedmyalo/upwork-freelance-jobs-60k`, in the repository `muzairaslam/Upwork-Analysis`, Apache-2.0; the licence of the original is not stated). The prices are budgets that clients stated; postings of about 20,000 USD and more were removed there.',
  },
  {
    recipe: upworkGeneral,
    provenance:
      'Public postings on Upwork of the first week of 2023, from the repository `Canerakcasu/data`, which says that it is for educational and research purposes; no licence is stated. The prices are budgets that clients stated.',
  },
  { recipe: peoplePerHour, provenance: peoplePerHourProvenance },
  { recipe: peoplePerHourWithoutExperience, provenance: peoplePerHourProvenance },
  {
    recipe: nashvillePermits,
    provenance: `Building permits of Nashville, Tennessee, from the repository \`ncarsner/public-data-nashville-building-permits\` (MIT; the licence of the city's data is not stated). ${declared}`,
  },
  { recipe: spearfishPermits, provenance: `The ${spearfishProvenance}. ${declared}` },
  { recipe: calgaryPermits, provenance: `The ${calgaryProvenance}. ${declared}` },
  {
    recipe: homePermits,
    provenance: `The ${spearfishProvenance}, and the ${calgaryProvenance}. ${declared} These are works on homes in two towns of North America, in PHP by the rates of the library: no prices of the Philippines.`,
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
    recipe: calgaryPermitDays,
    provenance: `The ${calgaryProvenance}. Calendar days from issue to completion, inspections included, of finished works only.`,
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
    provenance:
      'The synthetic marketplace in `datasets/ph-services`, made up by this project. What a model learns from it says nothing about real workers.',
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
