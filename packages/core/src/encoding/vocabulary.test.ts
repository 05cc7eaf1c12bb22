import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitVocabulary, indexVocabulary } from './vocabulary.ts';

describe('fitVocabulary', () => {
  it('counts the rows a word is in, not how often it is there', () =>
    expect(fitVocabulary([['php', 'php', 'php'], ['css'], ['css']], 1)).toEqual(['css']));

  it('orders by document frequency, ties alphabetically', () =>
    expect(fitVocabulary([['seo', 'ajax'], ['seo', 'css'], ['php']], 20)).toEqual([
      'seo',
      'ajax',
      'css',
      'php',
    ]));

  it('breaks a tie at the cut alphabetically too', () =>
    expect(fitVocabulary([['c'], ['b'], ['a']], 2)).toEqual(['a', 'b']));

  it('compares by code unit, so that no locale changes a model', () =>
    expect(fitVocabulary([['é', 'z', 'Z', 'a']], 4)).toEqual(['Z', 'a', 'z', 'é']));

  it('takes fewer words than asked for when there are no more', () =>
    expect(fitVocabulary([['a'], []], 20)).toEqual(['a']));

  it('does not depend on the order of the rows', () =>
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ maxLength: 2 }))), (rows) => {
        expect(fitVocabulary([...rows].reverse(), 5)).toEqual(fitVocabulary(rows, 5));
      }),
    ));
});

describe('indexVocabulary', () => {
  it('looks names up by key, and of two with one key takes the first', () =>
    expect([...indexVocabulary(['machine learning (ml)', 'small-job', 'Small Job'])]).toEqual([
      ['machine-learning-ml', 0],
      ['small-job', 1],
    ]));

  it('gives each word its column', () =>
    expect([...indexVocabulary(['seo', 'css'])]).toEqual([
      ['seo', 0],
      ['css', 1],
    ]));

  it('knows nothing when empty', () => expect(indexVocabulary([]).size).toBe(0));
});
