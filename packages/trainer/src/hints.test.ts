import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from './run.ts';

const packages = join(import.meta.dirname, '../..');

/** The texts of the sources, without comments: what they say to people is among them. */
const sources = ['core', 'tantiya', 'trainer'].flatMap((name) => {
  const folder = join(packages, name, 'src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.(test|test-support)\.ts$/.test(file))
    .map((file) => ({
      file: join(name, file),
      text: readFileSync(join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''),
    }));
});

function named(pattern: RegExp): readonly { readonly file: string; readonly name: string }[] {
  return sources.flatMap(({ file, text }) =>
    Array.from(text.matchAll(pattern), ([, name = '']) => ({ file, name })),
  );
}

describe('what hints and errors name', () => {
  let commands: readonly string[] = [];
  const options = new Set(['help', 'version']);

  beforeAll(async () => {
    const output = vi.spyOn(console, 'log').mockImplementation(() => {});
    const help = async (...argv: readonly string[]) => {
      await run([...argv, '--help']);
      return String(output.mock.lastCall?.[0]);
    };
    commands = /^USAGE tantiya (\S+)/m.exec(await help())?.[1]?.split('|') ?? [];
    for (const command of commands) {
      for (const [, option = ''] of (await help(command)).matchAll(/^ *--([a-z][a-z-]*)/gm))
        options.add(option);
    }
  });

  it('is an option of some command', () => {
    const found = named(/(?<![\w-])--([a-z][a-z-]*)/g);
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter(({ name }) => !options.has(name))).toEqual([]);
  });

  it('is a command that there is', () => {
    const found = named(/\btantiya ([a-z]+)(?=[ `])/g).filter(({ file }) => !file.endsWith('run.ts'));
    expect(found.length).toBeGreaterThan(2);
    expect(found.filter(({ name }) => !commands.includes(name))).toEqual([]);
  });
});
