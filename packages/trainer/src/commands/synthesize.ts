import { type ArgsDef, defineCommand } from 'citty';
import { generateMarketplace } from '../synthetic/generate-marketplace.ts';
import { writeMarketplace } from '../synthetic/write-marketplace.ts';
import { refuseUnknown, wholeNumber } from './arguments.ts';

const args = {
  seed: { type: 'string', default: '1', description: 'The same seed gives the same bytes' },
  jobs: { type: 'string', default: '7000', description: 'How many completed jobs' },
  workers: { type: 'string', default: '700', description: 'How many workers' },
  out: {
    type: 'string',
    required: true,
    valueHint: 'folder',
    description: 'Where jobs.csv and workers.csv go',
  },
} as const satisfies ArgsDef;

export const synthesizeCommand = defineCommand({
  meta: { name: 'tantiya synthesize', description: 'Make up a marketplace to try the trainer on' },
  args,
  setup: (context) => refuseUnknown(context.args, args),
  async run({ args }) {
    const marketplace = generateMarketplace({
      seed: wholeNumber('seed', args.seed, -(2 ** 31)),
      jobs: wholeNumber('jobs', args.jobs, 1),
      workers: wholeNumber('workers', args.workers, 1),
    });
    await writeMarketplace(args.out, marketplace);
    console.log(`${args.out}: ${marketplace.jobs.length} jobs, ${marketplace.workers.length} workers.`);
  },
});
