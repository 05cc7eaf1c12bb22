import { spawnSync } from 'node:child_process';
import { findChromium } from './find-chromium.ts';

/** Ways to get a browser, tried in order; each is skipped where it cannot work. */
const ways: readonly {
  readonly what: string;
  readonly usable: () => boolean;
  readonly commands: readonly string[];
}[] = [
  {
    what: "Playwright's own download",
    usable: () => true,
    commands: ['npx playwright install chromium'],
  },
  {
    what: "Debian's package (as root)",
    usable: () => process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0,
    commands: ['apt-get update -qq', 'apt-get install -y -qq chromium'],
  },
];

/**
 * Makes sure there is a Chromium for the browser tests, installing one where none is found.
 *
 * @throws Error saying what to do by hand
 */
export function provideChromium(): string {
  for (const { what, usable, commands } of ways) {
    const found = findChromium();
    if (found) return found;
    if (!usable()) continue;
    console.log(`No Chromium found: trying ${what} ...`);
    // A closed network can leave a download hanging; a mirror that answers is done well within this time.
    commands.every(
      (command) => spawnSync(command, { shell: true, stdio: 'inherit', timeout: 300_000 }).status === 0,
    );
  }
  const found = findChromium();
  if (found) return found;
  throw new Error(
    'No Chromium for the browser tests: install Chromium or Chrome, or set CHROMIUM_PATH to one.',
  );
}
