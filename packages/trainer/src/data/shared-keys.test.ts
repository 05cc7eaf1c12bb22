import { describe, expect, it } from 'vitest';
import { SharedKeys } from './shared-keys.ts';

function foundIn(...inputs: readonly Readonly<Record<string, unknown>>[]) {
  const keys = new SharedKeys();
  for (const input of inputs) keys.add(input);
  return keys.found;
}

describe('names of one source with one key', () => {
  it('are found when they are written differently', () =>
    expect(
      foundIn(
        { category: 'Wi-Fi', tags: ['small job', 'x'] },
        { category: 'Wi Fi', tags: ['small-job'] },
        { category: 'WI-FI', skill: 'UI/UX', country: 'Côte d’Ivoire' },
        { category: 'Wi/Fi', skill: 'UI-UX', country: "Côte d'Ivoire" },
      ),
    ).toEqual([
      { field: 'category', key: 'wi-fi', names: ['Wi-Fi', 'Wi Fi', 'Wi/Fi'] },
      { field: 'tags', key: 'small-job', names: ['small job', 'small-job'] },
      { field: 'skill', key: 'ui-ux', names: ['UI/UX', 'UI-UX'] },
      { field: 'country', key: 'côte-d-ivoire', names: ['Côte d’Ivoire', "Côte d'Ivoire"] },
    ]));

  it('are not told of for case, blanks or normal form, nor when the keys differ', () =>
    expect(
      foundIn(
        { category: 'Café' },
        { category: ' CAFE\u0301 ' },
        { category: 'C' },
        { category: 'C++' },
        { category: 'C#' },
        { category: 3 },
        { category: '🔧' },
        { tags: 'not a list', category: null },
        {},
      ),
    ).toEqual([]));

  it('are a few of many, in little memory', () => {
    const keys = new SharedKeys();
    for (const sign of '!?/:;*()"~') keys.add({ category: `a${sign}b` });
    for (let row = 0; row < 150_000; row++) keys.add({ category: `category ${row}` });
    expect(keys.found).toEqual([
      { field: 'category', key: 'a-b', names: ['a!b', 'a?b', 'a/b', 'a:b', 'a;b'] },
    ]);
  });
});
