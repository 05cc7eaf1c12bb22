import { describe, expect, it } from 'vitest';
import { thrownBy } from '../test-support/thrown-error.test-support.ts';
import { parseModelIndex } from './model-index.ts';

const index = {
  format: 1,
  defaults: { price: 'price/freelance' },
  models: {
    'price/freelance': { version: '1.0.0', files: { 'model.json': 'ab12', 'weights.bin': 'cd34' } },
  },
};

describe('index.json', () => {
  it('names the model of each task and the hashes of its files', () =>
    expect(parseModelIndex(index)).toEqual(index));

  it('may name another folder than the id for a model’s files', () => {
    const models = { 'price/a': { version: '1', path: 'releases/price/a/0f', files: {} } };
    expect(parseModelIndex({ ...index, models }).models).toEqual(models);
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a page of HTML', '<!doctype html>'],
    ['another format', { ...index, format: 2 }],
    ['no defaults', { ...index, defaults: undefined }],
    ['a path that is no text', { ...index, models: { m: { version: '1', path: 5, files: {} } } }],
    ['a hash that is no text', { ...index, models: { m: { version: '1', files: { 'x.bin': 5 } } } }],
  ])('is corrupt as %s', (_, json) =>
    expect(thrownBy(() => parseModelIndex(json))).toMatchObject({
      code: 'model/corrupt',
      message: expect.stringContaining('index.json is not an index of models'),
      hint: 'Write it with `tantiya index`.',
    }),
  );
});
