export type { Engine, EngineName, Network } from './engine.ts';
