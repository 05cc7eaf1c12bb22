import { test as base } from '@playwright/test';
import { findFirefox, findWebKit } from '../../../scripts/find-other-browsers.ts';
import { openFirefox } from './browsers/firefox.ts';
import type { TestBrowser, TestPage } from './browsers/test-browser.ts';
import { openWebKit } from './browsers/webkit.ts';
import { openScenarios, type Play } from './play.ts';

interface Fixtures {
  /** The page of the project's browser; the test is skipped where that is not installed. */
  readonly testPage: TestPage;
  /** Runs a scenario in the page of `browser-tests`, which was just opened. */
  readonly play: Play;
}

interface WorkerFixtures {
  /** The browser of the project; undefined where it is not installed. */
  readonly subject: TestBrowser | undefined;
}

const cures = {
  chromium: 'Install Chromium, or set CHROMIUM_PATH to one.',
  firefox: 'Install Firefox, or set FIREFOX_PATH to one.',
  webkit: "Install Debian's webkit2gtk-driver and xvfb, or their like.",
} as const;

/** A test tagged with it runs in Firefox and in WebKit, too. */
export const everyBrowser = '@every-browser';

/** A test that sees nothing of a page but the JSON that its scenarios return, which any browser's protocol carries. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  subject: [
    async ({ browserName, playwright, launchOptions }, use) => {
      const openers: Readonly<Record<typeof browserName, () => Promise<TestBrowser> | undefined>> = {
        async chromium() {
          const browser = await playwright.chromium.launch(launchOptions);
          return { page: await browser.newPage(), close: () => browser.close() };
        },
        firefox() {
          const path = findFirefox();
          return path === undefined ? undefined : openFirefox(path);
        },
        webkit() {
          const webkit = findWebKit();
          return webkit && openWebKit(webkit);
        },
      };
      const subject = await openers[browserName]();
      if (!subject)
        console.log(`No ${browserName} is installed: its tests are skipped. ${cures[browserName]}`);
      await use(subject);
      await subject?.close();
    },
    { scope: 'worker' },
  ],
  testPage: async ({ subject, browserName }, use, testInfo) => {
    if (!subject) return testInfo.skip(true, `${browserName} is not installed`);
    await use(subject.page);
  },
  play: async ({ testPage }, use) => {
    await use(await openScenarios(testPage));
  },
});
