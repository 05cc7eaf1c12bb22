import type { ChromiumFigures } from '../browser/measure-chromium.ts';
import type { EngineFigures } from '../measure/engines.ts';
import type { MemoryFigures } from '../node/memory.ts';

/** Everything one run measured; the content of docs/performance.json. */
export interface Results {
  /** ISO 8601. */
  readonly measuredAt: string;
  /** Whether this was the quick run, which is for trying the bench out. */
  readonly quick: boolean;
  readonly machine: Machine;
  /** One per model; the first is the default. */
  readonly node: readonly EngineFigures[];
  /** With the first model. */
  readonly memory: MemoryFigures;
  readonly chromium?: ChromiumFigures | undefined;
}

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  /** Such as "linux x64". */
  readonly system: string;
  /** Version of Node. */
  readonly node: string;
}

/** One model in one environment. */
export interface Measurement {
  /** Node or Chromium. */
  readonly where: string;
  readonly figures: EngineFigures;
}

export function measurementsOf({ node, chromium }: Results): readonly Measurement[] {
  return [
    ...node.map((figures) => ({ where: 'Node', figures })),
    ...(chromium?.engines ?? []).map((figures) => ({ where: 'Chromium', figures })),
  ];
}
