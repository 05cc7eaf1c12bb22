import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cpu } from '../../tfjs/cpu.ts';
import { wasm } from '../../tfjs/wasm.ts';
import { createDirectEngine } from '../direct/direct-engine.ts';
import type { Engine } from '../engine.ts';
import { checkEngine } from './check-engine.test-support.ts';
import { randomCase, randomSparseCase } from './random-network.test-support.ts';

const paths = fileURLToPath(new URL('.', import.meta.resolve('@tensorflow/tfjs-backend-wasm/dist/index.js')));

/** float32 against float64: the error of summing some dozen terms, over four layers. */
const tolerance = 1e-5;

describe.each([
  ['direct', async () => createDirectEngine(), 150],
  ['cpu', () => cpu().open(), 25],
  ['wasm', () => wasm({ paths }).open(), 25],
] as const)('the %s engine', (_, open, numRuns) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  }, 60_000); // tfjs is thousands of files to transform
  afterAll(() => engine.dispose());

  it.each([
    ['random networks', randomCase],
    ['random networks with sparse columns', randomSparseCase],
  ])('answers %s as the equations do', (__, createCase) =>
    fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        expect(await checkEngine(engine, [createCase(seed)], tolerance)).toEqual([]);
      }),
      { numRuns },
    ),
  );
});
