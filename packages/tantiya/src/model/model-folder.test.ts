import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEstimator } from '../estimator/estimator.ts';
import { linearModels, modelFiles, type ServedModel } from '../estimator/served-models.test-support.ts';
import { createModelFolder } from './model-folder.ts';

const urlOf = (base: string | URL, path: string) =>
  createModelFolder(base, () => Promise.reject(new Error('Nothing is fetched here.'))).urlOf(path);

/** Any text but what cannot be encoded, and what means another folder. */
const part = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !/^\.\.?$|\//.test(text));

describe('the URL of a file', () => {
  it.each([
    ['/models', '/models/index.json'],
    ['/models/', '/models/index.json'],
    ['/models//', '/models/index.json'],
    ['/models/?token=x', '/models/index.json?token=x'],
    ['/models?a=/b/&c=d#top', '/models/index.json?a=/b/&c=d'],
    ['https://shop.example/m/#top', 'https://shop.example/m/index.json'],
    [new URL('https://shop.example/m?v=2'), 'https://shop.example/m/index.json?v=2'],
  ])('keeps the query of %s', (base, url) => expect(urlOf(base, 'index.json')).toBe(url));

  it('has every name as one part of its path, whatever is in the name', () =>
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const url = new URL(urlOf('https://shop.example/models/?token=x', parts.join('/')));
        expect(url.search).toBe('?token=x');
        expect(url.hash).toBe('');
        expect(url.pathname.split('/').slice(2).map(decodeURIComponent)).toEqual(parts);
      }),
    ));

  it.each(['..', '../secret', 'price/../../secret', './x', 'price/./x', 'price/..', 'price/\ud800'])(
    'is refused for %j, which names nothing in its folder',
    (path) =>
      expect(() => urlOf('/models/', path)).toThrow(expect.objectContaining({ code: 'model/corrupt' })),
  );

  it.each(['%2e%2e/secret', '..%2Fsecret', '..\\secret', '...', '.hidden'])(
    'stays in the folder for %s',
    (path) => {
      const url = new URL(urlOf('https://shop.example/models/', path));
      expect(url.pathname).toMatch(/^\/models\//);
      expect(url.pathname.split('/').slice(2).map(decodeURIComponent)).toEqual(path.split('/'));
    },
  );
});

describe('a model with an odd name', () => {
  it.each(['price/C# & 100 %', 'price/what?', 'price/₱ 🔧', 'price/a+b=c', 'price/%2e%2e'])(
    'is fetched: %s',
    async (id) => {
      const [price, ...others] = linearModels((manifest) =>
        manifest.task === 'price' ? { ...manifest, id } : manifest,
      );
      const files = modelFiles([price as ServedModel, ...others]);
      const asked: string[] = [];
      const fetch = async (place: unknown) => {
        const url = new URL(String(place));
        asked.push(url.search);
        const path = url.pathname.split('/').slice(2).map(decodeURIComponent).join('/');
        const file = files.get(path);
        return file ? new Response(new Uint8Array(file)) : new Response('', { status: 404 });
      };
      const estimator = createEstimator({
        models: 'https://shop.example/models/?token=x',
        use: { price: id },
        fetch: fetch as typeof globalThis.fetch,
      });
      expect(await estimator.price({})).toMatchObject({ source: 'model', model: `${id}@1.0.0` });
      expect(new Set(asked)).toEqual(new Set(['?token=x']));
    },
  );

  it('may have its shards in folders of their own', async () => {
    const [price] = linearModels();
    const { modelJson, weights, manifest } = price as ServedModel;
    const shards = ['shards/1 of 2.bin', 'shards/rest/2.bin'];
    const sharded = Buffer.from(String(modelJson).replace('["weights.bin"]', JSON.stringify(shards)));
    const files = modelFiles([{ manifest, modelJson: sharded, weights }]);
    const half = 8;
    const parts = new Map([
      [shards[0] as string, weights.subarray(0, half)],
      [shards[1] as string, weights.subarray(half)],
    ]);
    const { createHash } = await import('node:crypto');
    const index = JSON.parse(String(files.get('index.json')));
    for (const [name, content] of parts) {
      files.set(`${manifest.id}/${name}`, content);
      index.models[manifest.id].files[name] = createHash('sha256').update(content).digest('hex');
    }
    delete index.models[manifest.id].files['weights.bin'];
    files.set('index.json', Buffer.from(JSON.stringify(index)));
    const fetch = async (place: unknown) => {
      const file = files.get(decodeURIComponent(String(place).replace('/models/', '')));
      return file ? new Response(new Uint8Array(file)) : new Response('', { status: 404 });
    };
    const estimator = createEstimator({ models: '/models/', fetch: fetch as typeof globalThis.fetch });
    expect(await estimator.price({})).toMatchObject({ source: 'model' });
  });
});
