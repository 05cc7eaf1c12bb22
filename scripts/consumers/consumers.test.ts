import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quietFlags, softwareWebGpuFlags } from '../chromium-flags.ts';
import { findChromium } from '../find-chromium.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Outside the repository, so that an app finds only what it installed. */
const apps = mkdtempSync(join(tmpdir(), 'tantiya-consumers-'));
const tarballs: string[] = [];

beforeAll(() => {
  const { status, output } = run(
    root,
    `npm pack -w packages/core -w packages/tantiya --pack-destination ${apps}`,
  );
  expect(status, output).toBe(0);
  const packed = readdirSync(apps).filter((file) => file.endsWith('.tgz'));
  tarballs.push(...packed.map((file) => join(apps, file)));
  expect(tarballs).toHaveLength(2);
});

afterAll(() => rmSync(apps, { recursive: true, force: true }));

/** Runs a command to its end; `output` is all that it printed. */
function run(cwd: string, command: string) {
  const { status, stdout, stderr } = spawnSync(command, { cwd, shell: true, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

/** Installs the packed library, and what the app in `folder` itself needs; returns where the app is. */
function install(folder: string): string {
  const app = join(apps, folder);
  cpSync(join(here, folder), app, { recursive: true });
  installInto(app);
  return app;
}

function installInto(app: string): void {
  const options = '--ignore-scripts --no-audit --no-fund --prefer-offline';
  const { status, output } = run(app, `npm install ${options} ${tarballs.join(' ')}`);
  expect(status, output).toBe(0);
}

/** Paths of all files in a folder and below. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : [];
  });
}

describe('npm install tantiya', () => {
  it('brings less than 3 MB', () => {
    const app = join(apps, 'nothing-else');
    mkdirSync(app);
    writeFileSync(join(app, 'package.json'), '{ "private": true }');
    installInto(app);
    const sizes = filesIn(join(app, 'node_modules')).map((file) => statSync(file).size);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    console.log(`node_modules: ${(bytes / 1e6).toFixed(2)} MB in ${sizes.length} files`);
    expect(bytes).toBeGreaterThan(200_000);
    expect(bytes).toBeLessThan(3_000_000);
  });
});

describe.each(['vite', 'webpack', 'esbuild'])('an app without TensorFlow.js, built by %s', (bundler) => {
  let built = { status: null as number | null, output: 'not built' };
  let files: readonly string[] = [];
  beforeAll(() => {
    const app = install(bundler);
    built = run(app, 'npm run --silent build');
    if (built.status === 0) files = filesIn(join(app, 'dist'));
  });

  it('builds without a single warning', () => {
    expect(built).toEqual({ status: 0, output: '' });
  });

  it('has no code of TensorFlow.js in any chunk', () => {
    const sources = files.filter((file) => file.endsWith('.map')).flatMap(sourcesOf);
    expect(sources.filter((source) => source.includes('tantiya')).length).toBeGreaterThan(10);
    // A package's own source maps may name its sources by the folders of its own repository.
    const foreign = sources.flatMap(
      (source) => /@tensorflow\/|tfjs-(core|layers|backend-\w+)(?=\/)/.exec(source)?.[0] ?? [],
    );
    expect([...new Set(foreign)]).toEqual([]);
    const chunks = files.filter((file) => file.endsWith('.js')).map((file) => readFileSync(file, 'utf8'));
    expect(chunks.filter((code) => /(from|import\(?)\s*["'`]@tensorflow/.test(code))).toEqual([]);
  });
});

/** The sources that a chunk was made from, by its source map. */
function sourcesOf(map: string): readonly string[] {
  return (JSON.parse(readFileSync(map, 'utf8')) as { readonly sources: readonly string[] }).sources;
}

describe('an app with the packages of TensorFlow.js', () => {
  let server: ChildProcess | undefined;
  afterAll(() => stop(server));

  it('answers on WebGPU', async () => {
    const app = install('vite-tfjs');
    cpSync(join(root, 'trained-models'), join(app, 'public/trained-models'), { recursive: true });
    const { status, output } = run(app, 'npm run --silent build');
    expect(status, output).toBe(0);

    server = spawn('node', ['node_modules/vite/bin/vite.js', 'preview'], { cwd: app });
    const address = await addressOf(server);
    const executablePath = findChromium();
    const browser = await chromium.launch({
      args: [...quietFlags, ...softwareWebGpuFlags],
      ...(executablePath && { executablePath }),
    });
    try {
      const page = await browser.newPage();
      const errors: unknown[] = [];
      page.on('pageerror', (error) => errors.push(error));
      await page.goto(address);
      const answer = page.locator('output', { hasText: 'suggested' });
      await answer.waitFor({ timeout: 120_000 }).catch(() => expect(errors, 'no answer').toEqual([]));
      const hint: unknown = JSON.parse((await answer.textContent()) ?? '');
      expect(hint).toMatchObject({ source: 'model', engine: 'webgpu', currency: 'PHP' });
      expect(errors).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});

/** Waits until Vite prints where it serves, in colours or not. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const listen = (data: Buffer) => {
      printed += data.toString();
      const [address] = /http:\/\/localhost:\d+\//.exec(stripVTControlCharacters(printed)) ?? [];
      if (address) resolve(address);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.once('exit', () => reject(new Error(`Vite serves nothing:\n${printed}`)));
  });
}

async function stop(server: ChildProcess | undefined): Promise<void> {
  if (server === undefined || server.exitCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill();
  await gone;
}
