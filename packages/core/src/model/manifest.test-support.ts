import { fingerprint } from './feature.ts';
import type { Manifest } from './manifest.ts';
import type { Task } from './task.ts';

/** A manifest that fits today's features and knows nothing else, but for what a test sets. */
export function manifestFor(
  task: Pick<Task<Manifest['task'], never, unknown>, 'id' | 'features'>,
  fitted: Partial<Manifest> = {},
): Manifest {
  return {
    format: 1,
    task: task.id,
    id: `${task.id}/example`,
    version: '1.0.0',
    trainedAt: '2026-11-24T00:00:00.000Z',
    fingerprint: fingerprint(task.id, task.features),
    vocabularies: { categories: [], tags: [] },
    silentColumns: [],
    reference: { overall: [], byCategory: {} },
    calibration: { widths: [], knots: [] },
    rows: { train: 70, validation: 15, test: 15 },
    metrics: { rmsle: 1.5 },
    weightsSha256: '0'.repeat(64),
    probes: [],
    ...fitted,
  };
}
