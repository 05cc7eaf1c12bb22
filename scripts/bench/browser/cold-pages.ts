import type { Browser } from '@playwright/test';
import { median } from '../measure/statistics.ts';
import type { FirstAnswers } from '../page/cold-page.ts';

/** Visits to a page that asks for one price, each with an empty cache. */
export interface ColdPage {
  readonly engine: string;
  /** From navigation to the heuristic's answer, in ms, one per visit. */
  readonly heuristicMs: readonly number[];
  /** From navigation to the model's answer, in ms, one per visit. */
  readonly modelMs: readonly number[];
  /** Bodies of the page, its code and whatever that loads until then, in bytes as transferred. */
  readonly codeBytes: number;
  /** Bodies of the model's files and their index, in bytes as transferred. */
  readonly modelBytes: number;
  /** What the page's JavaScript holds after that answer and a garbage collection, in bytes. */
  readonly heldBytes: number;
}

/**
 * @param url of the page, with a query
 * @param engines the page's choices; a visit to each per round, in turns
 */
export async function measureColdPages(
  browser: Browser,
  url: string,
  engines: readonly string[],
  visits: number,
): Promise<readonly ColdPage[]> {
  // Starts what a running browser has started already, on a page that no visit shares anything with.
  await visit(browser, url, 'direct');
  const seen = engines.map(() => [] as Visit[]);
  for (let round = 0; round < visits; round++) {
    for (const [index, engine] of engines.entries()) seen[index]?.push(await visit(browser, url, engine));
  }
  console.log(`cold pages, ${visits} visits each: done`);
  return seen.map((all, index) => ({
    engine: engines[index] ?? '',
    heuristicMs: all.map(({ heuristicMs }) => heuristicMs),
    modelMs: all.map(({ modelMs }) => modelMs),
    codeBytes: median(all.map(({ codeBytes }) => codeBytes)),
    modelBytes: median(all.map(({ modelBytes }) => modelBytes)),
    heldBytes: median(all.map(({ heldBytes }) => heldBytes)),
  }));
}

interface Visit extends FirstAnswers {
  readonly heldBytes: number;
}

async function visit(browser: Browser, url: string, engine: string): Promise<Visit> {
  const context = await browser.newContext();
  const page = await context.newPage();
  // A visitor comes from another page of the site: starting a process for it is the browser's affair.
  await page.goto(new URL('/elsewhere', url).href);
  // tfjs refuses WebGL without a GPU behind it unless it is told otherwise.
  await page.goto(`${url}&engine=${engine}&tfjsflags=SOFTWARE_WEBGL_ENABLED:true`);
  const answers = await page.evaluate(
    () => (globalThis as unknown as { firstAnswers: Promise<FirstAnswers> }).firstAnswers,
  );
  if (answers.engine !== engine) throw new Error(`Asked for ${engine}, answered by ${answers.engine}.`);
  const devtools = await context.newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = (await devtools.send('Runtime.getHeapUsage')) as {
    readonly usedSize: number;
    readonly backingStorageSize?: number;
  };
  await context.close();
  return { ...answers, heldBytes: usedSize + backingStorageSize };
}
