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

  it.each<[string, unknown]>([
    ['null', null],
    ['a page of HTML', '<!doctype html>'],
    ['another format', { ...index, format: 2 }],
    ['no defaults', { ...index, defaults: undefined }],
    ['a hash that is no text', { ...index, models: { m: { version: '1', files: { 'x.bin': 5 } } } }],
  ])('is corrupt as %s', (_, json) =>
    expect(thrownBy(() => parseModelIndex(json))).toMatchObject({
      code: 'model/corrupt',
      message: expect.stringContaining('index.json is not an index of models'),
      hint: 'Write it with `tantiya index`.',
    }),
  );
});
