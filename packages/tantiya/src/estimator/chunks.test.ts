import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inChunks } from './chunks.ts';

describe('working in chunks', () => {
  it('keeps every item, in order, whatever the work costs', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer(), { maxLength: 300 }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        async (items, costMs) => {
          const results = await inChunks(items, async (chunk, from) => ({
            results: chunk.map((item, index) => [item, from + index]),
            busyMs: costMs * chunk.length,
          }));
          expect(results).toEqual(items.map((item, index) => [item, index]));
        },
      ),
      { numRuns: 40 },
    ));

  it('sizes chunks to the time they take', async () => {
    const sizes: number[] = [];
    await inChunks(Array.from({ length: 5_000 }), async (chunk) => {
      sizes.push(chunk.length);
      return { results: chunk, busyMs: chunk.length * 0.05 };
    });
    const longest = Math.max(...sizes) * 0.05;
    expect(longest).toBeLessThan(50);
    expect(sizes.length).toBeLessThan(40);
  });

  it('lets other tasks run in between', async () => {
    let timers = 0;
    const timer = setInterval(() => timers++, 0);
    await inChunks(Array.from({ length: 200 }), async (chunk) => {
      const end = performance.now() + 5;
      while (performance.now() < end);
      return { results: chunk, busyMs: 5 };
    });
    clearInterval(timer);
    expect(timers).toBeGreaterThan(1);
  });
});
