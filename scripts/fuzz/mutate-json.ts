import type { Random } from './random.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Values that have broken readers of JSON before. */
const oddValues: readonly Json[] = [
  null,
  true,
  '',
  'constructor',
  '__proto__',
  '../../secret',
  'x'.repeat(10_000),
  0,
  -1,
  0.5,
  1e9,
  2 ** 31,
  1e308,
  Number.MAX_SAFE_INTEGER,
  [],
  [[]],
  {},
  { class_name: 'Dense' },
  deep(800),
];

function deep(levels: number): Json {
  let value: Json = [];
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}

const odd = (pick: Random['pick']) => structuredClone(pick(oddValues));

/** Where a value stands: in a list or an object, under a key. */
interface Place {
  readonly parent: Json[] | { [name: string]: Json };
  readonly key: string;
}

function placesIn(root: Json, most = 20_000): readonly Place[] {
  const places: Place[] = [];
  const waiting: Json[] = [root];
  for (const parent of waiting) {
    if (typeof parent !== 'object' || parent === null) continue;
    for (const key of Object.keys(parent)) {
      if (places.length === most) return places;
      places.push({ parent, key });
      waiting.push(valueAt({ parent, key }));
    }
  }
  return places;
}

const valueAt = ({ parent, key }: Place): Json => (parent as { [name: string]: Json })[key] ?? null;

function put({ parent, key }: Place, value: Json): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

const mutators: readonly ((place: Place, other: Place, random: Random) => void)[] = [
  (place, _other, { pick }) => put(place, odd(pick)),
  ({ parent, key }) => {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  },
  (place, other) => {
    const value = structuredClone(valueAt(place));
    put(place, structuredClone(valueAt(other)));
    put(other, value);
  },
  (place, other) => put(place, structuredClone(valueAt(other))),
  // A number that is a little or much too large, a name with another letter.
  (place, _other, { below, pick }) => {
    const value = valueAt(place);
    if (typeof value === 'number') put(place, pick([value + 1, value - 1, -value, value * 1e6, value / 3]));
    else if (typeof value === 'string') {
      const at = below(value.length + 1);
      put(place, `${value.slice(0, at)}${pick(['x', '_', '/', '%', ''])}${value.slice(at + 1)}`);
    } else put(place, odd(pick));
  },
  // A list that is longer than anybody needs.
  (place, _other, { below }) => {
    const value = valueAt(place);
    if (!Array.isArray(value) || value.length === 0) return;
    const [first = null] = value;
    const count = Math.min(10 ** below(5), Math.ceil(1e6 / JSON.stringify(value).length));
    put(
      place,
      Array.from({ length: count }, (_, index) => structuredClone(value[index] ?? first)),
    );
  },
  (place, _other, { pick }) => {
    const value = valueAt(place);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      value[pick(['__proto__', 'toString', 'extra', 'length'])] = odd(pick);
    }
  },
];

/** @returns a changed copy, as text */
export function mutateJson(text: string, random: Random): string {
  const root = JSON.parse(text) as Json;
  for (let rounds = 1 + random.below(3); rounds > 0; rounds--) {
    const places = placesIn(root);
    if (places.length === 0) break;
    random.pick(mutators)(random.pick(places), random.pick(places), random);
  }
  return JSON.stringify(root);
}
