import { type Encoder, entriesOf, type GoldenProbe, type Task, type TaskId } from '@tantiya/core';
import type { ExportedNetwork } from './exported-network.ts';
import { shortestFloat32 } from './shortest-float32.ts';

/** Records the row and the exported network's answer of each input. */
export async function goldenProbes<Parsed>(
  { parse }: Pick<Task<TaskId, Parsed, unknown, unknown, unknown>, 'parse'>,
  inputs: readonly unknown[],
  { encode, shape }: Encoder<Parsed>,
  { run }: ExportedNetwork,
): Promise<readonly GoldenProbe[]> {
  const rows = encode(inputs.map((input) => parse(input).parsed));
  const outputs = Array.from(await run(rows), shortestFloat32);
  const width = outputs.length / inputs.length;
  return inputs.map((input, probe) => ({
    input,
    row: entriesOf(rows, probe, shape).map(([column, value]) => [column, shortestFloat32(value)]),
    output: outputs.slice(probe * width, (probe + 1) * width),
  }));
}
