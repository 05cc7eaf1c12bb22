import { createDirectEngine } from './direct/direct-engine.ts';
import type { EngineProvider } from './engine.ts';

/** Our own arithmetic. It answers where another engine cannot. */
export const direct: EngineProvider = { name: 'direct', open: async () => createDirectEngine() };
