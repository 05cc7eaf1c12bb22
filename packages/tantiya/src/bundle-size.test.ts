import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type OutputChunk, rolldown } from 'rolldown';
import { beforeAll, describe, expect, it } from 'vitest';

/**
 * Gzip ceilings in bytes: `entry` is what a page downloads before its first answer, by the heuristic; `answering` is
 * that and the code of models, one chunk beside the model's files. The measured size is printed; of `answering` the
 * ceilings are 5 to 6 % above it. A model that reads words brings 7 kB of code to cut, hash and count them, on top of what a
 * network needs. The specification's design is in the same chunk: apart, it would save a price 300 bytes and cost a
 * request.
 */
const ceilings = {
  price: { entry: 10_000, answering: 27_500 },
  'completion-time': { entry: 10_000, answering: 26_500 },
  'profile-score': { entry: 10_000, answering: 22_500 },
  index: { entry: 14_000, answering: 34_000 },
} as const;

/** Of the chunk that comes once a call asks for reasons or advice. */
const inFullCeiling = 2_250;

/** What only a model needs, so that it is not in what a page starts with. */
const modelCode =
  /\/(engines\/direct|encoding|spec-\d+|features|open-model|manifest|topology|range|fetch-file|fetch-model|model-folder|model-predictor|engine-pool)\b/;

/** What only reasons and advice need. */
const inFullCode = /\/(in-full|answer-in-full|explain|advise|reasons|take-apart)\b/;

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
  const later = chunks.filter((chunk) => !start.includes(chunk));
  const isInFull = (chunk: OutputChunk) => modulesOf([chunk]).some((id) => inFullCode.test(id));
  return { start, models: later.filter((chunk) => !isInFull(chunk)), inFull: later.filter(isInFull) };
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

  it(`starts without the code of reasons and advice, one chunk of at most ${inFullCeiling} bytes`, () => {
    const { start, inFull } = chunksOf(chunks);
    expect(modulesOf(start).filter((id) => inFullCode.test(id))).toEqual([]);
    expect(inFull).toHaveLength(1);
    expect(modulesOf(inFull).length).toBeGreaterThan(4);
    expect(modulesOf(inFull).filter((id) => modelCode.test(id))).toEqual([]);
    const bytes = gzipBytes(inFull);
    console.log(`${entry}, reasons and advice: ${bytes} bytes of gzip`);
    expect(bytes).toBeLessThanOrEqual(inFullCeiling);
  });

  it('leads to nothing of TensorFlow.js, wasm or evaluated code', () => {
    const modules = modulesOf(chunks);
    expect(modules.length).toBeGreaterThan(30);
    expect(modules.filter((id) => forbiddenModules.some((forbidden) => id.includes(forbidden)))).toEqual([]);
    const code = chunks.map((chunk) => chunk.code).join('\n');
    expect(forbiddenText.filter((text) => code.includes(text))).toEqual([]);
  });
});
