import { expect } from '@playwright/test';

/** A browser as a test subject: one page, in a profile of its own. */
export interface TestBrowser {
  readonly page: TestPage;
  close(): Promise<void>;
}

/** As much of a page as every browser's protocol offers. */
export interface TestPage {
  goto(url: string): Promise<unknown>;
  /** @param expression may be a promise; what it comes to is JSON */
  evaluate(expression: string): Promise<unknown>;
}

/** Opens a page and waits for a global that its modules set. */
export async function openPage(page: TestPage, url: string, global: string): Promise<void> {
  await page.goto(url);
  // WebKit takes a new window's empty page for the one that it was sent to.
  const isReady = () => page.evaluate(`${JSON.stringify(global)} in globalThis`);
  await expect.poll(isReady, { timeout: 30_000, intervals: [50] }).toBe(true);
}

/** Calls an asynchronous function of the page with JSON. */
export function callIn(page: TestPage, name: string, ...args: readonly unknown[]): Promise<unknown> {
  return page.evaluate(`${name}(${args.map((arg) => JSON.stringify(arg)).join()})`);
}
