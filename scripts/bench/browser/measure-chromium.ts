import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { build } from 'vite';
import { quietFlags, softwareWebGpuFlags } from '../../chromium-flags.ts';
import { findChromium } from '../../find-chromium.ts';
import type { EngineFigures, EngineSetup } from '../measure/engines.ts';
import { type ColdPage, measureColdPages } from './cold-pages.ts';
import { type Served, serveFolders } from './serve-folders.ts';

export interface ChromiumFigures extends EngineFigures {
  readonly version: string;
  readonly coldPages: readonly ColdPage[];
}

export interface ChromiumSetup extends Pick<EngineSetup, 'model' | 'backends' | 'effort'> {
  /** Folder of models, relative to the repository. */
  readonly models: string;
  /** Visits to each cold page. */
  readonly visits: number;
}

const builtPages = 'scripts/build/bench-pages';

/** Builds the bench's pages, serves them and measures them in a headless Chromium. */
export async function measureChromium(setup: ChromiumSetup): Promise<ChromiumFigures> {
  const { models, model, backends, visits } = setup;
  // One build per page, because pages built together share chunks and with them more than each needs.
  for (const page of ['engines', 'cold']) await buildPage(page);
  const site = await serveFolders({
    '/models/': models,
    '/wasm/': dirname(fileURLToPath(import.meta.resolve('@tensorflow/tfjs-backend-wasm'))),
    '/onnx/': 'node_modules/onnxruntime-web/dist',
    '/': builtPages,
  });
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: [...quietFlags, ...softwareWebGpuFlags],
    ...(executablePath && { executablePath }),
  });
  try {
    const engines = ['direct', ...backends];
    const coldPages = await measureColdPages(
      browser,
      `${site.url}/cold/cold.html?model=${model}`,
      engines,
      visits,
    );
    return { version: browser.version(), coldPages, ...(await measureInPage(browser, site, setup)) };
  } finally {
    await browser.close();
    site.close();
  }
}

async function buildPage(page: string): Promise<void> {
  const root = 'scripts/bench/page';
  await build({
    root,
    base: `/${page}/`,
    configFile: false,
    logLevel: 'warn',
    build: {
      target: 'es2022',
      outDir: resolve(builtPages, page),
      emptyOutDir: true,
      // It serves browsers of 2022.
      modulePreload: { polyfill: false },
      rolldownOptions: { input: `${root}/${page}.html` },
    },
  });
}

async function measureInPage(
  browser: Browser,
  { url }: Served,
  { model, backends, effort }: ChromiumSetup,
): Promise<EngineFigures> {
  const page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'log') console.log(`chromium: ${message.text()}`);
  });
  await page.goto(`${url}/engines/engines.html`);
  const setupInPage: EngineSetup = {
    models: `${url}/models/`,
    model,
    wasmPaths: '/wasm/',
    onnxRuntime: '/onnx/ort.wasm.min.mjs',
    backends,
    effort,
  };
  return page.evaluate((setup) => {
    const { measureEngines } = globalThis as unknown as {
      measureEngines: (setup: EngineSetup) => Promise<EngineFigures>;
    };
    return measureEngines(setup);
  }, setupInPage);
}
