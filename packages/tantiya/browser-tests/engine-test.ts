import { test as base } from '@playwright/test';
import { openScenarios, type Play } from './play.ts';

interface Fixtures {
  /** Runs a scenario in the open page. */
  readonly play: Play;
  /** Gives the page a tfjs of its own, as an app would that has its own models. */
  readonly addStockTfjs: () => Promise<void>;
  /** Warnings, errors and uncaught exceptions of the page so far. */
  readonly complaints: string[];
}

/** A test on an open page of `browser-tests`. */
export const test = base.extend<Fixtures>({
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      const ours = message.type() === 'warning' || message.type() === 'error';
      if (ours && !message.text().startsWith('Setting feature override from URL'))
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await use(complaints);
  },
  addStockTfjs: async ({ page }, use) => {
    await use(async () => {
      await page.addScriptTag({ url: '/stock/tf.min.js' });
    });
  },
  play: async ({ page, complaints: _ }, use) => {
    await use(await openScenarios(page));
  },
});
