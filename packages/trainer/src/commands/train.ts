import { resourceUsage } from 'node:process';
import { type ArgsDef, defineCommand } from 'citty';
import { openBackend } from '../backend/backend.ts';
import { modelFiles } from '../export/model-files.ts';
import { readModel } from '../export/read-model.ts';
import { requireModelFolder, writeModel } from '../export/write-model.ts';
import type { FitReport } from '../pipeline/fit-design.ts';
import { train } from '../pipeline/train.ts';
import { writeCard } from '../report/card.ts';
import { writeComparisons } from '../report/comparison-table.ts';
import { printable } from '../report/printable.ts';
import { renderBadRows, renderSharedKeys } from '../stats/render-stats.ts';
import { withTrainerTask } from '../tasks/tasks.ts';
import {
  besideArgument,
  engineArgument,
  readSource,
  refuseUnknown,
  requireTask,
  sourceArguments,
  splitArgument,
  taskArgument,
  wholeNumber,
} from './arguments.ts';
import { dataFiles } from './data-files.ts';
import { createProgress } from './progress.ts';

const args = {
  ...taskArgument,
  ...sourceArguments,
  ...splitArgument,
  ...engineArgument,
  ...besideArgument,
  design: { type: 'string', valueHint: 'id', description: "One of the task's designs; its first by default" },
  epochs: {
    type: 'string',
    valueHint: 'count',
    description: "At most; the specification's by default. Networks only",
  },
  'batch-size': { type: 'string', valueHint: 'rows', description: "The specification's by default" },
  seed: {
    type: 'string',
    default: '1',
    description: 'The same seed gives the same model on the same engine',
  },
  dtype: {
    type: 'enum',
    options: ['float16', 'float32'],
    default: 'float16',
    description: 'How weights are stored',
  },
  compact: {
    type: 'boolean',
    description: 'The same answers, within half a percent, from the fewest weights',
  },
  id: { type: 'string', description: 'Name of the model; <task>/<recipe> by default' },
  'model-version': { type: 'string', default: '1.0.0', description: 'Version of the model' },
  out: { type: 'string', valueHint: 'folder', description: 'Where to write; trained-models/<id> by default' },
} as const satisfies ArgsDef;

export const trainCommand = defineCommand({
  meta: { name: 'tantiya train', description: "Learn a model from a marketplace's data and export it" },
  args,
  setup: (context) => refuseUnknown(context.args, args),
  async run({ args, rawArgs }) {
    const task = requireTask(args.task);
    const seed = wholeNumber('seed', args.seed, -(2 ** 31));
    const files = dataFiles(rawArgs);
    const source = readSource(task, { recipe: args.recipe, files, split: args.split, seed });
    const id = args.id ?? `${task}/${args.recipe}`;
    const out = args.out ?? `trained-models/${id}`;
    const limits = {
      epochs: args.epochs === undefined ? undefined : wholeNumber('epochs', args.epochs, 1),
      batchSize:
        args['batch-size'] === undefined ? undefined : wholeNumber('batch-size', args['batch-size'], 1),
    };
    await requireModelFolder(out);
    const beside = args.beside === undefined ? undefined : await readModel(args.beside);
    const backend = await openBackend(args.engine);
    console.error(`${id}: ${source.recipe.summary}. Training on ${backend.name}.`);

    const interrupt = new AbortController();
    const onInterrupt = () => interrupt.abort();
    process.once('SIGINT', onInterrupt);
    const progress = createProgress(process.stderr);
    try {
      const trained = await withTrainerTask(task, (trainerTask) =>
        train(trainerTask, {
          ...source,
          ...limits,
          backend,
          id,
          design: args.design,
          version: args['model-version'],
          trainedAt: new Date().toISOString(),
          seed,
          dtype: args.dtype,
          compact: args.compact === true,
          beside,
          signal: interrupt.signal,
          onBatch: progress.onBatch,
          onEpoch: progress.onEpoch,
          onStep: (step) => console.error(`${step} ...`),
        }),
      );
      progress.stop();
      const split = args.split === undefined ? [] : ['--split', args.split];
      const shown = args.beside === undefined ? [] : ['--beside', args.beside];
      const card = writeCard({
        ...trained,
        recipe: source.recipe,
        backend: backend.name,
        dtype: args.dtype,
        peakMegabytes: resourceUsage().maxRSS / 1024,
        trainArguments: ['train', ...rawArgs],
        evaluateArguments: [
          'evaluate',
          '--model',
          out,
          '--recipe',
          args.recipe,
          '--data',
          files.join(),
          ...split,
          ...shown,
        ],
      });
      const written = modelFiles(trained.model, trained.manifest, printable(card));
      await writeModel(out, written);
      const bytes = Buffer.byteLength(written['model.json']) + written['weights.bin'].length;
      console.log(printable(writeComparisons(trained.comparisons)));
      const { badRows, sharedKeys } = trained.data;
      console.error(['', renderBadRows(badRows), ...renderSharedKeys(sharedKeys)].join('\n'));
      console.error(
        `${out}: ${bytes.toLocaleString('en-US')} bytes, ${describeFit(trained.fit)}${trained.fit.seconds.toFixed(0)} s.`,
      );
    } finally {
      progress.stop();
      process.off('SIGINT', onInterrupt);
    }
  },
});

function describeFit(fit: FitReport): string {
  return fit.kind === 'network' ? `best of ${fit.epochsRun} epochs was ${fit.bestEpoch}, ` : '';
}
