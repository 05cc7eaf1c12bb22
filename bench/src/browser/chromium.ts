import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { quietFlags, softwareWebGpuFlags } from '../../../scripts/build/chromium-flags.js';
import { provideChromium } from '../../../scripts/build/provide-chromium.js';
import type { Effort, EngineFigures, EngineSetup } from '../measure/engines.ts';
import { type ColdPage, coldPageScripts, measureColdPages } from './cold-pages.ts';
import { serveFolders } from './serve-folders.ts';

export interface ChromiumFigures {
  readonly version: string;
  /** With the first model. */
  readonly coldPages: readonly ColdPage[];
  /** One per model. */
  readonly engines: readonly EngineFigures[];
}

const pageFolder = 'bench/src/page';
const builtPages = 'bench/build/pages';

/**
 * Builds the bench's pages, serves them and measures them in a headless Chromium.
 *
 * @param models folder of models
 * @param modelIds ids of the price models
 * @param wasmFolder has the .wasm files of TensorFlow.js
 */
export async function measureChromium(
  models: string,
  modelIds: readonly string[],
  wasmFolder: string,
  effort: Effort,
): Promise<ChromiumFigures> {
  const executablePath = provideChromium();
  // One build per page, because pages built together share chunks and with them more than each needs.
  for (const script of ['engines', ...coldPageScripts]) await buildPage(script);
  const { url, close } = await serveFolders({
    '/models/': models,
    '/wasm/': wasmFolder,
    '/onnx/': 'node_modules/onnxruntime-web/dist',
    '/': builtPages,
  });
  const browser = await chromium.launch({ executablePath, args: [...quietFlags, ...softwareWebGpuFlags] });
  try {
    const coldPages = await measureColdPages(browser, url, modelIds[0] ?? '', effort.visits);
    const engines: EngineFigures[] = [];
    for (const model of modelIds) {
      const page = await browser.newPage();
      page.on('console', (message) => message.type() === 'log' && console.log(message.text()));
      await page.goto(`${url}/engines/page.html`);
      const inPage: EngineSetup = {
        where: 'Chromium',
        models: `${url}/models/`,
        model,
        wasmPaths: '/wasm/',
        onnxRuntime: '/onnx/ort.wasm.min.mjs',
        backends: ['cpu', 'wasm', 'webgl', 'webgpu'],
        effort,
      };
      // page/engines.ts puts it there.
      engines.push((await page.evaluate(`measureEngines(${JSON.stringify(inPage)})`)) as EngineFigures);
      await page.close();
    }
    return { version: browser.version(), coldPages, engines };
  } finally {
    await browser.close();
    close();
  }
}

/** @param script name of a file in bench/src/page, which page.html loads */
async function buildPage(script: string): Promise<void> {
  await build({
    root: pageFolder,
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
      rolldownOptions: { input: `${pageFolder}/page.html` },
    },
  });
}
