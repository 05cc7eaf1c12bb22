import { type ArgsDef, defineCommand } from 'citty';
import { publishFolder } from '../export/publish.ts';
import { printable } from '../report/printable.ts';
import { graceArgument, listOf, refuseUnknown, wholeNumber } from './arguments.ts';

const args = {
  directory: {
    type: 'positional',
    required: true,
    description: 'The folder that holds the models and that pages read, such as trained-models',
  },
  default: {
    type: 'string',
    valueHint: 'id,...',
    description: 'Models that answer their tasks from now on',
  },
  ...graceArgument,
} as const satisfies ArgsDef;

export const indexCommand = defineCommand({
  meta: {
    name: 'tantiya index',
    description: 'Publish all models of a folder in that folder, and no others',
  },
  args,
  setup: (context) => refuseUnknown(context.args, args),
  async run({ args, rawArgs }) {
    const { index, refused, withdrawn } = await publishFolder(args.directory, {
      defaults: listOf('default', rawArgs),
      graceHours: wholeNumber('grace-hours', args['grace-hours'], 0),
    });
    for (const { folder, error } of refused) {
      console.error(printable(`${folder} is left out. ${error.message}\n${error.hint}`));
    }
    if (withdrawn.length > 0) console.error(printable(`No longer published: ${withdrawn.join(', ')}.`));
    console.log(printable(`${args.directory}/index.json: ${Object.keys(index.models).length} models.`));
    for (const [task, id] of Object.entries(index.defaults)) console.log(printable(`  ${task}: ${id}`));
  },
});
