import { describe, expect, it } from 'vitest';
import { createPriceEstimator } from '../price.ts';
import { createEstimator } from './estimator.ts';
import { modelFiles, serve } from './served-models.test-support.ts';

const { fetch } = serve(modelFiles());
const create = (options: object) => () => createEstimator({ models: '/models/', fetch, ...options });
const refusal = (field: string, message: string) =>
  expect.objectContaining({
    code: 'config/invalid',
    field,
    message,
    hint: expect.stringMatching(/^(Pass|Use|There|Name) /),
  });

describe('the options of an estimator', () => {
  it.each([undefined, null, 'models', 7, []])('are refused as %j', (options) => {
    expect(() => createEstimator(options as never)).toThrow(
      expect.objectContaining({ code: 'config/invalid' }),
    );
    expect(() => createPriceEstimator(options as never)).toThrow(
      expect.objectContaining({ code: 'config/invalid' }),
    );
  });

  it.each([
    ['models', undefined, 'models is undefined.'],
    ['models', null, 'models is null.'],
    ['models', '', 'models is "".'],
    ['models', {}, 'models is an object.'],
    ['use', 'price/mine', 'use is "price/mine".'],
    ['use', null, 'use is null.'],
    ['use', { prices: 'price/mine' }, 'use is an object.'],
    ['use', { price: '' }, 'use is an object.'],
    ['use', { price: 7 }, 'use is an object.'],
    ['use', { price: '../secret' }, 'use is an object.'],
    ['use', { price: 'price/./mine' }, 'use is an object.'],
    ['use', { price: 'price//mine' }, 'use is an object.'],
    ['engines', 'webgpu', 'engines is "webgpu".'],
    ['engine', 'gpu', 'engine is "gpu".'],
    ['rates', 58, 'rates is 58.'],
    ['timeZone', 'Mars/Olympus', 'timeZone is "Mars/Olympus".'],
    ['fetch', 'https://shop.example', 'fetch is "https://shop.example".'],
    ['downloadSilenceMs', 0, 'downloadSilenceMs is 0.'],
    ['downloadSilenceMs', '20', 'downloadSilenceMs is "20".'],
    ['engineSilenceMs', Number.NaN, 'engineSilenceMs is NaN.'],
    ['engineSilenceMs', null, 'engineSilenceMs is null.'],
    ['modles', '/models/', 'modles is "/models/".'],
  ])('name what is wrong with %s: %j', (field, value, message) => {
    expect(create({ [field]: value })).toThrow(refusal(field, message));
  });

  it.each([
    { models: new URL('https://shop.example/models/') },
    {
      models: {
        href: 'https://shop.example/models/',
        toString: (): string => 'https://shop.example/models/',
      },
    },
    { use: { price: 'price/C# & 100 % = ₱?' } },
    { use: {}, engines: [], engine: undefined, rates: undefined, timeZone: undefined },
    { downloadSilenceMs: Number.POSITIVE_INFINITY, engineSilenceMs: 1 },
  ])('may be %j', (options) => expect(create(options)).not.toThrow());
});

describe('the options of a question', () => {
  it.each([
    ['signal', 'stop', 'signal is "stop".'],
    ['signal', null, 'signal is null.'],
    ['signal', new AbortController(), 'signal is an object.'],
    ['waitMs', null, 'waitMs is null.'],
    ['waitMs', '5', 'waitMs is "5".'],
    ['onProgress', 'yes', 'onProgress is "yes".'],
    ['suggestions', -1, 'suggestions is -1.'],
    ['suggestions', 2.5, 'suggestions is 2.5.'],
    ['suggestions', '3', 'suggestions is "3".'],
    ['waitMS', 0, 'waitMS is 0.'],
  ])('name what is wrong with %s: %j', async (field, value, message) => {
    const { profileScore } = create({})();
    await expect(profileScore({}, { [field]: value })).rejects.toThrow(refusal(field, message));
    await expect(profileScore([{}], { [field]: value })).rejects.toThrow(refusal(field, message));
  });

  it('have suggestions for profiles alone', async () => {
    const { price, completionTime, profileScore } = create({})();
    const options = { suggestions: 2 };
    expect((await profileScore({}, options)).suggestions).toHaveLength(2);
    for (const answer of [price({}, options), completionTime({}, options)]) {
      await expect(answer).rejects.toThrow(refusal('suggestions', 'suggestions is 2.'));
    }
    expect(await price({}, { suggestions: undefined })).toMatchObject({ source: 'model' });
  });

  it("are no index, as a list's own map would pass", async () => {
    const { price } = create({})();
    const asked = [{}].map(price as never) as unknown as readonly Promise<unknown>[];
    await expect(asked[0]).rejects.toMatchObject({ code: 'config/invalid', message: 'The options are 0.' });
  });
});
