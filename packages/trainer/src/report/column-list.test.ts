import { describe, expect, it } from 'vitest';
import { columnList } from './column-list.ts';

describe('a list of columns', () => {
  it('puts neighbours of one feature together', () => {
    const columns = ['urgency', 'tag[0]', 'tag[1]', 'tag[2]', 'tag[7]', 'category[8]', 'skill_level'];
    expect(columnList(columns)).toBe('`urgency`, `tag[0-2]`, `tag[7]`, `category[8]`, `skill_level`');
  });
});
