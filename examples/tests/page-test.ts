import { test as base } from '@playwright/test';
import { examplesUrl } from './server.ts';

interface Fixtures {
  /** Errors that the page's code logged or did not catch. */
  readonly complaints: string[];
}

/** A test of the built examples. */
export const test = base.extend<Fixtures>({
  baseURL: examplesUrl,
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        // Of a request that fails the browser itself logs an error, whatever the page makes of it.
        const ofBrowser = message.text().startsWith('Failed to load resource');
        if (message.type() === 'error' && !ofBrowser) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await use(complaints);
    },
    { auto: true },
  ],
});
