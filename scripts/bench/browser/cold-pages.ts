import type { Browser } from '@playwright/test';
import { median } from '../measure/statistics.ts';
import type { Failure, FirstAnswer } from '../page/first-answer.ts';

/** A page that asks for one price. */
interface Page {
  readonly name: string;
  /** Its script in scripts/bench/page. */
  readonly script: string;
  /** The engine or backend that it asks for. */
  readonly engine: string;
}

const direct: Page = { name: 'direct', script: 'cold-own', engine: 'direct' };

/**
 * Ours with each of its engines, whose TensorFlow.js is our own cut of the parts that such networks need; and pages
 * without Tantiya: TensorFlow.js as its documentation says, and the parts of it that suffice. Those with a GPU come
 * last, because it goes on working for a while after the page is gone.
 */
const pages: readonly Page[] = [
  direct,
  { name: 'stock core and layers, cpu', script: 'cold-parts-cpu', engine: 'cpu' },
  { name: 'our cut of tfjs, cpu', script: 'cold-own', engine: 'cpu' },
  { name: 'our cut of tfjs, wasm', script: 'cold-own', engine: 'wasm' },
  { name: 'stock tfjs, webgpu', script: 'cold-stock-webgpu', engine: 'webgpu' },
  { name: 'stock core and layers, webgpu', script: 'cold-parts-webgpu', engine: 'webgpu' },
  { name: 'our cut of tfjs, webgpu', script: 'cold-own', engine: 'webgpu' },
  { name: 'our cut of tfjs, webgl', script: 'cold-own', engine: 'webgl' },
];

export const coldPageScripts: readonly string[] = [...new Set(pages.map(({ script }) => script))];

/** Visits to a page, each with an empty cache. */
export interface ColdPage {
  readonly name: string;
  /** From navigation to the heuristic's answer, in ms, one per visit; of pages that have a heuristic. */
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
  visits: number,
): Promise<readonly ColdPage[]> {
  const visited = pages.map((page) => ({ page, visits: [] as Visit[] }));
  const urlOf = ({ script, engine }: Page) => `${site}/${script}/page.html?model=${model}&engine=${engine}`;
  // Starts what a running browser has started already; no visit shares anything else with this one.
  const { price: expected } = await visit(browser, urlOf(direct));
  for (let round = 0; round < visits; round++) {
    for (const { page, visits } of round % 2 ? visited.toReversed() : visited) {
      const answer = await visit(browser, urlOf(page));
      if (answer.engine !== page.engine || !agree(answer.price, expected)) {
        throw new Error(
          `${page.name}: ${answer.engine} answered ${JSON.stringify(answer.price)}, direct ${JSON.stringify(expected)}.`,
        );
      }
      visits.push(answer);
    }
  }
  console.log(`cold pages, ${visits} visits each: done`);
  return visited.map(({ page, visits }) => ({
    name: page.name,
    heuristicMs: visits.flatMap(({ heuristicMs = [] }) => heuristicMs),
    modelMs: visits.map(({ modelMs }) => modelMs),
    codeBytes: median(visits.map(({ codeBytes }) => codeBytes)),
    modelBytes: median(visits.map(({ modelBytes }) => modelBytes)),
    heldBytes: median(visits.map(({ heldBytes }) => heldBytes)),
  }));
}

/** Every price within a thousandth, which is far above the rounding of any backend. */
function agree(price: FirstAnswer['price'], expected: FirstAnswer['price']): boolean {
  return (['min', 'suggested', 'max'] as const).every(
    (name) => Math.abs(price[name] / expected[name] - 1) <= 1e-3,
  );
}

interface Visit extends FirstAnswer {
  readonly heldBytes: number;
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext();
  const page = await context.newPage();
  // A visitor comes from another page of the site: starting a process for it is the browser's affair.
  await page.goto(new URL('/elsewhere', url).href);
  const reported = page.waitForEvent('console', (message) => message.type() === 'log');
  // tfjs refuses WebGL without a GPU behind it unless it is told otherwise.
  await page.goto(`${url}&tfjsflags=SOFTWARE_WEBGL_ENABLED:true`);
  const answer = JSON.parse((await reported).text()) as FirstAnswer | Failure;
  if ('failure' in answer) throw new Error(`${url}: ${answer.failure}`);
  const devtools = await context.newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = (await devtools.send('Runtime.getHeapUsage')) as {
    readonly usedSize: number;
    readonly backingStorageSize?: number;
  };
  await context.close();
  return { ...answer, heldBytes: usedSize + backingStorageSize };
}
