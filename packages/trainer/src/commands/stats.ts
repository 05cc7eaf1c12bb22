import { type ArgsDef, defineCommand } from 'citty';
import { openTables } from '../data/table/open-tables.ts';
import { findRecipe } from '../recipes/find-recipe.ts';
import { datasetStats } from '../stats/dataset-stats.ts';
import { renderStats } from '../stats/render-stats.ts';
import { listOf, refuseUnknown, requireTask, sourceArguments, taskArgument } from './arguments.ts';

const args = {
  ...taskArgument,
  ...sourceArguments,
  json: { type: 'boolean', description: 'Print JSON' },
} as const satisfies ArgsDef;

export const statsCommand = defineCommand({
  meta: { name: 'tantiya stats', description: 'Describe a source: rows, bad rows, missing values, outcomes' },
  args,
  setup: (context) => refuseUnknown(context.args, args),
  async run({ args, rawArgs }) {
    const recipe = findRecipe(requireTask(args.task), args.recipe);
    const stats = await datasetStats(recipe, openTables(listOf('data', rawArgs)));
    console.log(args.json ? JSON.stringify(stats, undefined, 2) : renderStats(stats));
  },
});
