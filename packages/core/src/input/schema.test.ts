import { describe, expect, it } from 'vitest';
import { thrownBy } from '../test-support/thrown-error.test-support.ts';
import * as field from './schema.ts';
import { urgencyField, urgencyLevel } from './urgency.ts';

const hint = 'Pass an object.';

const parse = <Output>(schema: field.Field<Output>, value: unknown) =>
  field.parseInput({ field: schema }, hint, { field: value }).field;

const refusal = (schema: field.Field<unknown>, value: unknown) => thrownBy(() => parse(schema, value));

describe('an amount', () => {
  const percent = field.amount(0, 100);

  it.each([0, 0.5, 100])('may be %d', (value) => expect(parse(percent, value)).toBe(value));

  it.each([-0.01, 100.01, -1e308])('is out of range at %d', (value) =>
    expect(refusal(percent, value)).toEqual({
      code: 'input/invalid',
      message: `field is ${value}.`,
      hint: 'Pass a number from 0 to 100.',
    }),
  );

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('is not finite at %d', (value) =>
    expect(refusal(field.amount(0), value)).toEqual({
      code: 'input/not-finite',
      message: `field is ${value}.`,
      hint: 'Pass a number of 0 or more.',
    }),
  );

  it.each([
    ['5', '"5"'],
    [true, 'true'],
    [[5], 'a list'],
    [{}, 'an object'],
    [Symbol('five'), 'Symbol(five)'],
  ])('is a number, not %j', (value, described) =>
    expect(refusal(percent, value)).toMatchObject({
      code: 'input/invalid',
      message: `field is ${described}.`,
    }),
  );

  it('is quoted in part when long', () =>
    expect(refusal(percent, 'x'.repeat(1000)).message).toBe(`field is "${'x'.repeat(80)}".`));
});

describe('a choice', () => {
  it.each(['HIGH', 'high', 'High', ' high '])('takes any case: %j', (value) =>
    expect(parse(urgencyField, value)).toBe('HIGH'),
  );

  it.each(['URGENT', '', 2])('names the words it knows, for %j', (value) =>
    expect(refusal(urgencyField, value)).toMatchObject({
      code: 'input/invalid',
      hint: 'Use one of LOW, MEDIUM, HIGH.',
    }),
  );

  it('has an order', () => {
    expect(urgencyLevel('LOW')).toBe(0);
    expect(urgencyLevel('MEDIUM')).toBe(1);
    expect(urgencyLevel('HIGH')).toBe(2);
  });
});

describe('a category', () => {
  it.each([
    ['General Cleaning', 'general-cleaning'],
    [3, '3'],
    ['3', '3'],
    ['  ', undefined],
    ['', undefined],
  ])('%j becomes %j', (value, expected) => expect(parse(field.category, value)).toBe(expected));

  it.each([
    [Number.POSITIVE_INFINITY, 'input/not-finite'],
    [Number.NaN, 'input/not-finite'],
    [['plumbing'], 'input/invalid'],
  ])('is refused as %j', (value, code) =>
    expect(refusal(field.category, value)).toMatchObject({
      code,
      hint: 'Pass the name, slug or numeric id of a category.',
    }),
  );
});

describe('tags', () => {
  it('are trimmed, lower-cased and without duplicates or blanks', () =>
    expect(parse(field.tags, [' PHP', 'php', 'Php ', '', '  ', 'Web Design', '🔧'])).toEqual([
      'php',
      'web design',
      '🔧',
    ]));

  it('are a list, not a text that looks like one', () =>
    expect(refusal(field.tags, "['php']")).toMatchObject({ hint: 'Pass a list of strings.' }));

  it('are all strings', () =>
    expect(refusal(field.tags, ['php', 5])).toEqual({
      code: 'input/invalid',
      message: 'field is a list.',
      hint: 'Pass a list of strings.',
    }));
});

describe('a missing field', () => {
  it.each([undefined, null])('may be %s', (value) =>
    expect(field.parseInput({ field: field.text }, hint, { field: value })).toEqual({}),
  );

  it('is listed, and one that is given is not', () =>
    expect(field.missingFields({ a: null, c: 0, d: '', e: false }, ['a', 'b', 'c', 'd', 'e'])).toEqual([
      'a',
      'b',
    ]));
});

describe('an input', () => {
  it.each([
    ['text', '"text"'],
    [null, 'null'],
    [undefined, 'undefined'],
  ])('is an object, not %j', (value, described) =>
    expect(thrownBy(() => field.parseInput({}, hint, value))).toEqual({
      code: 'input/invalid',
      message: `The input is ${described}.`,
      hint,
    }),
  );

  it('names a field of an object within it by its path', () => {
    const schema = { worker: field.object({ rating: field.amount(0, 5) }, 'Pass a worker.') };
    expect(thrownBy(() => field.parseInput(schema, hint, { worker: { rating: 6 } })).message).toBe(
      'worker.rating is 6.',
    );
    expect(thrownBy(() => field.parseInput(schema, hint, { worker: [] })).hint).toBe('Pass a worker.');
  });
});
