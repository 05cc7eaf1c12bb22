import { describe, expect, it } from 'vitest';
import { thrownBy } from '../test-support/thrown-error.test-support.ts';
import { parsePrice } from './input.ts';

const parsed = (input: unknown) => parsePrice(input).parsed;

describe('a job posting', () => {
  it('takes the defaults of the specification and lists what was missing', () =>
    expect(parsed({})).toEqual({
      title: { codePoints: 0, words: 0, wordCodePoints: 0 },
      titleText: '',
      description: { codePoints: 0, words: 0, wordCodePoints: 0 },
      descriptionText: '',
      category: undefined,
      urgency: 'MEDIUM',
      skillLevel: 'INTERMEDIATE',
      materials: 0,
      materialNames: [],
      tags: [],
      scope: 'MODERATE_PROJECT',
      environment: 'INDOOR',
      chosen: { urgency: undefined, skillLevel: undefined, scope: undefined, environment: undefined },
      currency: undefined,
      client: { country: undefined, rating: undefined, reviews: undefined, spent: undefined },
      attributes: [],
      missing: ['title', 'description', 'category', 'urgency', 'skillLevel', 'materials', 'tags'],
    }));

  it('is answered in PHP when not asked otherwise', () =>
    expect(parsePrice({}).view).toEqual({ currency: 'PHP', rate: 1, digits: 2 }));

  it('is of the market of its currency, where one is named', () =>
    expect(parsed({ title: 'x', currency: ' usd ' })).toEqual({
      ...parsed({ title: 'x' }),
      currency: 'USD',
    }));

  it('has attributes by name and value, each a name: spelled in any way', () => {
    const attributes = {
      district: ' Makati ',
      floor_area: 'Large',
      'Floor Area ': 'Small',
      lift: null,
      view: '',
    };
    expect(parsed({ attributes }).attributes).toEqual([
      'district=makati',
      'floorarea=large',
      'floorarea=small',
    ]);
    expect(() => parsed({ attributes: { floor: 3 } })).toThrow('attributes is an object.');
    expect(() => parsed({ attributes: ['Makati'] })).toThrow('attributes is a list.');
  });

  it('is measured as what a reader sees', () => {
    const plain = parsed({ title: 'Fix the sink', description: 'It drips.\nPlease bring tape & sealant.' });
    const html = parsed({
      title: '<b>Fix</b> the\u200b sink',
      description: '<p>It <em>drips</em>.</p><p>Please bring tape &amp; sealant.</p><!-- 2026 -->',
    });
    expect(html).toEqual(plain);
  });

  it('says which fields it gives, but for how it is to be answered', () =>
    expect(parsePrice({ title: '', tags: [], scope: null, currency: 'USD', other: 1 }).given).toEqual([
      'title',
      'tags',
    ]));

  it('takes null for missing, and a blank category', () =>
    expect(parsed({ title: null, urgency: null, category: ' ' }).missing).toEqual(parsed({}).missing));

  it('lists nothing when all is given', () =>
    expect(
      parsed({
        title: '',
        description: '',
        category: 7,
        urgency: 'LOW',
        skillLevel: 'ENTRY',
        materials: [],
        tags: [],
      }).missing,
    ).toEqual([]));

  it('takes every word in any case', () =>
    expect(
      parsePrice({
        urgency: 'high',
        skillLevel: 'Expert',
        scope: 'major_renovation',
        environment: 'both',
        currency: ' usd ',
      }),
    ).toMatchObject({
      parsed: {
        urgency: 'HIGH',
        skillLevel: 'EXPERT',
        scope: 'MAJOR_RENOVATION',
        environment: 'BOTH',
      },
      view: { currency: 'USD', rate: 56 },
    }));

  it("answers in a currency of the caller's own rates", () =>
    expect(parsePrice({ currency: 'chf' }, { rates: { CHF: 64 } }).view.rate).toBe(64));

  it.each([
    [{ title: 5 }, 'title is 5.', 'Pass a string.'],
    [{ description: [] }, 'description is a list.', 'Pass a string.'],
    [{ category: {} }, 'category is an object.', 'Pass the name, slug or numeric id of a category.'],
    [{ urgency: 'URGENT' }, 'urgency is "URGENT".', 'Use one of LOW, MEDIUM, HIGH.'],
    [{ skillLevel: 'guru' }, 'skillLevel is "guru".', 'Use one of ENTRY, INTERMEDIATE, EXPERT.'],
    [{ materials: 3 }, 'materials is 3.', 'Pass a list of strings.'],
    [{ materials: [3] }, 'materials is a list.', 'Pass a list of strings.'],
    [{ tags: 'php' }, 'tags is "php".', 'Pass a list of strings.'],
    [{ scope: 'HUGE' }, 'scope is "HUGE".', 'Use one of MINOR_REPAIR, MODERATE_PROJECT, MAJOR_RENOVATION.'],
    [{ environment: 'SPACE' }, 'environment is "SPACE".', 'Use one of INDOOR, OUTDOOR, BOTH.'],
    ['a sink', 'The input is "a sink".', 'Pass a job posting as an object.'],
  ])('refuses %j, naming field, value and fix', (input, message, hint) =>
    expect(thrownBy(() => parsePrice(input))).toEqual({ code: 'input/invalid', message, hint }),
  );

  it('refuses an unknown currency', () =>
    expect(thrownBy(() => parsePrice({ currency: 'xyz' })).message).toBe('currency is "XYZ".'));
});
