import { afterEach, describe, expect, it, vi } from 'vitest';
import { createEstimator } from './estimator.ts';
import { modelFiles, serve } from './served-models.test-support.ts';

const files = modelFiles();

afterEach(() => void vi.unstubAllGlobals());

describe('where globals are missing, as in jsdom', () => {
  it.each([['MessageChannel'], ['TextDecoder'], ['crypto'], ['Blob', 'Response', 'navigator']])(
    'a model answers questions and lists without %s',
    async (...names) => {
      const { fetch } = serve(files);
      const served = new Map(
        await Promise.all(
          [...files.keys()].map(
            async (path) => [path, await (await fetch(`/models/${path}`)).arrayBuffer()] as const,
          ),
        ),
      );
      const bare = async (url: unknown) => {
        const content = served.get(String(url).replace('/models/', ''));
        return { ok: content !== undefined, status: content ? 200 : 404, arrayBuffer: async () => content };
      };
      for (const name of names) vi.stubGlobal(name, undefined);
      const estimator = createEstimator({ models: '/models/', fetch: bare as never });
      expect(await estimator.price({ title: 'Fix a ₱ sink' })).toMatchObject({ source: 'model' });
      expect(await estimator.price([{}, {}])).toMatchObject([{ source: 'model' }, { source: 'model' }]);
    },
  );

  it('signals without throwIfAborted still abort', async () => {
    const { throwIfAborted } = AbortSignal.prototype;
    Object.defineProperty(AbortSignal.prototype, 'throwIfAborted', { value: undefined, configurable: true });
    try {
      const { fetch } = serve(files);
      const estimator = createEstimator({ models: '/models/', fetch: async (url) => fetch(url) });
      expect(await estimator.price([{}])).toMatchObject([{ source: 'model' }]);
      await expect(estimator.price({}, { signal: AbortSignal.abort('typed on') })).rejects.toBe('typed on');
    } finally {
      Object.defineProperty(AbortSignal.prototype, 'throwIfAborted', { value: throwIfAborted });
    }
  });

  it('without fetch the heuristic answers and says so', async () => {
    vi.stubGlobal('fetch', undefined);
    const estimator = createEstimator({ models: '/models/' });
    expect(await estimator.price({})).toMatchObject({ source: 'heuristic', reason: 'model/unreachable' });
    expect(estimator.status().price.failure?.message).toMatch(
      /^\/models\/index\.json could not be fetched: .*fetch/,
    );
  });
});

it('many questions on one signal leave no warning of a leak', async () => {
  const warnings: string[] = [];
  const note = (warning: Error) => warnings.push(warning.name);
  process.on('warning', note);
  const estimator = createEstimator({ models: '/models/', fetch: serve(files).fetch });
  const { signal } = new AbortController();
  await Promise.all(Array.from({ length: 50 }, () => estimator.price({}, { signal })));
  await new Promise((resolve) => setTimeout(resolve, 10)); // Node warns a little later
  process.off('warning', note);
  expect(warnings).toEqual([]);
});
