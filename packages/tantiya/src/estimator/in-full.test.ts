import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createEstimator } from './estimator.ts';
import { modelFiles, serve } from './served-models.test-support.ts';

const chunk = vi.hoisted(() => ({ isThere: true, imports: 0 }));
vi.mock('../engines/import-again.ts', () => ({
  importAgain: (load: () => Promise<object>, name: string) => async () => {
    if (name !== 'answerInFull') return load();
    chunk.imports++;
    if (!chunk.isThere) throw new TypeError('Failed to fetch dynamically imported module');
    return load();
  },
}));

const job = { title: 'Fix a leaking pipe', urgency: 'HIGH' } as const;
const inFull = { explain: true, advise: true };

beforeEach(() => void Object.assign(chunk, { isThere: true, imports: 0 }));

describe.each([
  ['a model', () => modelFiles()],
  ['the heuristic', () => new Map()],
])('the code of reasons and advice, where %s answers,', (_name, files) => {
  const open = () => createEstimator({ models: '/models', fetch: serve(files()).fetch });

  it('comes with the first call that asks for either', async () => {
    const estimator = open();
    expect(await estimator.price(job)).not.toHaveProperty('reasons');
    await estimator.profileScore({}, { explain: false, advise: false });
    expect(chunk.imports).toBe(0);
    expect(await estimator.price(job, { explain: true })).toHaveProperty('reasons');
    expect(chunk.imports).toBe(1);
  });

  it('is missed by no answer, which is the same without reasons and advice', async () => {
    chunk.isThere = false;
    const estimator = open();
    const plain = await estimator.price(job);
    expect(await estimator.price(job, inFull)).toEqual(plain);
    expect(await estimator.price([job, {}], inFull)).toEqual([plain, await estimator.price({})]);
  });

  it('is asked for again by a later call', async () => {
    chunk.isThere = false;
    const estimator = open();
    expect(await estimator.price(job, inFull)).not.toHaveProperty('reasons');
    chunk.isThere = true;
    expect(await estimator.price(job, inFull)).toMatchObject({
      reasons: expect.any(Array),
      advice: expect.any(Array),
    });
  });
});
