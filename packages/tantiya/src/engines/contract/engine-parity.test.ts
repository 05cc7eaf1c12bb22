import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../engine.ts';
import { checkEngine } from './check-engine.test-support.ts';
import { createDirectEngine } from './direct/direct-engine.ts';
import { randomCase } from './random-network.test-support.ts';
import { openTfjsEngine } from './tfjs/open-tfjs-engine.ts';

const wasmPaths = fileURLToPath(
  new URL('.', import.meta.resolve('@tensorflow/tfjs-backend-wasm/dist/index.js')),
);

/** float32 against float64: the error of summing some dozen terms, over four layers. */
const tolerance = 1e-5;

describe.each([
  ['direct', async () => createDirectEngine(), 150],
  ['cpu', () => openTfjsEngine('cpu'), 25],
  ['wasm', () => openTfjsEngine('wasm', { wasmPaths }), 25],
] as const)('the %s engine', (_, open, numRuns) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  }, 60_000); // tfjs is thousands of files to transform
  afterAll(() => engine.dispose());

  it('answers random networks as the equations do', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        expect(await checkEngine(engine, [randomCase(seed)], tolerance)).toEqual([]);
      }),
      { numRuns },
    ));
});
