import { existsSync } from 'node:fs';

/** The Firefox to test with: `FIREFOX_PATH`, else an installed one; none where `FIREFOX_PATH` is empty. */
export function findFirefox(): string | undefined {
  const installPaths = [
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ];
  return (process.env['FIREFOX_PATH'] ?? installPaths.find(existsSync)) || undefined;
}

/** What WebKit is driven with. */
export interface WebKit {
  /** WebKitGTK's WebDriver; it knows its own browser. */
  readonly driver: string;
  /** WebKitGTK has no headless mode: an X server without a screen. */
  readonly xServer: string;
}

/** The WebKit to test with: `WEBKIT_DRIVER_PATH`, else an installed one; none where that is empty. */
export function findWebKit(): WebKit | undefined {
  const xServer = '/usr/bin/Xvfb';
  const driver = process.env['WEBKIT_DRIVER_PATH'] ?? '/usr/bin/WebKitWebDriver';
  return [driver, xServer].every(existsSync) ? { driver, xServer } : undefined;
}
