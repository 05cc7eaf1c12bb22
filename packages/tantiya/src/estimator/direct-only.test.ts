import { describe, expect, it, vi } from 'vitest';
import { cpu } from '../tfjs/cpu.ts';
import { createEstimator } from './estimator.ts';
import { modelFiles, serve } from './served-models.test-support.ts';

const imported = vi.hoisted(() => [] as string[]);
vi.mock('@tensorflow/tfjs-core', () => {
  imported.push('tfjs-core');
  return {};
});

describe('TensorFlow.js', () => {
  it('is never imported by an estimator on the direct engine', async () => {
    const { fetch } = serve(modelFiles());
    const estimator = createEstimator({ models: '/models/', engines: [cpu()], engine: 'direct', fetch });
    const jobs = Array.from({ length: 100 }, (_, index) => ({ title: `Job ${index}` }));
    const answers = [
      ...(await estimator.price(jobs)),
      await estimator.completionTime({}),
      await estimator.profileScore({}),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ source: 'model', engine: 'direct' });
    expect(imported).toEqual([]);
    estimator.dispose();
  });

  it('is imported by the engines that need it', async () => {
    await expect(cpu().open()).rejects.toMatchObject({ code: 'engine/unavailable' });
    expect(imported).toEqual(['tfjs-core']);
  }, 60_000); // tfjs is thousands of files to transform
});
