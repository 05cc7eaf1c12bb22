import { extname, posix } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

export interface Import {
  /** Path from the root of the repository, as are all. */
  readonly from: string;
  /** As written, such as "../text.ts" or "@tantiya/core". */
  readonly specifier: string;
  readonly to: string;
}

/**
 * Every import of one file from another: static, dynamic, re-exported, and types too.
 *
 * @param sources source text by path
 * @param entries which file a package's name or subpath stands for; with one `*` at most, as in package.json
 * @returns the imports that lead to one of the sources; those of other packages, styles and the like are left out
 */
export function importGraph(
  sources: ReadonlyMap<string, string>,
  entries: Readonly<Record<string, string>> = {},
): readonly Import[] {
  return [...sources].flatMap(([from, code]) =>
    specifiers(from, code).flatMap((specifier) => {
      const to = resolve(from, specifier, entries);
      return to !== undefined && sources.has(to) ? [{ from, specifier, to }] : [];
    }),
  );
}

function resolve(from: string, specifier: string, entries: Readonly<Record<string, string>>) {
  if (specifier.startsWith('.')) {
    const [path = ''] = specifier.split('?'); // Vite's `?worker` and `?url`
    return posix.join(posix.dirname(from), path);
  }
  for (const [name, file] of Object.entries(entries)) {
    const [start = '', end] = name.split('*');
    if (end === undefined ? specifier === name : specifier.startsWith(start) && specifier.endsWith(end)) {
      return file.replace('*', specifier.slice(start.length, specifier.length - (end ?? '').length));
    }
  }
  return undefined;
}

/** What a file imports, as written and in order. */
function specifiers(path: string, code: string): readonly string[] {
  const lang = extname(path) === '.tsx' ? 'tsx' : 'ts';
  const found: string[] = [];
  visit(parseAst(code, { lang }), (node) => {
    // `import x = require('y')` has an expression; all other forms, import types too, have a source.
    const source = node['type'] === 'TSExternalModuleReference' ? node['expression'] : node['source'];
    if (isNode(source) && source['type'] === 'Literal' && typeof source['value'] === 'string') {
      found.push(source['value']);
    }
  });
  return found;
}

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  else if (isNode(value)) {
    see(value);
    for (const child of Object.values(value)) visit(child, see);
  }
}
