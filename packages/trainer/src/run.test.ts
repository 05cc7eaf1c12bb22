import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseModelJson } from '@tantiya/core';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { format1Copy, trainedModel } from './export/format-1.test-support.ts';
import { run } from './run.ts';

/** Freelance postings of which longer ones are dearer. */
function postings(rows: number): string {
  const header =
    'projectId,job_title,job_description,tags,client_country,client_average_rating,client_review_count,min_price,max_price,avg_price,currency,rate_type';
  const lines = Array.from({ length: rows }, (_, row) => {
    const words = 1 + (row % 20);
    const min = words * 10;
    const text = Array.from({ length: words }, (_, word) => `word${word}`).join(' ');
    return `${row},Job ${row},${text},"['tag${row % 3}']",,,,${min},${3 * min},${2 * min},USD,fixed`;
  });
  return `${[header, ...lines].join('\n')}\n`;
}

const output = vi.spyOn(console, 'log').mockImplementation(() => {});
const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
const printed = () => output.mock.calls.flat().join('\n');
const complained = () => complaints.mock.calls.flat().join('\n');

let folder = '';
let data = '';
const train = (out: string, ...more: readonly string[]) =>
  run([
    ...['train', 'price', '--recipe', 'freelancer', '--data', data, '--out', out],
    ...['--design', 'price/spec-60', '--epochs', '2', '--engine', 'cpu', ...more],
  ]);

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  folder = await mkdtemp(join(tmpdir(), 'tantiya-'));
  data = join(folder, 'postings.csv');
  await writeFile(data, postings(100));
  expect(await train(join(folder, 'tiny'), '--id', 'price/tiny', '--compact')).toBe(0);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => vi.clearAllMocks());

async function manifestOf(model: string) {
  return parseModelJson(JSON.parse(await readFile(join(model, 'model.json'), 'utf8'))).manifest;
}

describe('tantiya train', () => {
  it('writes a model, its weights and its card', async () => {
    const model = join(folder, 'tiny');
    expect((await readdir(model)).sort()).toEqual(['CARD.md', 'model.json', 'weights.bin']);
    const manifest = await manifestOf(model);
    expect(manifest).toMatchObject({
      task: 'price',
      id: 'price/tiny',
      training: {
        recipe: 'freelancer',
        split: 'random',
        seed: 1,
        dataSha256: [createHash('sha256').update(postings(100)).digest('hex')],
        epochs: 2,
        trainerVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      },
      design: { id: 'price/spec-60' },
      fitted: { category_one_hot: [] },
    });
    expect(manifest.fitted).toHaveProperty('tag_one_hot', expect.arrayContaining(['tag0', 'tag1', 'tag2']));
    const { train: trained, validation, test } = manifest.rows;
    expect(trained + validation + test).toBe(100);
    expect(manifest.probes.length).toBeGreaterThanOrEqual(3);
    expect(manifest.used).toContain('tags');
    expect(manifest.used).not.toContain('category');
  });

  it('writes a card with the command, the figures and the limits', async () => {
    const card = await readFile(join(folder, 'tiny', 'CARD.md'), 'utf8');
    const { rows } = await manifestOf(join(folder, 'tiny'));
    expect(card.match(/^#.*/gm)).toEqual([
      '# price/tiny 1.0.0',
      '## Data',
      '## How it was made',
      '## How good it is',
      `### All test rows (${rows.test})`,
      '## Ranges and confidence',
      '## What it knows and ignores',
      '## Limits',
    ]);
    expect(card).toContain(`npx tantiya train price \\\n  --recipe freelancer \\\n  --data ${data}`);
    expect(card).toContain(`npx tantiya evaluate \\\n  --model ${join(folder, 'tiny')}`);
    // The same columns as a public data set, and other rows.
    expect(card).toContain('Data that this project does not know');
    expect(card).not.toContain('Oresanya');
    const { training } = await manifestOf(join(folder, 'tiny'));
    expect(card).toContain(`SHA-256 of the data: \`${training?.dataSha256}\``);
    expect(card).toContain(`by the trainer ${training?.trainerVersion} with the engine cpu and seed 1`);
    expect(card).toContain('| RMSLE |');
    expect(card).toContain('`category_one_hot[0-29]`');
    expect(card).not.toMatch(/undefined|NaN/);
  });

  it('gives the same weights for the same seed, others for another', async () => {
    expect(await train(join(folder, 'again'), '--compact')).toBe(0);
    expect(await train(join(folder, 'other'), '--compact', '--seed', '2')).toBe(0);
    const [first, again, other] = await Promise.all(
      ['tiny', 'again', 'other'].map((name) => readFile(join(folder, name, 'weights.bin'))),
    );
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  }, 60_000);

  it('trains the design that is asked for', async () => {
    expect(await train(join(folder, 'named'), '--design', 'price/text')).toBe(0);
    expect((await manifestOf(join(folder, 'named'))).design.id).toBe('price/text');
  }, 60_000);

  it('names the designs that there are when asked for another, and writes nothing', async () => {
    expect(await train(join(folder, 'unknown'), '--design', 'price/spec-61')).toBe(2);
    expect(complained()).toContain('"price/spec-61"');
    expect(complained()).toContain('Use one of price/text, price/spec-60');
    expect(await readdir(folder)).not.toContain('unknown');
  });

  it('that cannot write its model at the end has shown its figures, and says where the model is', async () => {
    const place = join(folder, 'taken');
    const training = train(join(place, 'model'), '--compact');
    while (!existsSync(place)) {
      const trains = vi.mocked(process.stderr.write).mock.calls.flat().join('').includes('epoch 1');
      if (trains) await writeFile(place, 'somebody else is here now');
      await new Promise((done) => setTimeout(done, 5));
    }
    expect(await training).toBe(2);
    expect(printed()).toContain('RMSLE');
    const [, kept = ''] = /The model was kept in (\S+)\. /.exec(complained()) ?? [];
    onTestFinished(() => rm(kept, { recursive: true }));
    expect((await manifestOf(kept)).id).toBe('price/freelancer');
  }, 60_000);

  it('refuses a folder with other files before it trains', async () => {
    const home = join(folder, 'home');
    await mkdir(home);
    await writeFile(join(home, 'letter.txt'), '');
    expect(await train(home)).toBe(2);
    expect(complained()).toContain('letter.txt');
  });
});

describe('tantiya evaluate', () => {
  it('prints the figures of the end of training', async () => {
    const model = join(folder, 'tiny');
    const source = ['--recipe', 'freelancer', '--data', data];
    expect(await run(['evaluate', '--model', model, ...source, '--engine', 'cpu', '--json'])).toBe(0);
    const { rows, comparisons } = JSON.parse(printed());
    const manifest = await manifestOf(model);
    expect(rows).toEqual(manifest.rows);
    for (const [figure, value] of Object.entries(manifest.metrics)) {
      expect(Number(comparisons[0].figures.model[figure].toPrecision(5))).toBe(value);
    }
    expect(Object.keys(comparisons[0].figures)).toEqual([
      'model',
      'constant (log mean)',
      'constant (median)',
      'heuristic',
    ]);
  });

  it('says so when the rows are not those of the training', async () => {
    const more = join(folder, 'more.csv');
    await writeFile(more, postings(120));
    const model = join(folder, 'tiny');
    expect(await run(['evaluate', '--model', model, '--recipe', 'freelancer', '--data', more])).toBe(0);
    expect(complained()).toMatch(/these files give (\d+ \/ ){2}\d+ rows/);
  });
});

describe('tantiya predict', () => {
  const predict = (...args: readonly string[]) =>
    run(['predict', '--model', join(folder, 'tiny'), '--engine', 'cpu', ...args]);

  it('answers one input, in snake_case as in camelCase', async () => {
    expect(await predict('--input', '{"title":"Fix a faucet","skill_level":"EXPERT"}')).toBe(0);
    expect(await predict('--input', '{"title":"Fix a faucet","skillLevel":"EXPERT"}')).toBe(0);
    const [first, second] = output.mock.calls.flat();
    expect(first).toBe(second);
    expect(JSON.parse(first)).toMatchObject({
      currency: 'PHP',
      missing: expect.not.arrayContaining(['skillLevel']),
    });
  });

  it('answers a file line by line', async () => {
    const inputs = join(folder, 'inputs.jsonl');
    await writeFile(inputs, '{"title":"one"}\n\n{"title":"two","currency":"USD"}\n');
    expect(await predict('--file', inputs)).toBe(0);
    expect(output.mock.calls.flat().map((line) => JSON.parse(line).currency)).toEqual(['PHP', 'USD']);
  });

  it('answers a row of a source by its id', async () => {
    expect(await predict('--recipe', 'freelancer', '--data', data, '--id', '7')).toBe(0);
    expect(JSON.parse(printed()).suggested).toBeGreaterThan(0);
    expect(await predict('--recipe', 'freelancer', '--data', data, '--id', 'nobody')).toBe(2);
  });

  it('refuses what is not JSON or not an input, with exit code 4', async () => {
    expect(await predict('--input', '{title}')).toBe(4);
    expect(await predict('--input', '{"urgency":"SOON"}')).toBe(4);
    expect(complained()).toContain('LOW, MEDIUM, HIGH');
  });
});

describe('inputs with faults', () => {
  const predict = (...args: readonly string[]) =>
    run(['predict', '--model', join(folder, 'tiny'), '--engine', 'cpu', ...args]);

  it('are errors with their line in the place of their answer; the others are answered', async () => {
    const inputs = join(folder, 'inputs.ndjson');
    await writeFile(inputs, '\ufeff{"title":"one"}\r\n{"tags":"no list"}\r\n\r\n{oops\n{"title":"two"}\n');
    expect(await predict('--file', inputs)).toBe(4);
    const answers = output.mock.calls.flat().map((line) => JSON.parse(line));
    expect(answers).toMatchObject([
      { currency: 'PHP' },
      { line: 2, error: { code: 'input/invalid', message: 'tags is "no list".' } },
      { line: 4, error: { code: 'input/invalid', message: expect.stringContaining('line 4') } },
      { currency: 'PHP' },
    ]);
    expect(complained()).toContain('2 of 4 inputs');
  });

  it('are answered when a field is misspelt, with a word about it', async () => {
    expect(await predict('--input', '{"tittle":"Fix sink","moon_phase":"\\u009bfull"}')).toBe(0);
    expect(JSON.parse(printed())).toMatchObject({ currency: 'PHP' });
    expect(complained()).toContain('price does not know "tittle". Did you mean title?');
    expect(complained()).toMatch(/"moonPhase"\. It knows title, .*tags/);
  });
});

describe('tantiya stats', () => {
  const header = postings(0).trim();
  const stats = async (content: string, ...more: readonly string[]) => {
    const file = join(folder, 'faulty, or not.csv');
    await writeFile(file, content);
    return run(['stats', 'price', '--recipe', 'freelancer', '--data', file, ...more]);
  };

  it('of rows of which none can be used says so, and has exit code 4', async () => {
    expect(await stats(`${header}\n1,a,b,[],,,,x,2,3,USD,fixed\n`)).toBe(4);
    expect(printed()).toContain('invalid min_price');
    expect(complained()).toContain('None of 1 rows can be used.');
    expect(await stats(header, '--json')).toBe(4);
    expect(complained()).toContain('None of 0 rows can be used.');
  });

  it('never hands control characters of a file on to the terminal', async () => {
    const row = '1,a,b,"[""\x9b31m"",""x\x1b[2Jy""]",,,,1,2,3,USD';
    const bad = '1,a,b,[],,,,1,2,3,\x1b]0;owned\x07,fixed';
    expect(await stats(`${header}\n${row.replace(',1,2,3', ',100,300,200')},fixed\n${bad}\n`)).toBe(0);
    expect(await stats(header.replace('job_title', '\x1b[2Jjob_title'))).toBe(4);
    expect(printed()).toContain('\\u009b31m');
    expect(complained()).toContain('\\u001b[2Jjob_title');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
    expect(printed() + complained()).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f]/);
  });
});

describe('a table in parts', () => {
  const months = async () => {
    const [january, february] = [join(folder, 'jan.csv'), join(folder, 'feb.csv')];
    const [header = '', ...rows] = postings(60).trim().split('\n');
    await writeFile(january, [header, ...rows.slice(0, 25), '25,a,b,[],,,,x,2,3,USD,fixed'].join('\n'));
    await writeFile(february, [header, ...rows.slice(25)].join('\r\n'));
    return [january, february] as const;
  };

  it('is read as one, each row in its place', async () => {
    const [january, february] = await months();
    const source = ['--recipe', 'freelancer', '--data', `${january},${february}`];
    expect(await run(['stats', 'price', ...source])).toBe(0);
    expect(printed()).toMatch(/rows +61\n +examples +60\n/);
    expect(printed()).toContain(`${january}, line 27: min_price`);
  });

  it('is split by the rows of all of its parts', async () => {
    const [january, february] = await months();
    const split = join(folder, 'split.csv');
    // Row 25 is the bad one.
    const rows = Array.from({ length: 61 }, (_, row) => row).filter((row) => row !== 25);
    const lines = rows.map((row) => `${row},${row < 25 ? row : row - 1},${partOf(row)}`);
    await writeFile(split, ['row,projectId,split', ...lines].join('\n'));
    const options = ['--recipe', 'freelancer', '--data', january, '--data', february, '--split', split];
    const training = ['--epochs', '1', '--engine', 'cpu', '--out', join(folder, 'months')];
    expect(await run(['train', 'price', ...options, ...training])).toBe(0);
    const { rows: counted, training: facts } = await manifestOf(join(folder, 'months'));
    expect(counted).toEqual({ train: 39, validation: 10, test: 11 });
    expect(facts?.dataSha256).toHaveLength(2);
  });

  const partOf = (row: number) => (row <= 39 ? 'train' : row < 50 ? 'validation' : 'test');
});

describe('tantiya --version', () => {
  it('says which version this is', async () => {
    expect(await run(['--version'])).toBe(0);
    expect(printed()).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('tantiya convert', () => {
  it('rewrites a model of format 1, and says what to do next', async () => {
    const old = await format1Copy('price/ph-services-lstm');
    expect(await run(['convert', old])).toBe(0);
    expect(printed()).toContain('price/ph-services-lstm@');
    expect(printed()).toContain('price/spec-60');
    expect(printed()).toContain('tantiya index');
    expect(await manifestOf(old)).toEqual(await manifestOf(trainedModel('price/ph-services-lstm')));
  });

  it('refuses a model of today, and a folder without one, with exit code 4', async () => {
    expect(await run(['convert', join(folder, 'tiny')])).toBe(4);
    expect(complained()).toContain('no manifest of format 1');
    expect(await run(['convert', '/no/model'])).toBe(4);
    expect(complained()).toContain('/no/model');
    expect(complained()).not.toMatch(/\n\s+at /); // no stack
  });
});

describe('tantiya index', () => {
  it('names the model of each task, and what it leaves out', async () => {
    const models = join(folder, 'models');
    await cp(join(folder, 'tiny'), join(models, 'price', 'tiny'), { recursive: true });
    await cp(join(folder, 'tiny'), join(models, 'price', 'copy'), { recursive: true });
    expect(await run(['index', models])).toBe(0);
    expect(printed()).toContain('price: price/tiny');
    expect(complained()).toContain(`${join(models, 'price', 'copy')} is left out.`);
    expect(JSON.parse(await readFile(join(models, 'index.json'), 'utf8')).defaults).toEqual({
      price: 'price/tiny',
    });
  });

  it('of a folder without a model that can be read has exit code 4', async () => {
    const models = join(folder, 'no-models');
    await cp(join(folder, 'tiny'), join(models, 'price', 'copy'), { recursive: true });
    expect(await run(['index', models])).toBe(4);
    expect(complained()).toContain('price/copy says that it is price/tiny');
    expect(await readdir(models)).not.toContain('index.json');
  });
});

describe('tantiya publish', () => {
  it('puts a model where pages read, and says which one answers', async () => {
    const site = join(folder, 'site');
    expect(await run(['publish', join(folder, 'tiny'), '--to', site])).toBe(0);
    expect(printed()).toContain('price/tiny@1.0.0 is published; price/tiny answers');
    expect(await run(['publish', join(folder, 'again'), '--to', site, '--default'])).toBe(0);
    expect(printed()).toContain('price/freelancer answers');
    expect(await run(['publish', folder, '--to', site])).toBe(4);
    expect(await run(['publish', join(folder, 'tiny'), '--to', site, '--grace-hours', '-1'])).toBe(2);
  });

  it('is done by train --publish too, into the folder of the models as well', async () => {
    const models = join(folder, 'published');
    for (const version of ['1.0.0', '1.1.0']) {
      const out = join(models, 'price', 'mine');
      const named = ['--id', 'price/mine', '--model-version', version];
      expect(await train(out, ...named, '--publish', models)).toBe(0);
      const { defaults, models: listed } = JSON.parse(await readFile(join(models, 'index.json'), 'utf8'));
      expect(defaults).toEqual({ price: 'price/mine' });
      expect(listed['price/mine'].version).toBe(version);
      expect(await manifestOf(join(models, listed['price/mine'].path))).toEqual(await manifestOf(out));
    }
  }, 60_000);

  it('is tried before the training', async () => {
    const out = join(folder, 'never');
    expect(await train(out, '--publish', join(data, 'site'))).toBe(2);
    expect(complained()).toContain(`${data}/site cannot be written`);
    expect(complained()).not.toContain('epoch');
    expect(await readdir(folder)).not.toContain('never');
  });
});

describe('an error', () => {
  it.each([
    ['an unknown recipe', ['stats', 'price', '--recipe', 'nothing', '--data', 'x.csv'], 2, 'freelancer'],
    ['an unknown task', ['stats', 'weather', '--recipe', 'freelancer', '--data', 'x.csv'], 2, 'price'],
    [
      'a missing file',
      ['stats', 'price', '--recipe', 'freelancer', '--data', '/no/such.csv'],
      2,
      '/no/such.csv',
    ],
    ['a missing option', ['stats', 'price', '--recipe', 'freelancer'], 2, '--data'],
    [
      'a mistyped option',
      ['stats', 'price', '--recipe', 'freelancer', '--data', 'x.csv', '--jsno'],
      2,
      'jsno',
    ],
    ['an unknown command', ['tarin'], 2, 'tarin'],
    ['a missing model', ['predict', '--model', '/no/model', '--input', '{}'], 4, '/no/model'],
  ] as const)('of %s says what to do', async (_, argv, code, hint) => {
    expect(await run(argv)).toBe(code);
    expect(complained()).toContain(hint);
    expect(complained()).not.toMatch(/\n\s+at /); // no stack
  });

  it('of an engine that is not installed has exit code 5 and the install line', async () => {
    expect(await train(join(folder, 'native'), '--engine', 'node-gpu')).toBe(5);
    expect(complained()).toContain('npm install @tensorflow/tfjs-node-gpu');
  });

  it('of a number that is none names the option', async () => {
    expect(await train(join(folder, 'none'), '--epochs', 'many')).toBe(2);
    expect(complained()).toContain('--epochs');
  });

  it.each([
    ['--id', '../price/mine'],
    ['--id', 'price/mine/'],
    ['--model-version', '1.0 <b>'],
  ])('of %s %s comes before the training', async (option, value) => {
    expect(await train(join(folder, 'none'), option, value)).toBe(2);
    expect(complained()).toContain(JSON.stringify(value));
  });

  it('of too few rows has exit code 4', async () => {
    const few = join(folder, 'few.csv');
    await writeFile(few, postings(10));
    const source = ['--recipe', 'freelancer', '--data', few, '--out', join(folder, 'few')];
    expect(await run(['train', 'price', ...source, '--engine', 'cpu'])).toBe(4);
  });
});

describe('help', () => {
  it('lists the commands, and the options of one', async () => {
    expect(await run(['--help'])).toBe(0);
    expect(printed()).toContain('synthesize');
    expect(await run(['train', '--help'])).toBe(0);
    expect(printed()).toContain('--model-version');
  });
});
