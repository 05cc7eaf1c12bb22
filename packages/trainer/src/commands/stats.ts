import { TantiyaError } from '@tantiya/core';
import { type ArgsDef, defineCommand } from 'citty';
import { openTables } from '../data/table/open-tables.ts';
import { findRecipe } from '../recipes/find-recipe.ts';
import { printable } from '../report/printable.ts';
import { datasetStats } from '../stats/dataset-stats.ts';
import { renderStats } from '../stats/render-stats.ts';
import { refuseUnknown, requireTask, sourceArguments, taskArgument } from './arguments.ts';
import { dataFiles } from './data-files.ts';

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
    const stats = await datasetStats(recipe, openTables(dataFiles(rawArgs)));
    console.log(args.json ? printable(JSON.stringify(stats, undefined, 2)) : renderStats(stats));
    if (stats.examples === 0) {
      throw new TantiyaError(
        'data/too-few-rows',
        `None of ${stats.rows} rows can be used.`,
        stats.rows === 0 ? 'Add data.' : 'The bad rows say why.',
      );
    }
  },
});
