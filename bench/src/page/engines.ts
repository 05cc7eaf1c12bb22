import { measureEngines } from '../measure/engines.ts';

Object.assign(globalThis, { measureEngines });
