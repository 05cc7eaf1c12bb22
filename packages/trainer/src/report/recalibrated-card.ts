import type { Manifest } from '@tantiya/core';
import type { Comparison } from '../tasks/trainer-task.ts';
import { comparisonTable } from './comparison-table.ts';
import { shellCommand } from './shell-command.ts';
import { markdownTable } from './text-table.ts';

const heading = '## Calibrated again';

export interface RecalibrationNote {
  readonly manifest: Manifest;
  readonly comparison: Comparison;
  /** Arguments of `tantiya`. */
  readonly commandArguments: readonly string[];
}

/** The card of a model, with its new version and a section on how it was calibrated; an earlier such section gives way. */
export function recalibratedCard(
  card: string,
  { manifest, comparison, commandArguments }: RecalibrationNote,
): string {
  const { id, version, calibrated } = manifest;
  const [before = '', ...sections] = card.split(/\n(?=## )/);
  const kept = sections.filter((section) => !section.startsWith(heading));
  const note = [
    heading,
    `On ${calibrated?.at.slice(0, 'yyyy-mm-dd'.length)}, on ${comparison.rows} rows of the recipe \`${calibrated?.recipe}\`: the level of the answers and their ranges, not the weights, are no longer those of version ${calibrated?.from}. The figures below this section are those of the day of training.`,
    `\`\`\`sh\n${shellCommand(commandArguments)}\n\`\`\``,
    'Each fifth of these rows, with what the others say:',
    markdownTable(comparisonTable(comparison)),
  ].join('\n\n');
  const purpose = before.replace(/^# .*\n*/, '').trim();
  return `${[`# ${id} ${version}`, ...(purpose === '' ? [] : [purpose]), note, ...kept.map((section) => section.trim())].join('\n\n')}\n`;
}
