import { defineConfig } from '@playwright/test';
import { browserTestsUrl } from './packages/tantiya/browser-tests/server.ts';
import { findChromium } from './scripts/find-chromium.ts';

const executablePath = findChromium();

/** Chromium as an offline test subject: no updates, no first-run pages, and no sandbox where root may not have one. */
const quietFlags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** WebGPU on SwiftShader, a GPU made of CPU: right results on machines without a GPU, at a crawl. */
const webgpuFlags = [
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-webgpu-adapter=swiftshader',
  '--use-vulkan=swiftshader',
];

const browser = (...flags: readonly string[]) => ({
  launchOptions: { args: [...quietFlags, ...flags], ...(executablePath && { executablePath }) },
});

/** A test tagged `@webgpu` or `@no-webgpu` runs in that project only, an untagged one in both. */
export default defineConfig({
  testMatch: ['packages/**/*.spec.ts', 'examples/**/*.spec.ts'],
  // The first WebGPU run of a page compiles its shaders, which takes SwiftShader 17 s on two cores.
  timeout: 120_000,
  workers: 1,
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  projects: [
    { name: 'webgpu', grepInvert: /@no-webgpu/, use: browser(...webgpuFlags) },
    { name: 'no-webgpu', grepInvert: /@webgpu/, use: browser('--disable-features=WebGPU') },
  ],
  webServer: [servedBy('packages/tantiya/browser-tests', browserTestsUrl)],
});

/** Builds and serves the Vite app in `folder`; its Vite configuration decides on the port. */
function servedBy(folder: string, url: string) {
  return { command: `npx vite build ${folder} && npx vite preview ${folder}`, url, timeout: 120_000 };
}
