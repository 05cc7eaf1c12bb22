import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Of the repository and of each package, with how many snippets and links to files there are at least. */
const readmes = [
  ['README.md', 3, 6],
  ['CONTRIBUTING.md', 0, 20],
  ['packages/core/README.md', 1, 0],
  ['packages/tantiya/README.md', 1, 0],
  ['packages/trainer/README.md', 0, 0],
] as const;

/** What a page has that the snippets leave out. */
const page = `
import type { Estimate, PriceEstimate, PriceInput, ProfileInput } from 'tantiya';
declare const form: HTMLFormElement, bar: HTMLProgressElement, signal: AbortSignal;
declare const profiles: readonly ProfileInput[];
declare function readForm(): PriceInput;
declare function show(hint: Estimate<PriceEstimate>): void;
`;

describe.each(readmes)('%s', (file, snippetCount, linkCount) => {
  const readme = readFileSync(join(root, file), 'utf8');

  // Inside the repository, so that `tantiya` is found as in an app that installed it.
  mkdirSync(join(root, 'build'), { recursive: true });
  const app = mkdtempSync(join(root, 'build', 'readme-'));
  afterAll(() => rmSync(app, { recursive: true }));

  it('has snippets that compile in a strict app, as printed and in their order', () => {
    const snippets = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code);
    expect(snippets.length).toBeGreaterThanOrEqual(snippetCount);
    writeFileSync(join(app, 'page.ts'), [page, ...snippets].join('\n'));
    const options =
      '--strict --noEmit --target es2022 --module esnext --moduleResolution bundler --lib es2022,dom --types';
    const { stdout, status } = spawnSync(
      'npx',
      ['tsc', '--ignoreConfig', ...options.split(' '), '', 'page.ts'],
      {
        cwd: app,
        encoding: 'utf8',
      },
    );
    expect(stdout).toBe('');
    expect(status).toBe(0);
  }, 60_000);

  it('links to files that are there', () => {
    const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target]) => target ?? '');
    expect(targets.length).toBeGreaterThanOrEqual(linkCount);
    expect(targets.filter((target) => !existsSync(join(root, file, '..', target)))).toEqual([]);
  });
});
