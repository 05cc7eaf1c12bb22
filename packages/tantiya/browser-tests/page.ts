import { lifecycleScenarios } from './lifecycle-scenarios.ts';
import { parityScenarios } from './parity-scenarios.ts';
import { scenarios as engineScenarios } from './scenarios.ts';

const scenarios = { ...engineScenarios, ...parityScenarios, ...lifecycleScenarios };

export type Scenarios = typeof scenarios;

Object.assign(globalThis, { scenarios });
