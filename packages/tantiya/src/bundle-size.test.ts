import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type OutputChunk, rolldown } from 'rolldown';
import { beforeAll, describe, expect, it } from 'vitest';

/** Gzip ceilings in bytes of what a page downloads before its first answer; the measured size is a little below. */
const ceilings = {
  price: 12_000,
  'completion-time': 12_000,
  'profile-score': 12_000,
  index: 16_000,
} as const;

/** What must never be in that download. */
const forbiddenModules = ['@tensorflow/', '/engines/tfjs/backends/', '/engines/tfjs/open-tfjs-engine'];
const forbiddenText = [
  'WebAssembly',
  'eval(',
  'new Function',
  'XMLHttpRequest',
  'sendBeacon',
  'importScripts',
];

/** Bundles an entry as an app would, and returns what it loads at once. */
async function initialChunks(entry: string): Promise<readonly OutputChunk[]> {
  const bundle = await rolldown({
    input: fileURLToPath(new URL(`../dist/${entry}.js`, import.meta.url)),
    platform: 'browser',
    preserveEntrySignatures: 'strict',
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'es', minify: true, comments: false });
  const chunks = output.filter((file) => file.type === 'chunk');
  const initial = new Set(chunks.filter(({ isEntry }) => isEntry));
  // A set grows while it is walked: this follows static imports to the end.
  for (const { imports } of initial) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) initial.add(chunk);
  }
  return [...initial];
}

describe.each(Object.entries(ceilings))('the bundle of %s', (entry, ceiling) => {
  let chunks: readonly OutputChunk[] = [];
  beforeAll(async () => {
    chunks = await initialChunks(entry);
  });

  it(`is at most ${ceiling} bytes of gzip`, () => {
    const bytes = chunks.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
    console.log(`${entry}: ${bytes} bytes of gzip`);
    expect(bytes).toBeGreaterThan(4_000);
    expect(bytes).toBeLessThanOrEqual(ceiling);
  });

  it('has nothing of TensorFlow.js, wasm or evaluated code', () => {
    const modules = chunks.flatMap(({ moduleIds }) => moduleIds);
    expect(modules.length).toBeGreaterThan(10);
    expect(modules.filter((id) => forbiddenModules.some((forbidden) => id.includes(forbidden)))).toEqual([]);
    const code = chunks.map((chunk) => chunk.code).join('\n');
    expect(forbiddenText.filter((text) => code.includes(text))).toEqual([]);
  });
});
