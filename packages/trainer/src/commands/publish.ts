import { type ArgsDef, defineCommand } from 'citty';
import { publishModel } from '../export/publish.ts';
import { printable } from '../report/printable.ts';
import { graceArgument, refuseUnknown, wholeNumber } from './arguments.ts';

const args = {
  model: { type: 'positional', required: true, description: 'Folder of a trained model' },
  to: { type: 'string', required: true, valueHint: 'folder', description: 'The folder that pages read' },
  default: { type: 'boolean', description: 'It answers its task from now on' },
  ...graceArgument,
} as const satisfies ArgsDef;

export const publishCommand = defineCommand({
  meta: { name: 'tantiya publish', description: 'Put a model where pages read it, while they do' },
  args,
  setup: (context) => refuseUnknown(context.args, args),
  async run({ args }) {
    const { id, version, task, index } = await publishModel(args.to, args.model, {
      asDefault: args.default,
      graceHours: wholeNumber('grace-hours', args['grace-hours'], 0),
    });
    console.log(printable(`${args.to}: ${id}@${version} is published; ${index.defaults[task]} answers.`));
  },
});
