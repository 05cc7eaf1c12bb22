import { expect } from '@playwright/test';
import { callIn, openPage } from '../browsers/test-browser.ts';
import { test as base, everyBrowser } from '../every-browser-test.ts';
import { type CaseName, type Expected, expected, expectedIn } from './expected.ts';
import { type FaultServer, startFaultServer } from './fault-server.ts';
import type { RunFaultCase } from './page.ts';

const test = base.extend<object, { readonly server: FaultServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
    async ({}, use) => {
      const server = await startFaultServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
});

let visits = 0;

for (const name of Object.keys(expected) as CaseName[]) {
  test(`${name}: the right answer and reason, and the model once it is over`, {
    tag: ['@no-webgpu', everyBrowser],
  }, async ({ testPage, browserName, server: { origin, otherOrigin } }) => {
    await openPage(testPage, `${origin}/visit-${visits++}/`, 'runFaultCase');
    const outcome = await callIn(testPage, 'runFaultCase', name, origin, otherOrigin);
    const { found, uncaught } = outcome as Awaited<ReturnType<RunFaultCase>>;
    const { message = '', ...answers }: Expected = { ...expected[name], ...expectedIn[browserName]?.[name] };
    expect(found).toMatchObject(answers);
    expect(found.message ?? '').toContain(message);
    expect(uncaught).toEqual([]);
  });
}
