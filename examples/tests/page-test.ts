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
        // The browser logs an error for every request that fails, even where the page handles it.
        const isFailedRequest = message.text().startsWith('Failed to load resource');
        if (message.type() === 'error' && !isFailedRequest) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await use(complaints);
    },
    { auto: true },
  ],
});
