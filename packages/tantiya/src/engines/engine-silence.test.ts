import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEstimator } from '../estimator/estimator.ts';
import { modelFiles, serve } from '../estimator/served-models.test-support.ts';
import { createDirectEngine } from './direct/direct-engine.ts';
import type { Engine, EngineProvider, Network } from './engine.ts';
import { answered } from './engine-silence.ts';
import { probeWebGpu } from './probe-webgpu.ts';

/** A step that is never answered. */
const never = vi.fn(() => new Promise<never>(() => {}));

beforeEach(() => void never.mockClear());
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** The direct engine under another name, with other steps, and what became of it. */
function engineWith(steps: {
  readonly open?: () => Promise<Engine> | undefined;
  readonly load?: () => Promise<Network> | undefined;
  readonly run?: () => Promise<Float32Array> | undefined;
}) {
  const disposed = vi.fn();
  const opened = vi.fn();
  const direct = createDirectEngine();
  const engine: Engine = {
    ...direct,
    name: 'mine',
    async load(...model) {
      const network = await direct.load(...model);
      return steps.load?.() ?? { ...network, run: (rows) => steps.run?.() ?? network.run(rows) };
    },
    dispose: disposed,
  };
  const provider: EngineProvider = {
    name: 'mine',
    open: async () => {
      opened();
      return steps.open?.() ?? engine;
    },
  };
  const estimator = createEstimator({
    models: '/models/',
    fetch: serve(modelFiles()).fetch,
    engines: [provider],
    engine: 'mine',
    engineSilenceMs: 5_000,
    downloadSilenceMs: Number.POSITIVE_INFINITY,
  });
  return { estimator, engine, disposed, opened };
}

/** Lets time pass once somebody waits for a step that is never answered. */
async function answerAfter<Value>(answer: Promise<Value>, ms: number): Promise<Value> {
  await vi.waitFor(() => expect(never).toHaveBeenCalled());
  await vi.advanceTimersByTimeAsync(ms);
  return answer;
}

describe('an engine that does not answer', () => {
  it.each([
    ['opening', { open: never }],
    ['loading', { load: never }],
    ['in its first run', { run: never }],
  ])('%s is replaced by the next one after the limit, and waited for no more', async (_, steps) => {
    const { estimator, opened } = engineWith(steps);
    expect(await answerAfter(estimator.price({}), 5_000)).toMatchObject({
      source: 'model',
      engine: 'direct',
    });
    expect(await estimator.price({})).toMatchObject({ engine: 'direct' });
    expect(opened).toHaveBeenCalledOnce();
    estimator.dispose();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('any more is replaced too, and the same rows are answered', async () => {
    let runs = 0;
    const { estimator, disposed } = engineWith({ run: () => (++runs === 2 ? never() : undefined) });
    expect(await answerAfter(estimator.price([{}, {}]), 5_000)).toMatchObject([
      { source: 'model', engine: 'direct' },
      { source: 'model', engine: 'direct' },
    ]);
    expect(disposed).toHaveBeenCalledOnce();
  });

  it('until after the limit is freed when it does', async () => {
    let open = (_: Engine) => {};
    const opening = new Promise<Engine>((resolve) => {
      open = resolve;
    });
    never.mockReturnValueOnce(opening as Promise<never>);
    const { estimator, engine, disposed } = engineWith({ open: never });
    await answerAfter(estimator.price({}), 5_000);
    open(engine);
    await vi.waitFor(() => expect(disposed).toHaveBeenCalledOnce());
  });

  it('may take its time without a limit, and costs no timer when it answers at once', async () => {
    expect(await answered(Promise.resolve(7), 'mine', Number.POSITIVE_INFINITY)).toBe(7);
    expect(await answered(7, 'mine', 5_000)).toBe(7);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('with another fault within the limit is told by that', async () => {
    const failing = Promise.reject(new RangeError('too large'));
    await expect(answered(failing, 'mine', 5_000)).rejects.toThrow('too large');
  });
});

it('a browser that never says whether it has an adapter has none', async () => {
  const probe = probeWebGpu({ requestAdapter: never } as unknown as GPU);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await probe).toEqual({
    reason: 'asking for a GPU adapter failed: the browser did not answer within 10000 ms',
  });
});
