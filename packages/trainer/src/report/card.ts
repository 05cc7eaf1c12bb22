import type { Recipe } from '../data/example.ts';
import type { SplitBy } from '../data/split.ts';
import type { FitReport, Narrowing } from '../pipeline/fit-design.ts';
import type { TrainedModel, TrainOptions } from '../pipeline/train.ts';
import { provenanceOf } from '../recipes/provenance.ts';
import { worthHalving } from '../shrink/float16.ts';
import { trainerTasks } from '../tasks/tasks.ts';
import { columnList } from './column-list.ts';
import { comparisonTable } from './comparison-table.ts';
import { codeSpan, markdownText, shellBlock } from './markdown.ts';
import { shellCommand } from './shell-command.ts';
import { markdownTable } from './text-table.ts';

/** A trained model and how it came about. */
export interface CardContent extends TrainedModel {
  readonly recipe: Recipe;
  /** Name of what computed. */
  readonly backend: string;
  /** How large weights are stored. */
  readonly dtype: TrainOptions['dtype'];
  /** The most memory that the training held at once. */
  readonly peakMegabytes: number;
  /** Arguments of `tantiya`. */
  readonly trainArguments: readonly string[];
  readonly evaluateArguments: readonly string[];
}

/** CARD.md: what a model is for, where it comes from, how good it is and what it is not for. */
export function writeCard(content: CardContent): string {
  const { manifest, comparisons } = content;
  const { cardText, knownWords, designs } = trainerTasks[manifest.task];
  const training = designs.find(({ design }) => design.id === manifest.design.id);
  const text = { ...cardText, ...training?.cardText };
  return `${[
    `# ${markdownText(manifest.id)} ${markdownText(manifest.version)}`,
    text.purpose,
    '## Data',
    provenanceOf(manifest.training?.dataSha256 ?? []),
    dataFacts(content),
    '## How it was made',
    shellBlock(shellCommand(content.trainArguments)),
    'Test it again, from the exported files, on the same rows:',
    shellBlock(shellCommand(content.evaluateArguments)),
    trainingFacts(content),
    '## How good it is',
    text.unit,
    ...comparisons.flatMap((comparison) => [
      `### ${capitalised(comparison.title)} (${integer(comparison.rows)})`,
      markdownTable(comparisonTable(comparison)),
    ]),
    'Constants, category medians and what the heuristic knows of the marketplace come from the training rows.',
    '## Ranges and confidence',
    [text.calibration, ...levelText(manifest)].join(' '),
    '## What it knows and ignores',
    knownWords(manifest.fitted),
    silenceText(content),
    '## Limits',
    list([...text.limits, 'Train it on your own completed jobs before you rely on it.']),
  ].join('\n\n')}\n`;
}

function dataFacts({
  recipe,
  manifest: { rows, training },
  data: { badRows, sharedKeys, unlabelled },
}: CardContent): string {
  const bad =
    badRows.map(({ kind, count }) => `${integer(count)} ${markdownText(kind)}`).join(', ') || 'none';
  return list([
    `recipe ${codeSpan(recipe.name)}: ${markdownText(recipe.summary)}`,
    `training / validation / test rows: ${[rows.train, rows.validation, rows.test].map(integer).join(' / ')}, split ${splitTexts[(training?.split ?? 'random') as SplitBy['kind']]}`,
    `rows without an outcome, left out: ${integer(unlabelled)}`,
    `rows that could not be used: ${bad}`,
    ...(training?.dataSha256 ?? []).map((hash) => `SHA-256 of the data: ${codeSpan(hash)}`),
    ...sharedKeys.map(
      ({ field, key, names }) =>
        `one ${field} to the model, ${codeSpan(key)}: ${names.map(codeSpan).join(', ')}`,
    ),
  ]);
}

const splitTexts = {
  random: 'at random with the seed, near duplicates together',
  chronological: 'by time, the test rows were created last',
  file: 'as a file says',
} as const satisfies Readonly<Record<SplitBy['kind'], string>>;

function trainingFacts({ manifest, fit, backend, dtype, peakMegabytes }: CardContent): string {
  const { trainedAt, training } = manifest;
  const day = trainedAt.slice(0, 'yyyy-mm-dd'.length);
  return list([
    fit.kind === 'network'
      ? `trained on ${day} by the trainer ${training?.trainerVersion} with the engine ${backend} and seed ${training?.seed}`
      : `fitted on ${day} by the trainer ${training?.trainerVersion}; nothing was drawn at random but the split, by seed ${training?.seed}`,
    ...(fit.kind === 'network' ? [`${fit.epochsRun} epochs, the best was ${fit.bestEpoch}`] : fit.facts),
    `${integer(Math.round(fit.seconds))} s, at most ${integer(Math.round(peakMegabytes))} MiB of memory`,
    ...(fit.kind === 'network' ? storageFacts(fit, dtype) : []),
  ]);
}

function storageFacts(
  { narrowed }: Extract<FitReport, { kind: 'network' }>,
  dtype: TrainOptions['dtype'],
): readonly string[] {
  const small = `; arrays of fewer than ${worthHalving} numbers in float32`;
  return [
    `weights in ${dtype}${dtype === 'float16' ? small : ''}`,
    ...(narrowed ? [narrowingText(narrowed)] : []),
  ];
}

function narrowingText({ units, widestUnits, largestMove, outputUnit }: Narrowing): string {
  return `compact form: ${units.join(', ')} of the ${widestUnits.join(', ')} units stand in for all; no output on the validation rows moves by more than ${largestMove.toPrecision(2)} ${outputUnit}`;
}

/** Says so where a model's own record states a lower level than the design's. */
function levelText({ calibration, rows }: CardContent['manifest']): readonly string[] {
  const { level } = calibration as { readonly level?: number };
  if (level === undefined) return [];
  return [
    `With ${rows.validation} validation rows only ${(level * 100).toFixed(0)} % can be held, and that is what each answer states.`,
  ];
}

function silenceText({ fit }: CardContent): string {
  if (fit.kind === 'additive') return 'What never varied in training moves no answer.';
  const { silentColumns } = fit;
  if (silentColumns.length === 0) return 'Every column varied in training.';
  return `${silentColumns.length} columns never varied in training, so nothing could be learned about them and the network ignores them: ${columnList(silentColumns)}.`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function integer(value: number): string {
  return value.toLocaleString('en-US');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
