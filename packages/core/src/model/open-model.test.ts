import { describe, expect, it } from 'vitest';
import { completionTimeTask } from '../completion-time/task.ts';
import type { Design } from '../design.ts';
import { createEncoder } from '../encoding/encode.ts';
import { numeric, type SparseFeature } from '../encoding/feature.ts';
import { TantiyaError } from '../errors.ts';
import type { PriceJob } from '../price/input.ts';
import type { PricePrediction } from '../price/prediction.ts';
import { priceSpec60 } from '../price/spec-60.ts';
import { priceTask } from '../price/task.ts';
import { profileScoreTask } from '../profile-score/task.ts';
import { taskIds } from '../task-id.ts';
import { withTask } from '../tasks.ts';
import { thrownBy } from '../test-support/thrown-error.test-support.ts';
import { manifestFor, probeFor, specifiedDesign } from './manifest.test-support.ts';
import type { GoldenProbe, Manifest } from './manifest.ts';
import { openModel } from './open-model.ts';

const input = { title: 'Fix a sink', category: 'Plumbing', tags: ['urgent'] };
const fitted = { category_one_hot: ['plumbing'], tag_one_hot: ['pipes', 'urgent'] };
const probe = probeFor(priceTask, input, fitted, [7, 8, 9]);
const manifest = manifestFor(priceTask, { fitted, probes: [probe] });

const refusal = (changes: Partial<Manifest>) =>
  thrownBy(() => openModel(priceTask, { ...manifest, ...changes }));

describe('a model', () => {
  it.each(taskIds)("of %s opens with today's features", (id) =>
    withTask(id, (task) => {
      const { design, shape } = openModel(task, manifestFor(task));
      expect(design).toBe(specifiedDesign(task));
      expect(shape).toEqual(createEncoder(design.features).shape);
    }),
  );

  it('encodes with what was fitted', () => {
    const { encode } = openModel(priceTask, manifest);
    const { dense } = encode([priceTask.parse({ category: 'plumbing', tags: ['urgent'] }).parsed]);
    expect([...dense.subarray(10, 13)]).toEqual([0, 1, 0]);
    expect([...dense.subarray(30, 32)]).toEqual([1, 0]);
  });

  it('reads outputs row by row', () => {
    const { read } = openModel(priceTask, manifest);
    const head = priceSpec60.head(manifest.calibration);
    const job = priceTask.parse({}).parsed;
    const of = (...outputs: number[]) => head(outputs, job, []);
    const outputs = Float32Array.of(5, 6, 7, 4, 4.5, 5, 8, 9, 10);
    expect(read(outputs, [job, job, job])).toEqual([of(5, 6, 7), of(4, 4.5, 5), of(8, 9, 10)]);
    expect(read(outputs.subarray(3, 6), [job])).toEqual([of(4, 4.5, 5)]);
    expect(read(new Float32Array(0), [])).toEqual([]);
  });

  it('has the rows of its golden probes', () => {
    const { probes, encode } = openModel(priceTask, {
      ...manifest,
      probes: [probe, probeFor(priceTask, {})],
    });
    expect(probes).toEqual(encode([priceTask.parse(input).parsed, priceTask.parse({}).parsed]));
  });

  it('takes a row that JSON wrote with all the digits of a double', () => {
    const row = probe.row.map(([column, value]) => [column, Number(value.toPrecision(9))] as const);
    expect(openModel(priceTask, { ...manifest, probes: [{ ...probe, row }] }).probes.count).toBe(1);
  });
});

describe('a model is refused', () => {
  const knownDesigns = priceTask.designs.map(({ id }) => id).join(' or ');

  it('when it answers another task', () =>
    expect(thrownBy(() => openModel(priceTask, manifestFor(profileScoreTask)))).toEqual({
      code: 'model/incompatible',
      message: `profile-score/example@1.0.0: it answers profile-score by profile-score/spec-43, not price by ${knownDesigns}.`,
      hint: 'Train it again with this version, or install the version it was trained with.',
    }));

  it('when it claims another task with a design of this one', () =>
    expect(refusal({ task: 'profile-score' }).message).toBe(
      `price/example@1.0.0: it answers profile-score by price/spec-60, not price by ${knownDesigns}.`,
    ));

  it('when nobody knows its design', () =>
    expect(refusal({ design: { ...manifest.design, id: 'price/none' } })).toMatchObject({
      code: 'model/incompatible',
      message: `price/example@1.0.0: it answers price by price/none, not price by ${knownDesigns}.`,
    }));

  it('when it was trained on other features, saying what differs', () =>
    expect(refusal({ design: { ...manifest.design, fingerprint: '0123456789abcdef' } })).toMatchObject({
      code: 'model/incompatible',
      message: "price/example@1.0.0: its features are 0123456789abcdef, today's are a18272ed501af0bb.",
    }));

  it.each<[string, Manifest['fitted'], string]>([
    [
      'more categories than columns',
      { category_one_hot: Array.from({ length: 31 }, String) },
      'category_one_hot has 31 words for 30 columns',
    ],
    [
      'more tags than columns',
      { tag_one_hot: Array.from({ length: 21 }, String) },
      'tag_one_hot has 21 words for 20 columns',
    ],
    ['categories that are no words', { category_one_hot: [1] }, 'category_one_hot is not a list of words'],
  ])('with %s', (_, fitted, what) =>
    expect(refusal({ fitted })).toMatchObject({
      code: 'model/incompatible',
      message: `price/example@1.0.0: ${what}.`,
    }),
  );

  it.each<[string, unknown, string]>([
    ['none', undefined, 'it has no calibration that this version reads'],
    ['null', null, 'it has no calibration that this version reads'],
    ['one of another head', { quantiles: [] }, 'it has no calibration.widths that this version reads'],
    ['texts', { widths: ['1'] }, 'it has no calibration.widths.0 that this version reads'],
    ['null for a number', { widths: [0, null] }, 'it has no calibration.widths.1 that this version reads'],
    [
      'infinity',
      JSON.parse('{ "widths": [1e999] }'),
      'it has no calibration.widths.0 that this version reads',
    ],
    ['numbers that fall', { widths: [0, 2, 1] }, 'calibration.widths does not ascend'],
  ])('with a record that does not fit its head: %s', (_, calibration, what) =>
    expect(refusal({ calibration })).toMatchObject({
      code: 'model/incompatible',
      message: `price/example@1.0.0: ${what}.`,
    }),
  );

  it.each<[string, unknown, string]>([
    [
      'a knot without an end',
      { widths: [], knots: [{ at: 1, lower: 0 }] },
      'it has no calibration.knots.0.upper that this version reads',
    ],
    [
      'knots out of order',
      {
        widths: [],
        knots: [
          { at: 2, lower: 0, upper: 0 },
          { at: 1, lower: 0, upper: 0 },
        ],
      },
      'calibration.knots does not ascend',
    ],
  ])('with an interval that does not fit: %s', (_, calibration, what) =>
    expect(
      thrownBy(() => openModel(completionTimeTask, manifestFor(completionTimeTask, { calibration }))).message,
    ).toBe(`completion-time/example@1.0.0: ${what}.`),
  );

  it.each<[string, Partial<GoldenProbe>]>([
    ['a value', { row: probe.row.map(([column, value], at) => [column, at === 0 ? 0.11 : value]) }],
    ['a column', { row: probe.row.map(([column, value], at) => [at === 0 ? 40 : column, value]) }],
    ['a column less', { row: probe.row.slice(1) }],
    ['a column more', { row: [...probe.row, [59, 1]] }],
    ['another order', { row: [...probe.row].reverse() }],
    ['nothing', { row: [] }],
    ['another input', { input: { ...input, title: 'Fix two sinks' } }],
    ['a value that is no number', { row: [[0, Number.NaN]] }],
  ])('when a golden probe encodes otherwise today: %s', (_, changes) =>
    expect(refusal({ probes: [probe, { ...probe, ...changes }] })).toMatchObject({
      code: 'model/incompatible',
      message: 'price/example@1.0.0: a golden probe encodes to another row today.',
    }),
  );

  it.each<[string, unknown, string]>([
    ['is refused', { urgency: 'ASAP' }, 'urgency is "ASAP"'],
    ['is not there', undefined, 'The input is undefined'],
    ['is infinite', JSON.parse('{ "category": 1e999 }'), 'category is Infinity'],
  ])("when a golden probe's input %s", (_, input, what) =>
    expect(refusal({ probes: [{ ...probe, input }] })).toMatchObject({
      code: 'model/incompatible',
      message: `price/example@1.0.0: ${what}.`,
    }),
  );

  it('naming the cause', () => {
    const opening = () => openModel(priceTask, { ...manifest, calibration: null });
    expect(opening).toThrow(
      expect.objectContaining({ code: 'model/incompatible', cause: expect.any(TypeError) }),
    );
    expect(opening).toThrow(TantiyaError);
  });
});

describe('golden probes', () => {
  const { passes } = openModel(priceTask, {
    ...manifest,
    probes: [probe, { ...probeFor(priceTask, {}), output: [6, 6.5, 7] }],
  });

  it.each([
    ['equal answers', [7, 8, 9, 6, 6.5, 7], true],
    ['answers within the tolerance', [7.0009, 8, 8.9991, 6, 6.5, 7], true],
    ['one beyond it', [7, 8, 9, 6, 6.5, 7.0011], false],
    ['a NaN', [7, 8, Number.NaN, 6, 6.5, 7], false],
    ['an answer too few', [7, 8, 9, 6, 6.5], false],
    ['an answer too many', [7, 8, 9, 6, 6.5, 7, 0], false],
    ['no answer', [], false],
  ])('with %s pass: %j, %s', (_, outputs, expected) => {
    expect(passes(outputs)).toBe(expected);
    expect(passes(Float32Array.from(outputs))).toBe(expected);
  });

  it("are held to the design's own tolerance", () => {
    const model = openModel(profileScoreTask, manifestFor(profileScoreTask));
    expect(model.passes([0.049])).toBe(true);
    expect(model.passes([0.051])).toBe(false);
  });
});

describe('a task with several designs', () => {
  const title: SparseFeature<PriceJob> = {
    kind: 'sparse',
    name: 'title',
    unit: '1 for the length of the title, to 99',
    reads: ['title'],
    open: () => ({
      width: 100,
      read: ({ titleText }, put) => put(Math.min(titleText.length, 99), 1 / 3),
    }),
  };
  const text: Design<PriceJob, PricePrediction> = {
    id: 'price/words',
    features: [title, numeric('materials', 'count', ['materials'], ({ materials }) => materials)],
    outputs: 1,
    tolerance: 1,
    head: () => (outputs) => ({ range: [1, outputs[0] ?? 1, 1e6], confidence: 1, trust: 'good' }),
  };
  const byText = { ...priceTask, designs: [text] };
  const both = { ...priceTask, designs: [priceSpec60, text] };

  it('opens a model with the design it names', () => {
    expect(openModel(both, manifest).design).toBe(priceSpec60);
    const model = openModel(both, manifestFor(byText));
    expect(model.design).toBe(text);
    expect(model.shape).toEqual({ dense: 1, sparse: 100 });
    const jobs = [{}, {}].map((input) => priceTask.parse(input).parsed);
    expect(model.read(Float32Array.of(5, 6), jobs).map(({ range }) => range[1])).toEqual([5, 6]);
  });

  it('checks the sparse columns of a golden probe as it does the dense ones', () => {
    const probe = probeFor(byText, { title: 'Fix a sink', materials: ['pipe'] });
    expect(probe.row).toEqual([
      [0, 1],
      [11, Math.fround(1 / 3)],
    ]);
    expect(openModel(both, manifestFor(byText, { probes: [probe] })).probes.sparse?.columns).toEqual(
      Uint32Array.of(10),
    );
    const elsewhere = { ...probe, row: [probe.row[0] ?? [0, 1], [12, Math.fround(1 / 3)]] as const };
    expect(thrownBy(() => openModel(both, manifestFor(byText, { probes: [elsewhere] }))).message).toContain(
      'encodes to another row',
    );
  });

  it('names them all to a model that has none of them', () =>
    expect(
      thrownBy(() => openModel(both, { ...manifest, design: { id: 'price/x', fingerprint: '' } })).message,
    ).toContain('not price by price/spec-60 or price/words'));
});
