import type { Rows } from '@tantiya/core';
import type { AnsweredRow, DesignTraining, LearnedRow } from '../designs/design-training.ts';
import type { ExportedNetwork } from './exported-network.ts';

/**
 * What an exported network says of rows whose outcome is known.
 *
 * @param encoded the same rows, in order
 */
export async function answeredRows<Parsed>(
  { design, toNetwork }: Pick<DesignTraining<Parsed, unknown>, 'design' | 'toNetwork'>,
  rows: readonly LearnedRow<Parsed>[],
  encoded: Rows,
  { run }: ExportedNetwork,
): Promise<readonly AnsweredRow<Parsed>[]> {
  const values = await run(encoded);
  const width = design.outputs;
  return rows.map(({ parsed, target }, row) => ({
    parsed,
    outputs: Array.from(values.subarray(row * width, (row + 1) * width)),
    target: toNetwork(target),
  }));
}
