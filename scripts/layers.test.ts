import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { taskIds } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { findCircles } from './find-circles.ts';
import { type Import, importGraph } from './import-graph.ts';

/** Which other part of the repository each part may import; packages by their name only. */
const parts: Readonly<Record<string, readonly string[]>> = {
  'packages/core': [],
  'packages/models': [],
  'packages/tantiya': ['packages/core'],
  'packages/trainer': ['packages/core'],
  'packages/serve': ['packages/core', 'packages/tantiya', 'packages/models'],
  examples: ['packages/tantiya', 'packages/models'],
  bench: ['packages/core', 'packages/tantiya', 'packages/trainer', 'packages/models', 'scripts'],
  scripts: ['packages/core', 'packages/tantiya', 'packages/trainer', 'packages/models'],
};

const tasks: readonly string[] = taskIds;

interface Rule {
  /** Folders of `src`, or files in it. */
  readonly from: readonly string[];
  /** All that they may import of their own package beside themselves: no other folder, and no file of `src` itself. */
  readonly only?: readonly string[];
  /** What they may not import of their own package. */
  readonly never?: readonly string[];
}

/** The arrows inside a package. What no rule names, such as the entries in `src` itself, may import anything. */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  'packages/core': [
    { from: ['errors', 'errors.ts', 'input', 'encoding', 'calibration', 'model'], never: tasks },
    ...tasks.map((task) => ({ from: [task], never: tasks.filter((other) => other !== task) })),
  ],
  'packages/tantiya': [
    {
      from: ['react', 'vue', 'elements', 'worker', 'node', 'tfjs'],
      only: ['live', 'estimator', 'model', 'engines'],
    },
    { from: ['live'], only: ['estimator', 'model', 'engines'] },
    { from: ['estimator'], only: ['model', 'engines'] },
    { from: ['model'], only: ['engines'] },
    { from: ['engines'], only: [] },
  ],
  'packages/trainer': [{ from: ['data'], never: ['pipeline', 'report', 'commands'] }],
};

/** Tests may look behind another package's entries and stand beside any arrow inside a package. */
const isTest = (file: string) => /\.(test|spec|test-support)\.tsx?$/.test(file);

const partOf = (file: string) => Object.keys(parts).find((part) => file.startsWith(`${part}/`)) ?? file;

/** The folder of `src` or the file in it: "price" of packages/core/src/price/task.ts. */
const roomOf = (file: string) => /\/src\/([^/]+)/.exec(file)?.[1] ?? file;

/** Why an import goes against the arrows; undefined if it does not. */
function objection({ from, specifier, to }: Import): string | undefined {
  const [part, target] = [partOf(from), partOf(to)];
  if (part !== target) {
    if (parts[part] === undefined) return `${part} is not in the table`;
    if (!parts[part].includes(target)) return `${part} may not import ${target}`;
    const byPath = target.startsWith('packages/') && specifier.startsWith('.');
    return byPath && !isTest(from) ? `${target} is imported by its name only` : undefined;
  }
  const [room, other] = [roomOf(from), roomOf(to)];
  if (room === other || isTest(from)) return undefined;
  const broken = rules[part]?.find(
    ({ from, only, never }) =>
      from.includes(room) && ((only !== undefined && !only.includes(other)) || never?.includes(other)),
  );
  return broken && `in ${part}, ${room} may not import ${other}`;
}

const forbidden = (imports: readonly Import[]) =>
  imports.flatMap((arrow) => {
    const why = objection(arrow);
    return why === undefined ? [] : [`${arrow.from} -> ${arrow.to}: ${why}`];
  });

const circles = (imports: readonly Import[]) => findCircles(imports).map((path) => path.join(' -> '));

const root = fileURLToPath(new URL('..', import.meta.url));

const packages = readdirSync(`${root}packages`).map((name) => `packages/${name}`);

/** Every file of the repository that can import, by path. */
function repository(): ReadonlyMap<string, string> {
  const folders = [...packages.map((name) => `${name}/src`), 'examples', 'bench', 'scripts'];
  const files = folders.filter((folder) => existsSync(root + folder)).flatMap(filesIn);
  return new Map(files.map((file) => [file, readFileSync(root + file, 'utf8')]));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(root + folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory())
      return ['node_modules', 'dist', 'build'].includes(entry.name) ? [] : filesIn(path);
    return /\.tsx?$/.test(path) ? [path] : [];
  });
}

interface PackageJson {
  readonly name: string;
  readonly exports?: Readonly<Record<string, { readonly '@tantiya/source'?: string }>>;
}

/** The source of each entry of each package, and of what the scripts reach inside tantiya. */
function packageEntries(): Readonly<Record<string, string>> {
  const entries: Record<string, string> = { '#tantiya/*.js': 'packages/tantiya/src/*.ts' };
  for (const folder of packages) {
    const json = JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8')) as PackageJson;
    const { name, exports = {} } = json;
    for (const [subpath, { '@tantiya/source': source }] of Object.entries(exports)) {
      if (source !== undefined) entries[name + subpath.slice(1)] = folder + source.slice(1);
    }
  }
  return entries;
}

describe('the imports of this repository', () => {
  const imports = importGraph(repository(), packageEntries());

  it('are read from all parts', () => {
    expect(imports.length).toBeGreaterThan(500);
    const crossing = imports.map(({ from, to }) => `${partOf(from)} -> ${partOf(to)}`);
    expect(crossing).toEqual(
      expect.arrayContaining([
        'packages/tantiya -> packages/core',
        'packages/trainer -> packages/core',
        'examples -> packages/tantiya',
        'scripts -> packages/tantiya',
      ]),
    );
  });

  it('follow the arrows', () => {
    expect(forbidden(imports)).toEqual([]);
  });

  it('make no circles, types included', () => {
    expect(circles(imports)).toEqual([]);
  });

  it('leave no folder of tantiya without an arrow', () => {
    const src = readdirSync(`${root}packages/tantiya/src`, { withFileTypes: true });
    const folders = src.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const known = rules['packages/tantiya']?.flatMap(({ from }) => from);
    expect(folders.filter((folder) => !known?.includes(folder))).toEqual([]);
  });
});

/** The imports of a made-up tree. */
function imported(tree: Readonly<Record<string, string>>): readonly Import[] {
  return importGraph(new Map(Object.entries(tree)), {
    '@tantiya/core': 'packages/core/src/index.ts',
    '@tantiya/trainer': 'packages/trainer/src/index.ts',
    tantiya: 'packages/tantiya/src/index.ts',
    '#tantiya/*.js': 'packages/tantiya/src/*.ts',
  });
}

describe('this test', () => {
  it.each([
    ['import', "import { a } from './a.ts'"],
    ['import for its effects', "import './a.ts'"],
    ['import of a type', "import type { A } from './a.ts'"],
    ['import of a type among values', "import { type A } from './a.ts'"],
    ['dynamic import', "const load = () => import('./a.ts')"],
    ['type of a module', "type A = typeof import('./a.ts')"],
    ['type in a module', "function f(a: import('./a.ts').A): void {}"],
    ['re-export', "export { a } from './a.ts'"],
    ['re-export of a type', "export type { A } from './a.ts'"],
    ['re-export of all', "export * from './a.ts'"],
    ['re-export under a name', "export * as a from './a.ts'"],
    ['worker of Vite', "import Worker from './a.ts?worker'"],
  ])('sees this form: %s', (_, code) => {
    expect(imported({ 'examples/a.ts': '', 'examples/b.ts': code }).map(({ to }) => to)).toEqual([
      'examples/a.ts',
    ]);
  });

  it.each([
    [
      'packages/tantiya/src/a.ts',
      "import '@tantiya/trainer'",
      'packages/tantiya may not import packages/trainer',
    ],
    [
      'packages/trainer/src/a.ts',
      "import type { A } from 'tantiya'",
      'packages/trainer may not import packages/tantiya',
    ],
    ['packages/core/src/a.ts', "import 'tantiya'", 'packages/core may not import packages/tantiya'],
    ['examples/a.ts', "import '@tantiya/core'", 'examples may not import packages/core'],
    [
      'packages/tantiya/src/a.ts',
      "import '../../core/src/index.ts'",
      'packages/core is imported by its name only',
    ],
    [
      'packages/core/src/input/a.ts',
      "import '../price/task.ts'",
      'in packages/core, input may not import price',
    ],
    [
      'packages/core/src/errors.ts',
      "import './price/task.ts'",
      'in packages/core, errors.ts may not import price',
    ],
    [
      'packages/core/src/profile-score/a.ts',
      "export * from '../price/task.ts'",
      'in packages/core, profile-score may not import price',
    ],
    [
      'packages/tantiya/src/engines/a.ts',
      "import '../index.ts'",
      'in packages/tantiya, engines may not import index.ts',
    ],
    [
      'packages/tantiya/src/engines/direct/a.ts',
      "import '../../model/source.ts'",
      'in packages/tantiya, engines may not import model',
    ],
    [
      'packages/trainer/src/data/a.ts',
      "import '../report/a.ts'",
      'in packages/trainer, data may not import report',
    ],
  ])('objects when %s has: %s', (file, code, why) => {
    const tree = {
      'packages/core/src/index.ts': '',
      'packages/core/src/price/task.ts': '',
      'packages/tantiya/src/index.ts': '',
      'packages/tantiya/src/model/source.ts': '',
      'packages/trainer/src/index.ts': '',
      'packages/trainer/src/report/a.ts': '',
    };
    expect(forbidden(imported({ ...tree, [file]: code }))).toEqual([expect.stringMatching(`: ${why}$`)]);
  });

  it('lets what follows the arrows pass', () => {
    const tree = {
      'packages/core/src/index.ts': "export * from './price/task.ts'",
      'packages/core/src/price/task.ts': "import '../errors.ts'",
      'packages/core/src/errors.ts': '',
      'packages/tantiya/src/index.ts': "export * from './estimator/estimator.ts'",
      'packages/tantiya/src/estimator/estimator.ts': "import '../engines/engine.ts'; import '@tantiya/core'",
      'packages/tantiya/src/engines/engine.ts': '',
      'packages/tantiya/src/engines/engine.test.ts': "import '../../../core/src/errors.ts'",
      'examples/page.ts': "import 'tantiya'",
      'scripts/bench.ts': "import '#tantiya/engines/engine.js'",
    };
    const imports = imported(tree);
    expect(imports).toHaveLength(8);
    expect(forbidden(imports)).toEqual([]);
    expect(circles(imports)).toEqual([]);
  });

  it('shows a circle as its path, also one of types only', () => {
    const tree = {
      'examples/entry.ts': "import './a.ts'",
      'examples/a.ts': "import type { B } from './b.ts'",
      'examples/b.ts': "import { type C } from './c.ts'",
      'examples/c.ts': "export type A = import('./a.ts').A",
    };
    expect(circles(imported(tree))).toEqual([
      'examples/a.ts -> examples/b.ts -> examples/c.ts -> examples/a.ts',
    ]);
  });

  it('finds a circle through the name of a package, and a file that imports itself', () => {
    expect(
      circles(
        imported({
          'packages/core/src/index.ts': "export * from './a.ts'",
          'packages/core/src/a.ts': "import type { B } from '@tantiya/core'",
          'examples/a.ts': "import './a.ts'",
        }),
      ),
    ).toEqual([
      'packages/core/src/index.ts -> packages/core/src/a.ts -> packages/core/src/index.ts',
      'examples/a.ts -> examples/a.ts',
    ]);
  });
});
