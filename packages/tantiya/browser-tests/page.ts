import { scenarios } from './scenarios.ts';

export type Scenarios = typeof scenarios;

Object.assign(globalThis, { scenarios });
