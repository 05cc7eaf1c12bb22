import { throwIfAborted } from '../model/abortable.ts';

/** How long the page may be busy with one chunk, in ms: less than a frame, so that the page stays responsive. */
const budgetMs = 12;
const largestChunk = 4096;

/** A chunk's results, and how long the thread was free meanwhile, in ms. */
export interface ChunkResult<Result> {
  readonly results: readonly Result[];
  readonly waitedMs: number;
}

export interface ChunkOptions {
  /** A monotonic clock in ms. */
  readonly now: () => number;
  readonly signal?: AbortSignal | undefined;
  /** Called after each chunk. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Works through items in chunks that fit the page's budget, yielding to the page in between.
 *
 * @param work handles the items from index `from` on
 * @returns results in the order of the items
 * @throws the signal's reason when it is aborted
 */
export async function inChunks<Item, Result>(
  items: readonly Item[],
  work: (chunk: readonly Item[], from: number) => Promise<ChunkResult<Result>>,
  { now, signal, onProgress }: ChunkOptions,
): Promise<readonly Result[]> {
  const all: Result[] = [];
  let size = 16;
  while (all.length < items.length) {
    throwIfAborted(signal);
    const start = now();
    const { results, waitedMs } = await work(items.slice(all.length, all.length + size), all.length);
    const busyMs = now() - start - waitedMs;
    for (const result of results) all.push(result);
    onProgress?.(all.length, items.length);
    // Grows at most fourfold a step: the first chunks run before the code is compiled.
    const fitting = (size * budgetMs) / Math.max(busyMs, budgetMs / 4);
    size = Math.min(Math.max(Math.floor(fitting), 1), largestChunk);
    await nextTask();
  }
  return all;
}

/**
 * Lets the page handle input and paint; unlike a timer it is not delayed when nested. Test environments such as jsdom have
 * timers only.
 */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof MessageChannel !== 'function') {
      setTimeout(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
