import puppeteer from 'puppeteer-core';
import type { TestBrowser } from './test-browser.ts';

/** Over WebDriver BiDi, which an unchanged Firefox speaks; Playwright needs a Firefox of its own. */
export async function openFirefox(executablePath: string): Promise<TestBrowser> {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath });
  return { page: await browser.newPage(), close: () => browser.close() };
}
