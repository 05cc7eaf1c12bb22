import { afterEach, describe, expect, it, vi } from 'vitest';

/** What a command prints, where the parser of arguments thinks that colours are welcome. */
async function printed(argv: readonly string[]): Promise<string> {
  for (const name of ['CI', 'TEST', 'NO_COLOR']) vi.stubEnv(name, '');
  vi.stubEnv('TERM', 'xterm-256color');
  vi.resetModules();
  const { run } = await import('./run.ts');
  const lines: unknown[] = [];
  const print = (line: unknown) => void lines.push(line);
  vi.spyOn(console, 'log').mockImplementation(print);
  vi.spyOn(console, 'error').mockImplementation(print);
  await run(argv);
  return lines.join('\n');
}

/** Turns standard output into a terminal, or what is none. */
function stubColors(hasColors: (() => boolean) | undefined): void {
  vi.spyOn(process, 'stdout', 'get').mockReturnValue(
    Object.assign(Object.create(process.stdout), { hasColors }),
  );
}

describe('colours', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  it('are for terminals that show them', async () => {
    stubColors(() => true);
    expect(await printed(['--help'])).toContain('\u001b[');
  });

  it.each([
    ['a pipe or a file', undefined],
    ['a terminal without colours, or with NO_COLOR', () => false],
  ])('are not for %s', async (_, hasColors) => {
    stubColors(hasColors);
    for (const argv of [['--help'], ['train', '--help']]) {
      const text = await printed(argv);
      expect(text).toContain('USAGE');
      expect(text).not.toContain('\u001b');
    }
  });

  it('are in no error, nor what they are written with', async () => {
    const text = await printed(['tarin']);
    expect(text).toContain('Unknown command tarin');
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\\u001b');
  });
});
