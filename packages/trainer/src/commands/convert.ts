import { type ArgsDef, defineCommand } from 'citty';
import { convertModel } from '../export/convert-model.ts';
import { refuseUnknown } from './arguments.ts';

const args = {
  directory: {
    type: 'positional',
    required: true,
    description: 'Folder of a model whose manifest has format 1; it is replaced',
  },
} as const satisfies ArgsDef;

export const convertCommand = defineCommand({
  meta: { name: 'tantiya convert', description: 'Rewrite a model of an earlier version for this one' },
  args,
  setup: (context) => refuseUnknown(context.args, args),
  async run({ args }) {
    const { id, version, design } = await convertModel(args.directory);
    console.log(`${args.directory}: ${id}@${version} is now of ${design.id}, with the same weights.`);
    console.log('Write the index again with `tantiya index`.');
  },
});
