import { test as base, expect, type Page } from '@playwright/test';
import { type CaseName, type Expected, expected } from './expected.ts';
import { type FaultServer, startFaultServer } from './fault-server.ts';
import type { RunFaultCase } from './page.ts';

const test = base.extend<{ readonly complaints: string[] }, { readonly server: FaultServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
    async ({}, use) => {
      const server = await startFaultServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await use(complaints);
  },
});

let visits = 0;

async function runCase(page: Page, pageOrigin: string, name: CaseName, models: string, other: string) {
  await page.goto(`${pageOrigin}/visit-${visits++}/`);
  await page.waitForFunction(() => 'runFaultCase' in globalThis);
  return page.evaluate(
    ([name, models, other]) =>
      (globalThis as unknown as { runFaultCase: RunFaultCase }).runFaultCase(name, models, other),
    [name, models, other] as const,
  );
}

for (const name of Object.keys(expected) as CaseName[]) {
  test(`${name}: the right answer and reason, and the model once it is over`, { tag: '@no-webgpu' }, async ({
    page,
    server,
    complaints,
  }) => {
    const { origin, otherOrigin } = server;
    const { found, uncaught } = await runCase(page, origin, name, origin, otherOrigin);
    const { message = '', ...answers }: Expected = expected[name];
    expect(found).toMatchObject(answers);
    expect(found.message ?? '').toContain(message);
    expect([...uncaught, ...complaints]).toEqual([]);
  });
}
