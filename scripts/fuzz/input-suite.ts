import { isTantiyaError } from '@tantiya/core';
import { createEstimator } from 'tantiya';
import { fileFetch } from 'tantiya/node';
import type { Random } from './random.ts';
import { requireFinite, type Suite } from './suite.ts';

const calls = ['price', 'completionTime', 'profileScore'] as const;

interface Call {
  readonly call: (typeof calls)[number];
  readonly args: readonly unknown[];
}

/** Names that a caller may use, right or wrong, and those that every object has. */
const fields = [
  ...[
    'title',
    'description',
    'category',
    'urgency',
    'skillLevel',
    'materials',
    'tags',
    'scope',
    'environment',
  ],
  ...['currency', 'budget', 'createdAt', 'worker', 'profileCompletion', 'bio', 'bioLength', 'hourlyRate'],
  ...['yearsOfExperience', 'specializations', 'certifications', 'verifiedCertifications', 'completedJobs'],
  ...['rating', 'earnings', 'clientSatisfaction', 'isActive', 'country', 'skill', 'experience'],
  ...['jobType', 'attributes', 'client', 'reviews', 'spent'],
  ...['__proto__', 'constructor', 'toString', 'then', 'length', 'toJSON', 'valueOf'],
];

const options = ['waitMs', 'signal', 'suggestions', 'explain', 'budget', 'onProgress', '__proto__'];

const codeUnit = (random: Random) => String.fromCharCode(random.below(0x10000));
const repeated = (random: Random) =>
  random
    .pick([
      'x',
      ' ',
      '🔧',
      '<',
      '<p>',
      '&amp;',
      '&',
      '\u200d',
      'a b ',
      '1',
      '.',
      '<!--',
      'ẞ',
      '\u0301',
      '9 m2 ',
    ])
    .repeat(10 ** random.below(6));

/** Odd values of every type; what is inside a list or object is drawn from the same. */
const values: readonly ((random: Random, depth: number) => unknown)[] = [
  ({ pick }) => pick([0, -0, -1, 1, 5, 4.9, 100, 1e9, 1e308, 5e-324, Number.NaN, Number.POSITIVE_INFINITY]),
  ({ pick }) =>
    pick([null, undefined, true, false, 2n, 10n ** 400n, Symbol('x'), () => 1, new Date(Number.NaN)]),
  ({ pick }) =>
    pick(['', ' ', 'PHP', 'php', 'XXX', 'HIGH', 'high', 'plumbing', 'Roofing ', 'C++', '2026-11-25T10:00Z']),
  ({ pick }) =>
    pick(['0', '-1', '1e999', '1,000', '4.5', '24:00', '9999-12-31T24:00', '2026-02-30', 'NaN', 'null']),
  (random) => Array.from({ length: random.below(300) }, () => codeUnit(random)).join(''),
  repeated,
  (random, depth) => Array.from({ length: random.below(6) }, () => draw(random, depth)),
  (random, depth) => record(random, fields, depth),
  (random) => new Array(10 ** random.below(7)),
  (random, depth) => Object.create(record(random, fields, depth)),
  (random, depth) => {
    const value = draw(random, depth);
    return { toString: () => value, valueOf: () => value, [Symbol.toPrimitive]: () => value };
  },
  () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  ({ pick }) =>
    new Proxy(pick([{}, [], new Date(), () => 1]), {
      get() {
        throw new RangeError('no');
      },
    }),
  () => {
    const circle: Record<string, unknown> = {};
    for (const field of fields.slice(0, 20)) circle[field] = circle;
    return circle;
  },
  ({ below }) => new Float64Array(below(1000)),
  () => new Map([['title', 'x']]),
  () => new String('plumbing'), // an object, not a text
];

function draw(random: Random, depth: number): unknown {
  const simple = depth === 0 ? values.slice(0, 6) : values;
  return random.pick(simple)(random, depth - 1);
}

function record(random: Random, names: readonly string[], depth: number): object {
  const made = {};
  for (let count = random.below(8); count > 0; count--) {
    const value = draw(random, Math.max(depth, 0));
    const throwing = random.once(40);
    Object.defineProperty(made, random.pick(names), {
      enumerable: true,
      configurable: true,
      ...(throwing
        ? {
            get() {
              throw new Error('no');
            },
          }
        : { value }),
    });
  }
  return made;
}

/**
 * Questions that no caller should ask, to the shipped models: one or a list, with options that may be odd too. An answer
 * is finite and in order; an error is one of ours and short.
 *
 * @param folder of index.json and the models
 */
export function inputSuite(folder: string): Suite<Call> {
  const estimator = createEstimator({ models: folder, fetch: fileFetch });
  return {
    make(random) {
      const one = () => (random.once(4) ? draw(random, 3) : record(random, fields, 3));
      const input = random.once(10) ? Array.from({ length: random.below(5) }, one) : one();
      const args = random.once(4)
        ? [input, random.once(3) ? draw(random, 2) : record(random, options, 1)]
        : [input];
      return { call: random.pick(calls), args };
    },
    async run({ call, args }) {
      try {
        const answer = await withTimeout(
          (estimator[call] as (...args: readonly unknown[]) => Promise<unknown>)(...args),
        );
        requireFinite(answer);
        requireOrder(answer);
        return 'answered';
      } catch (error) {
        if (!isTantiyaError(error)) {
          // A caller's own signal rejects with the caller's own reason.
          throw error;
        }
        if (error.message.length > 1_000)
          throw new Error(`a message of ${error.message.length} characters: ${error.message.slice(0, 200)}`);
        return error.code;
      }
    },
  };
}

function requireOrder(answer: unknown): void {
  if (Array.isArray(answer)) answer.forEach(requireOrder);
  else if (typeof answer === 'object' && answer !== null) {
    const { min, suggested, max, lower, hours, upper, score } = answer as Record<string, number>;
    const rising = [min, suggested, max, lower, hours, upper].filter((value) => value !== undefined);
    const ordered = rising.every((value, index) => index === 0 || value >= (rising[index - 1] ?? value));
    if (!ordered || (rising[0] ?? 1) <= 0) throw new Error(`${JSON.stringify(answer)} is out of order`);
    if (score !== undefined && (score < 0 || score > 100)) throw new Error(`score is ${score}`);
  }
}

/** An answer must not wait for what never comes: `waitMs` may be drawn, but the models are there at once. */
function withTimeout<Value>(promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer after 10 s')), 10_000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
