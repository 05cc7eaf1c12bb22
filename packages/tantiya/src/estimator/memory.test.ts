import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
// Registers a backend, which `memory` asks for its own figures.
import '@tensorflow/tfjs-backend-cpu';
import { memory } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { cpu } from '../tfjs/cpu.ts';
import { createEstimator } from './estimator.ts';
import { modelFiles, serve } from './served-models.test-support.ts';

const answers = 10_000;
/** In bytes: recompiled code comes and goes by 260,000, and one object kept per answer would be over a million. */
const tolerance = 500_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** In bytes. */
function held(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

describe.each(['direct', 'cpu'] as const)(`${answers} answers on %s`, (engine) => {
  it('leave the heap and the tensors where they were', async () => {
    const { fetch } = serve(modelFiles());
    const estimator = createEstimator({ models: '/models/', engines: [cpu()], engine, fetch });
    const answer = async (count: number) => {
      for (let index = 0; index < count; index++) {
        const { source } = await estimator.price({
          title: `Job ${index}`,
          description: 'x'.repeat(index % 2000),
        });
        if (source !== 'model') throw new Error('A heuristic answered.');
      }
    };
    await answer(2_000); // compiles the code and fills what is filled once

    const bytes = held();
    const weights = engine === 'cpu' ? 2 : 0;
    expect(memory().numTensors).toBe(weights);
    await answer(answers);
    expect(held() - bytes).toBeLessThan(tolerance);
    expect(memory().numTensors).toBe(weights);
    estimator.dispose();
  }, 120_000);
});
