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
  readonly node: EngineFigures;
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
