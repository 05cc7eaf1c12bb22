import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Where Linux distributions, macOS and Windows put Chromium and Chrome. */
const installPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The Chromium to test with: `CHROMIUM_PATH`, else an installed one, else Playwright's own download. */
export function findChromium(): string | undefined {
  return process.env['CHROMIUM_PATH'] ?? [...installPaths, chromium.executablePath()].find(existsSync);
}
