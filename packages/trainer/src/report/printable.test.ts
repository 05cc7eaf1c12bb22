import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable, printableLine } from './printable.ts';

describe('what a terminal must not be told', () => {
  it.each([
    ['\x1b[2Jtitle', '\\u001b[2Jtitle'],
    ['\x9b31mred', '\\u009b31mred'],
    ['a\rb\tc\x07', 'a\\u000db\\u0009c\\u0007'],
    ['\u202egpj.exe', '\\u202egpj.exe'],
    ['Niño 水管 👩‍🔧', 'Niño 水管 👩‍🔧'],
    ['two\nlines', 'two\nlines'],
  ])('%j is written %j', (text, written) => expect(printable(text)).toBe(written));

  it('is the same JSON', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(printable(JSON.stringify(text)))).toBe(text);
        expect(printableLine(text)).not.toContain('\n');
      }),
    ));
});
