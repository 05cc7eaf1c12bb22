import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inChunks } from './chunks.ts';

/** A clock that only moves when somebody works. */
function createClock() {
  let ms = 0;
  return {
    now: () => ms,
    work: (workMs: number) => {
      ms += workMs;
    },
  };
}

/** Works through so many items, each of which takes `costMs`, and returns the sizes of the chunks. */
async function chunkSizes(items: number, costMs: number, shareOfWaiting: number): Promise<readonly number[]> {
  const clock = createClock();
  const sizes: number[] = [];
  const work = async (chunk: readonly unknown[]) => {
    const tookMs = chunk.length * costMs;
    sizes.push(chunk.length);
    clock.work(tookMs);
    return { results: chunk, waitedMs: tookMs * shareOfWaiting };
  };
  await inChunks(Array.from({ length: items }), work, clock);
  return sizes;
}

describe('working in chunks', () => {
  it('keeps every item, in order, whatever the work costs', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer(), { maxLength: 300 }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        async (items, costMs) => {
          const clock = createClock();
          const work = async (chunk: readonly number[], from: number) => {
            clock.work(costMs * chunk.length);
            return { results: chunk.map((item, index) => [item, from + index]), waitedMs: 0 };
          };
          const results = await inChunks(items, work, clock);
          expect(results).toEqual(items.map((item, index) => [item, index]));
        },
      ),
      { numRuns: 40 },
    ));

  it('sizes chunks to the time they take', async () => {
    const sizes = await chunkSizes(5_000, 0.05, 0);
    const longest = Math.max(...sizes) * 0.05;
    expect(longest).toBeLessThan(50);
    expect(sizes.length).toBeLessThan(40);
  });

  it('makes them larger where a device computes and the thread is free', async () => {
    const busy = await chunkSizes(5_000, 0.05, 0);
    const waiting = await chunkSizes(5_000, 0.05, 0.99);
    expect(Math.max(...waiting)).toBeGreaterThan(2 * Math.max(...busy));
  });

  it('lets other tasks run in between', async () => {
    let timers = 0;
    const timer = setInterval(() => timers++, 0);
    const now = () => performance.now();
    const work = async (chunk: readonly unknown[]) => {
      const end = now() + 5;
      while (now() < end);
      return { results: chunk, waitedMs: 0 };
    };
    await inChunks(Array.from({ length: 200 }), work, { now });
    clearInterval(timer);
    expect(timers).toBeGreaterThan(1);
  });
});
