import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { describe, expect, it, vi } from 'vitest';

const entry = fileURLToPath(new URL('../price.ts', import.meta.url));

/** The library as an app's bundler makes it, in one file. */
async function bundle(define: Record<string, string>): Promise<string> {
  const build = await rolldown({
    input: entry,
    resolve: { conditionNames: ['@tantiya/source', 'import', 'default'] },
    transform: { define },
    logLevel: 'silent',
  });
  const { output } = await build.generate({ format: 'es', codeSplitting: false, minify: true });
  return output[0].code;
}

/** What the console is told by two estimators, each asked twice, whose models cannot be fetched. */
async function warningsOf(code: string): Promise<readonly string[]> {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  try {
    const { createPriceEstimator } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    for (const models of ['/first/', '/second/']) {
      const estimator = createPriceEstimator({
        models,
        fetch: async () => new Response('', { status: 404 }),
      });
      await estimator.price({});
      await estimator.load();
    }
    return warn.mock.calls.map(([text]) => String(text));
  } finally {
    warn.mockRestore();
  }
}

describe('the console', () => {
  it('is told once by each estimator of a development build why no model answers, and what to do', async () => {
    const warnings = await warningsOf(await bundle({ 'process.env.NODE_ENV': '"development"' }));
    expect(warnings).toEqual([
      'tantiya: no model for price: /first/index.json answered 404. Check the `models` URL, and that the whole folder is published.',
      'tantiya: no model for price: /second/index.json answered 404. Check the `models` URL, and that the whole folder is published.',
    ]);
  });

  it('is told nothing by a production build, which has no such code', async () => {
    const code = await bundle({ 'process.env.NODE_ENV': '"production"' });
    expect(code).not.toContain('console');
    expect(await warningsOf(code)).toEqual([]);
  });

  it('is told nothing where there is no bundler and no process', async () => {
    const code = await bundle({ process: 'undefined' });
    expect(await warningsOf(code)).toEqual([]);
  });
});
