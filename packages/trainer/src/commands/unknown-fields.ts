/** A field of an input that its task never reads. */
export interface UnknownField {
  /** Where it stands, such as "worker.ratin". */
  readonly path: string;
  /** Fields that the task reads there, in its order. */
  readonly known: readonly string[];
  /** The known one that it may be a misspelling of. */
  readonly nearest: string | undefined;
}

/**
 * Finds what an input gives and its task does not read, by watching the task read it.
 *
 * @param parse of the task
 * @throws whatever `parse` throws
 */
export function unknownFields(parse: (input: unknown) => unknown, input: unknown): readonly UnknownField[] {
  const watched = watch(input, '');
  parse(watched.value);
  return watched.unknown();
}

interface Watched {
  readonly value: unknown;
  readonly unknown: () => readonly UnknownField[];
}

function watch(value: unknown, prefix: string): Watched {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { value, unknown: () => [] };
  }
  const read = new Set<string>();
  const within = new Map(
    Object.entries(value).map(([name, inner]) => [name, watch(inner, `${prefix}${name}.`)]),
  );
  const proxy = new Proxy(value, {
    get: (_, name) => {
      if (typeof name !== 'string') return undefined;
      read.add(name);
      return within.get(name)?.value;
    },
  });
  const unknown = () =>
    Array.from(within).flatMap(([name, inner]) => {
      if (read.has(name)) return inner.unknown();
      const known = [...read];
      return [{ path: prefix + name, known, nearest: nearestName(name, known) }];
    });
  return { value: proxy, unknown };
}

function nearestName(name: string, known: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  const near = known
    .map((other) => ({ other, distance: distanceOf(wanted, other.toLowerCase()) }))
    .filter(({ other, distance }) => distance === 0 || distance <= Math.ceil(other.length / 3))
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.other ?? known.find((other) => wanted.endsWith(other.toLowerCase()));
}

/** How many letters must be added, left out or changed: Levenshtein's distance. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1];
    for (const [at, other] of [...b].entries()) {
      const changed = (row[at] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
