import { defineConfig } from '@playwright/test';
import { examplesUrl } from './examples/tests/server.ts';
import { everyBrowser } from './packages/tantiya/browser-tests/every-browser-test.ts';
import { browserTestsUrl } from './packages/tantiya/browser-tests/server.ts';
import { quietFlags, softwareWebGpuFlags } from './scripts/chromium-flags.ts';
import { findChromium } from './scripts/find-chromium.ts';

const executablePath = findChromium();

const browser = (...flags: readonly string[]) => ({
  launchOptions: { args: [...quietFlags, ...flags], ...(executablePath && { executablePath }) },
});

/**
 * A test tagged `@webgpu` or `@no-webgpu` runs in that project of Chromium only, an untagged one in both; one tagged
 * `@every-browser` in Firefox and in WebKit, too.
 */
export default defineConfig({
  testMatch: ['packages/**/*.spec.ts', 'examples/**/*.spec.ts'],
  // The first WebGPU run of a page compiles its shaders, which takes SwiftShader 17 s on two cores.
  timeout: 120_000,
  workers: 1,
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  projects: [
    { name: 'webgpu', grepInvert: /@no-webgpu/, use: browser(...softwareWebGpuFlags) },
    { name: 'no-webgpu', grepInvert: /@webgpu/, use: browser('--disable-features=WebGPU') },
    { name: 'firefox', grep: RegExp(everyBrowser), use: { browserName: 'firefox' } },
    { name: 'webkit', grep: RegExp(everyBrowser), use: { browserName: 'webkit' } },
  ],
  webServer: [servedBy('packages/tantiya/browser-tests', browserTestsUrl), servedBy('examples', examplesUrl)],
});

/** Builds and serves the Vite app in `folder`; its Vite configuration decides on the port. */
function servedBy(folder: string, url: string) {
  return { command: `npx vite build ${folder} && npx vite preview ${folder}`, url, timeout: 120_000 };
}
