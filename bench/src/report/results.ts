import type { ChromiumFigures } from '../browser/chromium.ts';
import type { EngineFigures } from '../measure/engines.ts';
import type { MemoryFigures } from '../node/memory.ts';

/** Everything one run measured; the content of docs/performance.json. */
export interface Results {
  /** ISO 8601. */
  readonly measuredAt: string;
  /** Whether this was the quick run, which is for trying the bench out. */
  readonly quick: boolean;
  readonly machine: {
    readonly processor: string;
    readonly cores: number;
    readonly memoryGiB: number;
    /** Such as "linux x64". */
    readonly system: string;
    /** Version of Node. */
    readonly node: string;
  };
  /** One per environment and model; the first model is the default. */
  readonly engines: readonly EngineFigures[];
  /** With the first model. */
  readonly memory: MemoryFigures;
  readonly chromium?: Pick<ChromiumFigures, 'version' | 'coldPages'> | undefined;
}
