const hex = String.raw`x[\da-fA-F]{2}|u[\da-fA-F]{4}|U00(?:0[\da-fA-F]|10)[\da-fA-F]{4}`;
const escaped = String.raw`\\(?:[\\'"/bfnrt]|${hex})`;

const escapes = new RegExp(escaped, 'g');

/** One quoted text and the comma after it. */
const item = new RegExp(
  String.raw`\s*(?:"((?:[^"\\]|${escaped})*)"|'((?:[^'\\]|${escaped})*)')\s*(?:,|$)`,
  'gsy',
);

/** One element of a PostgreSQL array and the comma after it. */
const element = /\s*(?:"((?:[^"\\]|\\.)*)"|([^\s{}",\\](?:[^{}",\\]*[^\s{}",\\])?))\s*(?:,(?!\s*$)|$)/gsy;

/**
 * Reads a list of texts, written as JSON, as Python writes a list, or as PostgreSQL writes an array: `["a", "b"]`,
 * `['a', "b's"]`, `{a,"b, c"}`. Nothing is evaluated.
 *
 * @returns undefined when the text is not such a list
 */
export function parseList(text: string): readonly string[] | undefined {
  const inner = /^\s*\[(.*)\]\s*$/s.exec(text)?.[1]?.trim();
  if (inner === undefined) return parseArray(text);
  const items: string[] = [];
  let end = 0;
  for (const [whole, double, single] of inner.matchAll(item)) {
    items.push(unescaped(double ?? single ?? ''));
    end += whole.length;
  }
  return end === inner.length ? items : undefined;
}

/** NULL has no text: it is left out. */
function parseArray(text: string): readonly string[] | undefined {
  const inner = /^\s*\{(.*)\}\s*$/s.exec(text)?.[1]?.trim();
  if (inner === undefined) return undefined;
  const items: string[] = [];
  let end = 0;
  for (const [whole, quoted, bare] of inner.matchAll(element)) {
    if (quoted !== undefined) items.push(quoted.replace(/\\(.)/gs, '$1'));
    else if (bare !== undefined && bare.toUpperCase() !== 'NULL') items.push(bare);
    end += whole.length;
  }
  return end === inner.length ? items : undefined;
}

const controls: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function unescaped(text: string): string {
  return text.replace(escapes, ([, kind = '', ...rest]) =>
    rest.length === 0 ? (controls[kind] ?? kind) : String.fromCodePoint(Number.parseInt(rest.join(''), 16)),
  );
}
