import { type Browser, expect, type Page } from '@playwright/test';
import { callIn, openPage, type TestPage } from '../browsers/test-browser.ts';
import { test as base, everyBrowser } from '../every-browser-test.ts';
import { type CaseName, type Expected, expected, expectedIn } from './expected.ts';
import { type FaultServer, startFaultServer } from './fault-server.ts';
import type { CreateSite, RunFaultCase } from './page.ts';

const test = base.extend<object, { readonly server: FaultServer; readonly strictServer: FaultServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
  server: [({}, use) => serving(use), { scope: 'worker' }],
  strictServer: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    ({}, use) =>
      serving(use, {
        'content-security-policy':
          "require-trusted-types-for 'script'; trusted-types 'none'; script-src 'self'",
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      }),
    { scope: 'worker' },
  ],
});

async function serving(use: (server: FaultServer) => Promise<void>, headers: Record<string, string> = {}) {
  const server = await startFaultServer(headers);
  await use(server);
  await server.close();
}

const names = Object.keys(expected) as CaseName[];
let visits = 0;

/** @returns what the case found, with what nobody caught */
async function runCase(page: TestPage, pageOrigin: string, name: CaseName, models: string, other: string) {
  await openPage(page, `${pageOrigin}/visit-${visits++}/`, 'runFaultCase');
  const outcome = await callIn(page, 'runFaultCase', name, models, other);
  const { found, uncaught } = outcome as Awaited<ReturnType<RunFaultCase>>;
  return { ...found, uncaught };
}

/** What a case must have found. */
function wanted(name: CaseName, browserName = 'chromium') {
  const { message, ...answers }: Expected = { ...expected[name], ...expectedIn[browserName]?.[name] };
  return { ...answers, ...(message && { message: expect.stringContaining(message) }), uncaught: [] };
}

/** All cases, some at a time, each on a page of its own. */
async function runAll(browser: Browser, run: (page: Page, name: CaseName) => Promise<object>) {
  const found: Partial<Record<CaseName, object>> = {};
  const waiting = [...names];
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const page = await browser.newPage();
      found[name] = await run(page, name);
      await page.close();
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  return found;
}

const allWanted = Object.fromEntries(names.map((name) => [name, expect.objectContaining(wanted(name))]));

test('an app that goes offline keeps its models, says so without, and gets them by itself when it is back', {
  tag: '@no-webgpu',
}, async ({ page, context, server: { origin } }) => {
  await page.goto(`${origin}/visit-${visits++}/`);
  await page.waitForFunction(() => 'createSite' in globalThis);
  const ask = (task: 'price' | 'profileScore', visit: string) =>
    page.evaluate(
      async ([task, visit]) => {
        const { createSite } = globalThis as unknown as { createSite: CreateSite };
        const { estimator } = createSite(location.origin, location.origin);
        const known = globalThis as unknown as Record<string, ReturnType<typeof estimator>>;
        const asked = known[visit] ?? estimator();
        known[visit] = asked;
        const { source } = task === 'price' ? await asked.price({}) : await asked.profileScore({});
        return { source, failure: asked.status()[task === 'price' ? 'price' : 'profile-score'].failure };
      },
      [task, visit] as const,
    );
  expect(await ask('price', 'first')).toEqual({ source: 'model' });
  await context.setOffline(true);
  expect(await ask('price', 'first')).toEqual({ source: 'model' });
  expect(await ask('price', 'second')).toEqual({ source: 'model' }); // from the browser's cache
  expect(await ask('profileScore', 'second')).toMatchObject({
    source: 'heuristic',
    failure: { reason: 'model/unreachable', message: expect.stringContaining('this device is offline') },
  });
  await context.setOffline(false);
  await expect.poll(() => ask('profileScore', 'second')).toEqual({ source: 'model' });
});

for (const name of names) {
  test(`${name}: the right answer and reason, and the model once it is over`, {
    tag: ['@no-webgpu', everyBrowser],
  }, async ({ testPage, browserName, server: { origin, otherOrigin } }) => {
    const found = await runCase(testPage, origin, name, origin, otherOrigin);
    expect(found).toMatchObject(wanted(name, browserName));
  });
}

test('every fault ends the same way under Trusted Types, a strict policy and cross-origin isolation', {
  tag: '@no-webgpu',
}, async ({ browser, strictServer: { origin, otherOrigin } }) => {
  const found = await runAll(browser, async (page, name) => {
    const outcome = await runCase(page, origin, name, origin, otherOrigin);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    return outcome;
  });
  expect(found).toEqual(allWanted);
});

test('every fault ends the same way where the models are on another origin', { tag: '@no-webgpu' }, async ({
  browser,
  server: { origin, otherOrigin },
}) => {
  const found = await runAll(browser, (page, name) => runCase(page, origin, name, otherOrigin, otherOrigin));
  expect(found).toEqual(allWanted);
});

const pages = {
  'froze the prototypes': () => {
    for (const { prototype } of [Object, Array, Function, Promise, Error, Map, Set, String])
      Object.freeze(prototype);
  },
  'extended the prototypes for every loop to see': () => {
    for (const { prototype } of [Object, Array, String]) Object.assign(prototype, { extra() {} });
  },
  'changed how lists become JSON': () => {
    Object.assign(Array.prototype, { toJSON: () => 'a list' });
    const { stringify } = JSON;
    JSON.stringify = ((value: unknown) => `${stringify(value)} `) as typeof stringify;
  },
  'replaced the promises': () => {
    class Patched<Value> extends Promise<Value> {}
    Object.assign(Patched.prototype, { finally: undefined });
    globalThis.Promise = Patched as unknown as PromiseConstructor;
  },
  'has no channels, decoders, hashes or console': () => {
    for (const name of ['MessageChannel', 'TextDecoder', 'crypto', 'console'])
      Object.defineProperty(globalThis, name, { value: undefined });
  },
} as const;

for (const [what, change] of Object.entries(pages)) {
  test(`a page that ${what} gets its answers`, { tag: '@no-webgpu' }, async ({
    page,
    server: { origin, otherOrigin },
  }) => {
    await page.addInitScript(change);
    const name = 'no fault at all';
    expect(await runCase(page, origin, name, origin, otherOrigin)).toMatchObject(wanted(name));
  });
}
