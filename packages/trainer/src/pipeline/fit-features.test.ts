import {
  createEncoder,
  type Feature,
  numeric,
  oneHot,
  priceSpec60,
  priceTask,
  vocabulary,
} from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { fitFeatures } from './fit-features.ts';

interface Job {
  readonly title: string;
  readonly tags: readonly string[];
}

const rows = (...tags: readonly (readonly string[])[]) =>
  tags.map((tags) => ({ parsed: { title: 'any', tags } }));

const tags = (width: number): Feature<Job> => vocabulary('tags', width, 'tag', ['tags'], (job) => job.tags);

describe('fitting features', () => {
  it('finds the most frequent words of each vocabulary, ties in alphabetical order', () => {
    const train = rows(['paint', 'wood'], ['wood'], ['zinc', 'paint'], ['wood', 'brick']);
    expect(fitFeatures([tags(3)], train)).toEqual({ tags: ['wood', 'paint', 'brick'] });
  });

  it('counts a word once a row', () => {
    expect(fitFeatures([tags(1)], rows(['paint', 'paint', 'paint'], ['wood'], ['wood']))).toEqual({
      tags: ['wood'],
    });
  });

  it('files each vocabulary under its feature, and nothing for features that are not fitted', () => {
    const features: readonly Feature<Job>[] = [
      numeric('length', 'characters', ['title'], ({ title }) => title.length),
      tags(2),
      oneHot('kind', 2, 'of two', ['title'], () => [0]),
      vocabulary('titles', 2, 'title', ['title'], ({ title }) => [title]),
      {
        kind: 'sparse',
        name: 'hashed',
        unit: 'hash',
        reads: ['title'],
        open: () => ({ width: 4, read() {} }),
      },
    ];
    expect(fitFeatures(features, rows(['wood']))).toEqual({ tags: ['wood'], titles: ['any'] });
  });

  it('knows no words without rows, and of rows without words', () => {
    expect(fitFeatures([tags(2)], [])).toEqual({ tags: [] });
    expect(fitFeatures([tags(2)], rows([], []))).toEqual({ tags: [] });
  });

  it('gives what the encoder of a design opens', () => {
    const postings = [
      { category: 'plumbing', tags: ['sql', 'excel'] },
      { category: 'plumbing', tags: ['sql'] },
      { category: 'painting' },
    ];
    const { features } = priceSpec60;
    const fitted = fitFeatures(
      features,
      postings.map((posting) => ({ parsed: priceTask.parse(posting).parsed })),
    );
    expect(fitted).toEqual({
      tag_one_hot: ['sql', 'excel'],
      category_one_hot: ['plumbing', 'painting'],
    });
    expect(createEncoder(features, fitted).shape).toEqual({ dense: 60, sparse: 0 });
  });
});
