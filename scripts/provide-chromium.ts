import { spawnSync } from 'node:child_process';
import { canInstallDebianPackages, installDebianPackages } from './debian-packages.ts';
import { findChromium } from './find-chromium.ts';

/** Ways to get a browser, tried in order; each is skipped where it cannot work. */
const ways: readonly {
  readonly what: string;
  readonly usable: () => boolean;
  readonly install: () => unknown;
}[] = [
  {
    what: "Playwright's own download",
    usable: () => true,
    install: () =>
      // A closed network can leave a download hanging.
      spawnSync('npx playwright install chromium', { shell: true, stdio: 'inherit', timeout: 300_000 }),
  },
  {
    what: "Debian's package (as root)",
    usable: canInstallDebianPackages,
    install: () => installDebianPackages('chromium'),
  },
];

/**
 * Makes sure there is a Chromium for the browser tests, installing one where none is found.
 *
 * @throws Error saying what to do by hand
 */
export function provideChromium(): string {
  for (const { what, usable, install } of ways) {
    const found = findChromium();
    if (found) return found;
    if (!usable()) continue;
    console.log(`No Chromium found: trying ${what} ...`);
    install();
  }
  const found = findChromium();
  if (found) return found;
  throw new Error(
    'No Chromium for the browser tests: install Chromium or Chrome, or set CHROMIUM_PATH to one.',
  );
}
