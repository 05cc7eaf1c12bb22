import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type OutputChunk, rolldown } from 'rolldown';
import { beforeAll, describe, expect, it } from 'vitest';

/**
 * Gzip ceilings in bytes: `entry` is what a page downloads before its first answer, by the heuristic; `answering` is
 * that and the code of models, one chunk beside the model's files. The measured size is printed. Of price they were 9,564
 * and 18,949, and of all three tasks 13,227 and 24,224, when the ceilings were set.
 */
const ceilings = {
  price: { entry: 10_000, answering: 20_000 },
  'completion-time': { entry: 10_000, answering: 20_000 },
  'profile-score': { entry: 10_000, answering: 20_000 },
  index: { entry: 14_000, answering: 25_000 },
} as const;

/** What only a model needs, so that it is not in what a page starts with. */
const modelCode =
  /\/(engines\/direct|encoding|spec-\d+|features|open-model|manifest|topology|fetch-model|model-predictor|engine-pool)\b/;

/** What nobody may download who did not import an engine of `tantiya/tfjs`. */
const forbiddenModules = ['@tensorflow/', '/engines/tfjs/', '/dist/tfjs/'];
const forbiddenText = [
  'WebAssembly',
  'eval(',
  'new Function',
  'XMLHttpRequest',
  'sendBeacon',
  'importScripts',
];

/** Bundles an entry as an app would, whose chunks may import from the one that the page starts with. */
async function bundle(entry: string): Promise<readonly OutputChunk[]> {
  const build = await rolldown({
    input: fileURLToPath(new URL(`../dist/${entry}.js`, import.meta.url)),
    platform: 'browser',
    preserveEntrySignatures: 'allow-extension',
    logLevel: 'silent',
  });
  const { output } = await build.generate({ format: 'es', minify: true, comments: false });
  return output.filter((file) => file.type === 'chunk');
}

/** The chunks that the first one loads at once, itself included. */
function withImports(chunks: readonly OutputChunk[], first: OutputChunk | undefined): readonly OutputChunk[] {
  const loaded = new Set(first && [first]);
  // A set grows while it is walked: this follows static imports to the end.
  for (const { imports } of loaded) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) loaded.add(chunk);
  }
  return [...loaded];
}

function gzipBytes(chunks: Iterable<OutputChunk>): number {
  return [...new Set(chunks)].reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
}

const modulesOf = (chunks: readonly OutputChunk[]) => chunks.flatMap(({ moduleIds }) => moduleIds);

const chunksOf = (chunks: readonly OutputChunk[]) => {
  const start = withImports(
    chunks,
    chunks.find(({ isEntry }) => isEntry),
  );
  return { start, models: chunks.filter((chunk) => !start.includes(chunk)) };
};

describe.each(Object.entries(ceilings))('the bundle of %s', (entry, ceiling) => {
  let chunks: readonly OutputChunk[] = [];
  beforeAll(async () => {
    chunks = await bundle(entry);
  });

  it(`starts with at most ${ceiling.entry} bytes of gzip`, () => {
    const bytes = gzipBytes(chunksOf(chunks).start);
    console.log(`${entry}: ${bytes} bytes of gzip`);
    expect(bytes).toBeGreaterThan(4_000);
    expect(bytes).toBeLessThanOrEqual(ceiling.entry);
  });

  it(`answers by a model with at most ${ceiling.answering} bytes of gzip`, () => {
    const { start, models } = chunksOf(chunks);
    const bytes = gzipBytes([...start, ...models]);
    console.log(`${entry} and the code of models: ${bytes} bytes of gzip`);
    expect(bytes).toBeGreaterThan(gzipBytes(start) + 2_000);
    expect(bytes).toBeLessThanOrEqual(ceiling.answering);
  });

  it('starts without the code of models, which is one chunk', () => {
    const { start, models } = chunksOf(chunks);
    expect(modulesOf(start).filter((id) => modelCode.test(id))).toEqual([]);
    expect(models).toHaveLength(1);
    expect(modulesOf(models).filter((id) => modelCode.test(id)).length).toBeGreaterThan(20);
  });

  it('leads to nothing of TensorFlow.js, wasm or evaluated code', () => {
    const modules = modulesOf(chunks);
    expect(modules.length).toBeGreaterThan(30);
    expect(modules.filter((id) => forbiddenModules.some((forbidden) => id.includes(forbidden)))).toEqual([]);
    const code = chunks.map((chunk) => chunk.code).join('\n');
    expect(forbiddenText.filter((text) => code.includes(text))).toEqual([]);
  });
});
