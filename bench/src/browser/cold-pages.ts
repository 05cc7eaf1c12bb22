import type { Browser } from '@playwright/test';
import type { FirstAnswer } from '../page/first-answer.ts';

/**
 * Pages that ask for one price, by a script in bench/src/page and the engine that it asks for: ours with each of its
 * engines, and pages without Tantiya, with all of TensorFlow.js or the parts of it that suffice. Those with a GPU come
 * last, because it goes on working for a while after the page is gone.
 */
const pages = [
  { name: 'direct', script: 'direct', engine: 'direct' },
  { name: 'stock core and layers, cpu', script: 'stock-cpu', engine: 'cpu' },
  { name: 'our cut of tfjs, cpu', script: 'our-tfjs', engine: 'cpu' },
  { name: 'our cut of tfjs, wasm', script: 'our-tfjs', engine: 'wasm' },
  { name: 'stock tfjs, webgpu', script: 'whole-stock-webgpu', engine: 'webgpu' },
  { name: 'stock core and layers, webgpu', script: 'stock-webgpu', engine: 'webgpu' },
  { name: 'our cut of tfjs, webgpu', script: 'our-tfjs', engine: 'webgpu' },
  { name: 'our cut of tfjs, webgl', script: 'our-tfjs', engine: 'webgl' },
] as const;

export const coldPageScripts: readonly string[] = [...new Set(pages.map(({ script }) => script))];

export interface Visit extends FirstAnswer {
  /** What the page's JavaScript holds after that answer and a garbage collection, in bytes. */
  readonly heldBytes: number;
}

/** Visits to a page, each with an empty cache. */
export interface ColdPage {
  readonly name: string;
  readonly visits: readonly Visit[];
}

/**
 * Visits every page once per round, forth in one round and back in the next.
 *
 * @param site URL that has each page under the name of its script
 * @param model id of the price model
 * @throws Error when a page does not answer, or answers something else than the first
 */
export async function measureColdPages(
  browser: Browser,
  site: string,
  model: string,
  rounds: number,
): Promise<readonly ColdPage[]> {
  const visit = ({ script, engine }: (typeof pages)[number]) =>
    visitPage(browser, `${site}/${script}/page.html?model=${model}&engine=${engine}`);
  const visited = pages.map((page) => ({ page, visits: [] as Visit[] }));
  // Starts what a running browser has started already; no visit shares anything else with this one.
  const { price: expected } = await visit(pages[0]);
  for (let round = 0; round < rounds; round++) {
    for (const { page, visits } of round % 2 ? visited.toReversed() : visited) {
      const answer = await visit(page);
      if (answer.engine !== page.engine || !agree(answer.price, expected)) {
        throw new Error(`${page.name}: got ${JSON.stringify(answer)}, not ${JSON.stringify(expected)}.`);
      }
      visits.push(answer);
    }
  }
  console.log(`Chromium: ${rounds} visits to each cold page are done`);
  return visited.map(({ page: { name }, visits }) => ({ name, visits }));
}

/** Every price within a thousandth, which is far above the rounding of any backend. */
function agree(price: FirstAnswer['price'], expected: FirstAnswer['price']): boolean {
  const names = ['min', 'suggested', 'max'] as const;
  return names.every((name) => Math.abs(price[name] / expected[name] - 1) <= 1e-3);
}

async function visitPage(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext();
  const page = await context.newPage();
  // A visitor comes from another page of the site: starting a process for it is the browser's affair.
  await page.goto(new URL('/elsewhere', url).href);
  const reported = new Promise<string>((resolve, reject) => {
    page.on('console', (message) => message.type() === 'log' && resolve(message.text()));
    page.on('pageerror', reject);
  });
  // tfjs refuses WebGL without a GPU behind it unless it is told otherwise.
  await page.goto(`${url}&tfjsflags=SOFTWARE_WEBGL_ENABLED:true`);
  const answer = JSON.parse(await reported) as FirstAnswer;
  const devtools = await context.newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const heap: { usedSize: number; backingStorageSize?: number } = await devtools.send('Runtime.getHeapUsage');
  await context.close();
  return { ...answer, heldBytes: heap.usedSize + (heap.backingStorageSize ?? 0) };
}
