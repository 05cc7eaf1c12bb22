import { type ArgsDef, defineCommand } from 'citty';
import { writeIndex } from '../export/index-file.ts';
import { listOf, refuseUnknown } from './arguments.ts';

const args = {
  directory: {
    type: 'positional',
    required: true,
    description: 'The folder that holds the models, such as trained-models',
  },
  default: {
    type: 'string',
    valueHint: 'id,...',
    description: 'Models that answer their tasks from now on',
  },
} as const satisfies ArgsDef;

export const indexCommand = defineCommand({
  meta: { name: 'tantiya index', description: 'Write index.json over a folder of models' },
  args,
  setup: (context) => refuseUnknown(context.args, args),
  async run({ args, rawArgs }) {
    const { defaults, models } = await writeIndex(args.directory, listOf('default', rawArgs));
    console.log(`${args.directory}/index.json: ${Object.keys(models).length} models.`);
    for (const [task, id] of Object.entries(defaults)) console.log(`  ${task}: ${id}`);
  },
});
