import { createEncoder } from '../encoding/encode.ts';
import { fingerprint } from '../encoding/fingerprint.ts';
import { entriesOf } from '../encoding/rows.ts';
import type { Task } from '../task.ts';
import type { TaskId } from '../task-id.ts';
import type { GoldenProbe, Manifest } from './manifest.ts';

type AnyTask<Parsed> = Pick<Task<TaskId, Parsed, unknown, unknown, unknown>, 'id' | 'parse' | 'designs'>;

/** A manifest that fits the specification's design of a task, with nothing fitted; a test may change any field. */
export function manifestFor<Parsed>(task: AnyTask<Parsed>, changes: Partial<Manifest> = {}): Manifest {
  const { id, features } = specifiedDesign(task);
  return {
    format: 2,
    task: task.id,
    id: `${task.id}/example`,
    version: '1.0.0',
    trainedAt: '2026-11-24T00:00:00.000Z',
    design: { id, fingerprint: fingerprint(id, features) },
    fitted: {},
    calibration: { widths: [], knots: [] },
    reference: { overall: [], byCategory: {} },
    used: [],
    rows: { train: 70, validation: 15, test: 15 },
    metrics: { rmsle: 1.5 },
    weightsSha256: '0'.repeat(64),
    probes: [probeFor(task, {}, changes.fitted)],
    ...changes,
  };
}

/** A golden probe with the row of today, of a network that answers with zeros unless told otherwise. */
export function probeFor<Parsed>(
  task: AnyTask<Parsed>,
  input: unknown,
  fitted: Manifest['fitted'] = {},
  output?: readonly number[],
): GoldenProbe {
  const { features, outputs } = specifiedDesign(task);
  const { shape, encode } = createEncoder(features, fitted);
  const row = entriesOf(encode([task.parse(input).parsed]), 0, shape);
  return { input, row, output: output ?? Array.from({ length: outputs }, () => 0) };
}

/** The specification's design of a task, or the first of one that has none. */
export function specifiedDesign<Parsed>({ id, designs }: Pick<AnyTask<Parsed>, 'id' | 'designs'>) {
  const design = designs.find((known) => known.id.includes('/spec-')) ?? designs[0];
  if (!design) throw new TypeError(`${id} has no design`);
  return design;
}
