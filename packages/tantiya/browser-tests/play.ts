import { expect } from '@playwright/test';
import type { TestPage } from './browsers/test-browser.ts';
import type { Scenarios } from './page.ts';
import { browserTestsUrl } from './server.ts';

/** Runs a scenario in an open page. */
export type Play = <Name extends keyof Scenarios>(
  name: Name,
  ...args: Parameters<Scenarios[Name]>
) => Promise<Awaited<ReturnType<Scenarios[Name]>>>;

/** Opens the page of `browser-tests`, whose scenarios take and return plain data. */
export async function openScenarios(page: TestPage): Promise<Play> {
  // Without the flag tfjs refuses WebGL where no GPU is behind it, as on most machines that run tests.
  await page.goto(`${browserTestsUrl}/?tfjsflags=SOFTWARE_WEBGL_ENABLED:true`);
  // WebKit takes a new window's empty page for the one that it was sent to.
  await expect.poll(() => page.evaluate("'scenarios' in globalThis"), { timeout: 30_000 }).toBe(true);
  return async (name, ...args) =>
    (await page.evaluate(`scenarios.${name}(...${JSON.stringify(args)})`)) as never;
}
