import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { build } from 'vite';
import { quietFlags, softwareWebGpuFlags } from '../../chromium-flags.ts';
import { findChromium } from '../../find-chromium.ts';
import type { EngineFigures, EngineSetup } from '../measure/engines.ts';
import { type ColdPage, coldPageScripts, measureColdPages } from './cold-pages.ts';
import { type Served, serveFolders } from './serve-folders.ts';

export interface ChromiumFigures {
  readonly version: string;
  /** With the first model. */
  readonly coldPages: readonly ColdPage[];
  /** One per model. */
  readonly engines: readonly EngineFigures[];
}

export interface ChromiumSetup extends Pick<EngineSetup, 'backends' | 'effort'> {
  /** Ids of the price models to measure. */
  readonly modelIds: readonly string[];
  /** Folder of models, relative to the repository. */
  readonly models: string;
  /** Visits to each cold page. */
  readonly visits: number;
}

const builtPages = 'scripts/build/bench-pages';

/** Builds the bench's pages, serves them and measures them in a headless Chromium. */
export async function measureChromium(setup: ChromiumSetup): Promise<ChromiumFigures> {
  const { models, modelIds, visits } = setup;
  // One build per page, because pages built together share chunks and with them more than each needs.
  for (const script of ['engines', ...coldPageScripts]) await buildPage(script);
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
    const coldPages = await measureColdPages(browser, site.url, modelIds[0] ?? '', visits);
    const engines: EngineFigures[] = [];
    for (const id of modelIds) engines.push(await measureInPage(browser, site, id, setup));
    return { version: browser.version(), coldPages, engines };
  } finally {
    await browser.close();
    site.close();
  }
}

/** @param script name of a file in scripts/bench/page, which page.html loads */
async function buildPage(script: string): Promise<void> {
  const root = 'scripts/bench/page';
  await build({
    root,
    base: `/${script}/`,
    configFile: false,
    logLevel: 'warn',
    define: { 'import.meta.env.SCRIPT': JSON.stringify(script) },
    build: {
      target: 'es2022',
      outDir: resolve(builtPages, script),
      emptyOutDir: true,
      // Stock TensorFlow.js is larger than Vite thinks a chunk should be.
      chunkSizeWarningLimit: 2_000,
      // It serves browsers of 2022.
      modulePreload: { polyfill: false },
      rolldownOptions: { input: `${root}/page.html` },
    },
  });
}

async function measureInPage(
  browser: Browser,
  { url }: Served,
  model: string,
  { backends, effort }: ChromiumSetup,
): Promise<EngineFigures> {
  const page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'log') console.log(`chromium: ${message.text()}`);
  });
  await page.goto(`${url}/engines/page.html`);
  const setupInPage: EngineSetup = {
    models: `${url}/models/`,
    model,
    wasmPaths: '/wasm/',
    onnxRuntime: '/onnx/ort.wasm.min.mjs',
    backends,
    effort,
  };
  const figures = await page.evaluate((setup) => {
    const { measureEngines } = globalThis as unknown as {
      measureEngines: (setup: EngineSetup) => Promise<EngineFigures>;
    };
    return measureEngines(setup);
  }, setupInPage);
  await page.close();
  return figures;
}
