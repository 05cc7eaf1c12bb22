import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thrownBy } from '../test-support/thrown-error.test-support.ts';
import { checkTopology } from './check-topology.ts';
import { readTopology, type Source } from './topology.ts';

type Reference = readonly [layer: string, use: number, output: number, callArguments?: object];

/** A layer of a graph, with what it reads at each of its uses. */
const layer = (name: string, ...uses: readonly (readonly Reference[])[]) => ({
  class_name: 'Dense',
  name,
  config: { name, units: 3 },
  inbound_nodes: uses,
});

const input = (name: string) => ({ class_name: 'InputLayer', name, config: { name }, inbound_nodes: [] });

const from = (name: string, use = 0, output = 0): Reference => [name, use, output];

const source = (name: string, use = 0, output = 0): Source => ({ layer: name, use, output, special: false });

const graph = (layers: readonly object[], output = 'answer', first = 'row') => ({
  class_name: 'Functional',
  config: { name: 'model', layers, input_layers: [from(first)], output_layers: [from(output)] },
});

const names = (topology: object) => readTopology(topology).layers.map(({ name }) => name);
const fault = (topology: unknown) => thrownBy(() => readTopology(topology));
const deepFault = (topology: unknown) => thrownBy(() => checkTopology(topology));

describe('a graph', () => {
  const model = graph([input('row'), layer('hidden', [from('row')]), layer('answer', [from('hidden')])]);

  it('is read: what each layer is and reads, where rows enter and answers leave', () =>
    expect(readTopology(model)).toEqual({
      layers: [
        { name: 'row', kind: 'InputLayer', config: { name: 'row' }, uses: [[]] },
        { name: 'hidden', kind: 'Dense', config: { name: 'hidden', units: 3 }, uses: [[source('row')]] },
        { name: 'answer', kind: 'Dense', config: { name: 'answer', units: 3 }, uses: [[source('hidden')]] },
      ],
      inputs: [source('row')],
      outputs: [source('answer')],
    }));

  it('is the same by its other name, or wrapped as Keras saves it', () => {
    expect(readTopology({ ...model, class_name: 'Model' })).toEqual(readTopology(model));
    expect(readTopology({ model_config: model, training_config: {} })).toEqual(readTopology(model));
  });

  it('may name its only end without a list', () => {
    const { config } = model;
    const single = { ...config, input_layers: from('row'), output_layers: from('answer') };
    expect(readTopology({ class_name: 'Functional', config: single })).toEqual(readTopology(model));
  });

  it('stands in the order in which it can be computed, whatever the order in the file', () =>
    expect(
      names(graph([layer('answer', [from('hidden')]), layer('hidden', [from('row')]), input('row')])),
    ).toEqual(['row', 'hidden', 'answer']));

  it('has every layer, also those that lead nowhere', () =>
    expect(
      names(graph([input('row'), layer('aside', [from('row')]), layer('answer', [from('row')])])),
    ).toEqual(['row', 'aside', 'answer']));

  it('may branch and join, and end in many places', () => {
    const { layers, inputs, outputs } = readTopology({
      class_name: 'Functional',
      config: {
        layers: [
          layer('sum', [from('left'), from('right', 0, 1)]),
          layer('left', [from('a')]),
          layer('right', [from('a'), from('b')]),
          input('a'),
          input('b'),
        ],
        input_layers: [from('a'), from('b')],
        output_layers: [from('sum'), from('left')],
      },
    });
    expect(layers.map(({ name }) => name)).toEqual(['a', 'left', 'b', 'right', 'sum']);
    expect(layers.at(-1)?.uses).toEqual([[source('left'), source('right', 0, 1)]]);
    expect([inputs, outputs]).toEqual([
      [source('a'), source('b')],
      [source('sum'), source('left')],
    ]);
  });

  it('marks what is passed in a way that only its layer understands', () => {
    const special: Reference = ['row', 0, 0, { mask: [1] }];
    const { layers } = readTopology(graph([input('row'), layer('answer', [special, ['row', 0, 0, {}]])]));
    expect(layers[1]?.uses).toEqual([[{ ...source('row'), special: true }, source('row')]]);
  });

  it('may use a layer more than once', () => {
    const { layers } = readTopology(
      graph([
        input('row'),
        layer('shared', [from('row')], [from('other')]),
        layer('other', [from('row')]),
        layer('answer', [from('shared'), from('shared', 1)]),
      ]),
    );
    expect(layers.find(({ name }) => name === 'shared')?.uses).toEqual([[source('row')], [source('other')]]);
  });

  it('may use a layer again on what it made before, at once or over another', () => {
    expect(
      names(
        graph([
          input('row'),
          layer('shared', [from('row')], [from('shared')]),
          layer('answer', [from('shared', 1)]),
        ]),
      ),
    ).toEqual(['row', 'shared', 'answer']);
    expect(
      names(
        graph([
          input('row'),
          layer('shared', [from('row')], [from('between')]),
          layer('between', [from('shared')]),
          layer('answer', [from('shared', 1)]),
        ]),
      ),
    ).toEqual(['row', 'shared', 'between', 'answer']);
  });

  it('of 20,000 layers in a chain is read in under a second, from either end', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) =>
      layer(`l${index}`, [from(index === 0 ? 'row' : `l${index - 1}`)]),
    );
    for (const layers of [chain, [...chain].reverse()]) {
      const start = performance.now();
      expect(readTopology(graph([...layers, input('row')], 'l19999')).layers.at(-1)?.name).toBe('l19999');
      expect(performance.now() - start).toBeLessThan(1000);
    }
  });

  it('of one layer that reads 20,000 is read in under a second', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => layer(`l${index}`, [from('row')]));
    const join = layer(
      'answer',
      many.map(({ config }) => from(config.name)),
    );
    const start = performance.now();
    expect(names(graph([join, ...many, input('row')])).at(-1)).toBe('answer');
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('has each layer once, behind those that it reads, whatever the graph', () => {
    /** Layer i reads any layers before it; the file has them in any order. */
    const acyclic = fc
      .array(fc.array(fc.nat(), { minLength: 1 }), { minLength: 1, maxLength: 30 })
      .chain((reads) => {
        const layers = reads.map((picks, index) =>
          layer(
            `l${index}`,
            picks.map((pick) => from(index === 0 ? 'row' : `l${pick % index}`)),
          ),
        );
        return fc.shuffledSubarray([input('row'), ...layers], { minLength: layers.length + 1 });
      });
    fc.assert(
      fc.property(acyclic, (file) => {
        const { layers } = readTopology(graph(file, 'l0'));
        expect(layers.map(({ name }) => name).sort()).toEqual(file.map(({ config }) => config.name).sort());
        layers.forEach(({ uses }, at) => {
          const before = new Set(layers.slice(0, at).map(({ name }) => name));
          for (const read of uses.flat()) expect(before).toContain(read.layer);
        });
      }),
    );
  });
});

describe('a sequential model', () => {
  const entries = [
    { class_name: 'Dense', config: { name: 'hidden', batch_input_shape: [null, 60] } },
    { class_name: 'Dense', config: { name: 'answer' } },
  ];

  it('is a chain behind an input of the shape that its first layer takes', () =>
    expect(readTopology({ class_name: 'Sequential', config: { name: 'model', layers: entries } })).toEqual({
      layers: [
        {
          name: 'the input',
          kind: 'InputLayer',
          config: { name: 'hidden', batch_input_shape: [null, 60] },
          uses: [[]],
        },
        {
          name: 'hidden',
          kind: 'Dense',
          config: { name: 'hidden', batch_input_shape: [null, 60] },
          uses: [[source('the input')]],
        },
        { name: 'answer', kind: 'Dense', config: { name: 'answer' }, uses: [[source('hidden')]] },
      ],
      inputs: [source('the input')],
      outputs: [source('answer')],
    }));

  it('is the same with the layers alone, as old files have them', () =>
    expect(readTopology({ class_name: 'Sequential', config: entries })).toEqual(
      readTopology({ class_name: 'Sequential', config: { layers: entries } }),
    ));

  it('may have an input layer of its own', () => {
    const explicit = { class_name: 'InputLayer', config: { name: 'row', batch_input_shape: [null, 60] } };
    expect(names({ class_name: 'Sequential', config: [explicit, ...entries] })).toEqual([
      'the input',
      'hidden',
      'answer',
    ]);
  });

  it('without layers is damaged', () =>
    expect(fault({ class_name: 'Sequential', config: { layers: [] } })).toMatchObject({
      code: 'model/corrupt',
      message: 'The model: it reads from the input, which is no layer.',
    }));
});

const missing = graph([input('row'), layer('answer', [from('hidden')])]);
const unused = graph([input('row'), layer('answer', [from('row', 1)])]);
const itself = graph([input('row'), layer('answer', [from('answer')])]);
const twoRound = graph([
  input('row'),
  layer('a', [from('answer')]),
  layer('answer', [from('row'), from('a')]),
]);
const threeRound = graph([
  input('row'),
  layer('a', [from('b')]),
  layer('b', [from('c')]),
  layer('c', [from('a')]),
  layer('answer', [from('row')]),
]);
const twice = graph([input('row'), layer('answer', [from('row')]), layer('answer', [from('row')])]);

const nothingRead = 'answer: it reads from no layer, and is no input.';

describe('a damaged topology is refused, naming the layer', () => {
  it.each<[string, object, string]>([
    ['a reference that leads to no layer', missing, 'answer: it reads from hidden, which is no layer.'],
    ['a use that is not there', unused, 'answer: it reads use 1 of row, which has 1.'],
    [
      'a use of no number',
      graph([input('row'), layer('answer', [['row', 'length' as unknown as number, 0]])]),
      'answer: it reads use length of row, which has 1.',
    ],
    ['a layer that waits for itself', itself, 'answer: it reads from answer, which waits for it.'],
    ['two that wait for each other', twoRound, 'answer: it reads from a, which waits for it.'],
    ['three in a ring', threeRound, 'c: it reads from a, which waits for it.'],
    [
      'a second use that waits for itself',
      graph([input('row'), layer('answer', [from('row')], [from('answer', 1)])]),
      'answer: it reads from answer, which waits for it.',
    ],
    ['a layer that reads nothing', graph([input('row'), layer('answer')]), nothingRead],
    ['a use that reads nothing', graph([input('row'), layer('answer', [from('row')], [])]), nothingRead],
    [
      'a layer of two names',
      graph([input('row'), { ...layer('answer', [from('row')]), name: 'other' }]),
      'answer: it is called other too.',
    ],
    ['two layers of one name', twice, 'answer: two layers have this name.'],
    [
      'a name twice in a sequential model',
      { class_name: 'Sequential', config: [layer('answer'), layer('answer')] },
      'answer: two layers have this name.',
    ],
    ['an end that is no layer', graph([input('row')]), 'The model: it reads from answer, which is no layer.'],
    [
      'a start that is no layer',
      graph([input('row'), layer('answer', [from('row')])], 'answer', 'nowhere'),
      'The model: it reads from nowhere, which is no layer.',
    ],
  ])('%s', (_, topology, message) =>
    expect(fault(topology)).toEqual({ code: 'model/corrupt', message, hint: 'Export the model again.' }),
  );

  it('a ring of 20,000 layers, in under a second', () => {
    const ring = Array.from({ length: 20_000 }, (_, index) =>
      layer(`l${index}`, [from(`l${(index + 19_999) % 20_000}`)]),
    );
    const start = performance.now();
    expect(fault(graph([input('row'), ...ring], 'l0')).message).toContain('which waits for it');
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['undefined', undefined],
    ['a text', 'Sequential'],
    ['no configuration', { class_name: 'Functional' }],
    ['layers that are no list', { class_name: 'Functional', config: { layers: 5 } }],
    ['a layer that is null', graph([null as unknown as object])],
    ['a layer without a configuration', graph([{ class_name: 'Dense', inbound_nodes: [] }])],
    ['a layer that does not say what it reads', graph([{ class_name: 'Dense', config: { name: 'answer' } }])],
    ['a reference that is null', graph([input('row'), layer('answer', [null as unknown as Reference])])],
    ['no ends', { class_name: 'Functional', config: { layers: [input('row')] } }],
  ])('%s', (_, topology) => expect(fault(topology).code).toMatch(/^(model\/corrupt|engine\/unavailable)$/));
});

describe('a model that stands in another', () => {
  const inside = (part: { readonly class_name: string; readonly config: unknown }) => ({
    class_name: part.class_name,
    name: 'answer',
    config: { ...(part.config as object), name: 'answer' },
    inbound_nodes: [[from('row')]],
  });
  const nested = (part: { readonly class_name: string; readonly config: unknown }) =>
    graph([input('row'), inside(part)]);
  const sound = graph([input('row'), layer('answer', [from('row')])]);

  it('is one layer, its own layers in its configuration', () => {
    const { layers } = readTopology(nested(sound));
    expect(layers.map(({ name, kind }) => [name, kind])).toEqual([
      ['row', 'InputLayer'],
      ['answer', 'Functional'],
    ]);
    expect(layers[1]?.config['layers']).toBe(sound.config.layers);
  });

  it.each<[string, ReturnType<typeof graph>]>([
    ['a missing reference', missing],
    ['a use that is not there', unused],
    ['a layer that waits for itself', itself],
    ['two that wait for each other', twoRound],
    ['two layers of one name', twice],
  ])('is refused with %s', (_, part) => {
    const expected = deepFault(part);
    expect(deepFault(nested(part))).toEqual(expected);
    expect(deepFault(nested(nested(part)))).toEqual(expected);
    expect(deepFault({ class_name: 'Sequential', config: [layer('first'), inside(part)] })).toEqual(expected);
    expect(deepFault({ class_name: 'Sequential', config: [inside(nested(part))] })).toEqual(expected);
  });

  it('is held to the same where a layer wraps it', () => {
    const wrapping = (part: object) =>
      graph([
        input('row'),
        {
          class_name: 'TimeDistributed',
          name: 'answer',
          config: { name: 'answer', layer: part },
          inbound_nodes: [[from('row')]],
        },
      ]);
    expect(() => checkTopology(wrapping(sound))).not.toThrow();
    expect(() => checkTopology(wrapping({ class_name: 'Dense', config: { units: 3 } }))).not.toThrow();
    expect(deepFault(wrapping(itself))).toEqual(deepFault(itself));
    expect(deepFault(wrapping({ class_name: 'Bidirectional', config: { layer: missing } }))).toEqual(
      deepFault(missing),
    );
  });

  it('too deep to be read is damage, not a crash', () => {
    let deep: ReturnType<typeof graph> = sound;
    for (let depth = 0; depth < 20_000; depth++) deep = nested(deep);
    expect(deepFault(deep).code).toBe('model/corrupt');
  });
});

describe('a model of another kind', () => {
  it.each(['GraphModel', 'Dense', 'constructor'])('is for no engine of ours: %s', (kind) =>
    expect(fault({ class_name: kind, config: { layers: [] } })).toEqual({
      code: 'engine/unavailable',
      message: `The model: a model of class ${kind}.`,
      hint: 'Export a Sequential or Functional model.',
    }),
  );
});
