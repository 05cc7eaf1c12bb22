import { describe, expect, it } from 'vitest';
import { isTantiyaError, type TantiyaError } from '../errors.ts';
import { thrownBy } from '../test-support/thrown-error.test-support.ts';
import * as field from './schema.ts';
import { urgencyField, urgencyLevel } from './urgency.ts';

const parse = <Output>(of: field.Field<Output>, value: unknown) =>
  field.parseInput({ field: of }, 'Pass an object.', { field: value }).field;

const refusal = (of: field.Field<unknown>, value: unknown) => thrownBy(() => parse(of, value));

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
    [() => 5, 'a function'],
    [Symbol('x'), 'Symbol(x)'],
    [5n, 'a BigInt'],
    [Object(5), 'an object'],
  ])('is a number, not %s', (value, described) =>
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
    ['🔧', '🔧'],
    ['  ', undefined],
    ['\u200b', undefined],
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
  it('are keys without duplicates or blanks', () =>
    expect(parse(field.tags, [' PHP', 'php', 'Php ', '', '  ', 'Web Design', 'web-design', '🔧'])).toEqual([
      'php',
      'web-design',
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

  it('leave nothing out of their list', () => {
    const withHole = ['php', 'css', 'sql'];
    delete withHole[1];
    expect(refusal(field.tags, withHole)).toMatchObject({
      code: 'input/invalid',
      message: 'field is a list.',
    });
    expect(refusal(field.texts, withHole)).toMatchObject({ message: 'field is a list.' });
  });

  it('may be ten million', () => {
    const many = Array.from({ length: 10_000_000 }, (_, at) => (at % 2 ? 'php' : 'css'));
    expect(parse(field.tags, many)).toEqual(['css', 'php']);
    expect(parse(field.texts, many)).toHaveLength(10_000_000);
  });
});

describe('a missing field', () => {
  it.each([undefined, null])('may be %s', (value) => expect(parse(field.text, value)).toBeUndefined());

  it('is listed, and one that is given is not', () =>
    expect(field.missingFields({ a: undefined, c: 0, d: '', e: false }, ['a', 'b', 'c', 'd', 'e'])).toEqual([
      'a',
      'b',
    ]));
});

describe('an input', () => {
  const schema = {
    title: field.text,
    worker: field.object({ rating: field.amount(0, 5) }, 'Pass a worker.'),
  };
  const read = (input: unknown) => field.parseInput(schema, 'Pass an object.', input);

  it.each([
    ['text', '"text"'],
    [null, 'null'],
    [undefined, 'undefined'],
    [['a'], 'a list'],
    [() => ({}), 'a function'],
  ])('is an object, not %s', (value, described) =>
    expect(thrownBy(() => read(value))).toEqual({
      code: 'input/invalid',
      message: `The input is ${described}.`,
      hint: 'Pass an object.',
    }),
  );

  it('says what it gives, of an object within it too', () => {
    expect(field.givenFields(read({ title: '', worker: { rating: 4 }, other: 1 }))).toEqual([
      'title',
      'worker.rating',
    ]);
    expect(field.givenFields(read({ title: null, worker: {} }))).toEqual([]);
  });

  it('may have no prototype, or one that reads its fields', () => {
    class Job {
      get title() {
        return 'x';
      }
    }
    expect(read(Object.assign(Object.create(null), { title: 'x' }))).toEqual({ title: 'x' });
    expect(read(new Job())).toEqual({ title: 'x' });
  });

  it('whose field cannot be read is refused by the name of the field', () => {
    const broken = Object.defineProperty({}, 'rating', {
      get() {
        throw new Error('closed');
      },
    });
    expect(errorOf(() => read({ worker: broken }))).toMatchObject({
      code: 'input/invalid',
      message: 'worker.rating cannot be read.',
      field: 'worker.rating',
      cause: expect.objectContaining({ message: 'closed' }),
    });
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(errorOf(() => read(proxy))).toMatchObject({ code: 'input/invalid', field: 'title' });
    expect(errorOf(() => read({ worker: proxy }))).toMatchObject({ field: 'worker.rating' });
  });

  it('that is wrong is shown in few words, whatever it is', () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    const values = [circular, Symbol('x'.repeat(1e6)), 10n ** 100_000n, [circular], Date];
    for (const value of values) {
      const { message, field: name } = errorOf(() => read({ title: value }));
      expect(message.length).toBeLessThan(110);
      expect(name).toBe('title');
    }
  });

  it('with a field of 200 million characters is refused as fast as any', () => {
    const huge = ' '.repeat(200_000_000);
    const fields: readonly field.Field<unknown>[] = [
      urgencyField,
      field.category,
      field.name,
      field.tags,
      field.amount(0),
    ];
    for (const refusing of fields) {
      const start = performance.now();
      expect(
        errorOf(() => parse(refusing, refusing === field.tags ? [huge] : huge)).message.length,
      ).toBeLessThan(99);
      expect(performance.now() - start).toBeLessThan(2_000);
    }
  });
});

function errorOf(run: () => unknown): TantiyaError {
  try {
    run();
  } catch (error) {
    if (isTantiyaError(error)) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}
