import type { CompletionTimeInput } from '../completion-time/input.ts';
import type { Design } from '../design.ts';
import { createEncoder, type Fitted } from '../encoding/encode.ts';
import { specifiedDesign } from '../model/manifest.test-support.ts';
import type { PriceInput } from '../price/input.ts';
import type { ProfileInput } from '../profile-score/input.ts';
import type { Task } from '../task.ts';
import { type TaskId, taskIds } from '../task-id.ts';
import { withTask } from '../tasks.ts';

/** Item `index` of a list that repeats without end. Lists whose lengths share no factor meet in ever new pairs. */
const cycle = <Value>(values: readonly Value[], index: number): Value | undefined =>
  values[index % values.length];

const texts = [
  'Fix a leaking kitchen sink',
  '',
  null,
  'Kailangan ng tubero sa Dasmariñas — madalian!',
  '🔧🚿 fix 🚽 asap 🙏🏽',
  '修理漏水的水龙头',
  'إصلاح صنبور المطبخ',
  'e\u0301e\u0301 naïve façade', // combining and composed accents
  '👨‍👩‍👧‍👦 family home',
  '\ud83d lone \udd27 surrogates \ud83d',
  'spaces\u00a0of\u3000every\u2003kind\ufeffhere',
  '   \n\t  ',
  'x'.repeat(20_000),
  '🔧 '.repeat(6_667),
  'word '.repeat(4_000),
  'a'.repeat(499),
  'a'.repeat(501),
  'b '.repeat(100),
  'c '.repeat(101),
  '\0\u0001\u200b\u202e',
  'ΣΊΣΥΦΟΣ İstanbul ẞ',
  undefined,
  '<script>alert(1)</script> & "quotes"',
];

const tagLists = [
  ['php', 'css'],
  [],
  ['PHP', ' php ', 'Php'],
  ['', ' ', '\t'],
  null,
  ['🔧', '🔧', 'émail', 'E\u0301MAIL'],
  Array.from({ length: 40 }, (_, index) => `tag ${index}`),
  ['tag 0', 'TAG 19', 'tag 20'],
  ['x'.repeat(20_000), 'graphic design'],
  ['İ', 'i̇', 'ẞ', 'ß'],
  ['__proto__', 'constructor'],
  undefined,
  ['css', 'graphic design', 'php', 'tag 3'],
];

const categories = [
  'Plumbing',
  3,
  '3',
  null,
  'HVAC (Aircon Services)',
  '',
  '🔧',
  0,
  -1,
  1.5,
  'General Cleaning',
  undefined,
];
const urgencies = ['LOW', 'MEDIUM', 'HIGH', 'high', null] as const;
const numbers = [
  0,
  null,
  1,
  0.1,
  1 / 3,
  5,
  9.99,
  10,
  11,
  19.5,
  20,
  40,
  99,
  100,
  undefined,
  101,
  5_000,
  123_456.789,
  1e308,
];
const percents = [0, null, 100, 33.3, 49.9, 50, 84.9, 0.1, undefined, 66.6, 99.99];
const ratings = [null, 5, 4.5, 0, 3.3, 0.1, 4.999];

const priceInputs = Array.from(
  { length: 200 },
  (_, index): PriceInput => ({
    title: cycle(texts, index),
    description: cycle(texts, index * 5 + 3),
    category: cycle(categories, index),
    urgency: cycle(urgencies, index),
    skillLevel: cycle(['ENTRY', 'INTERMEDIATE', 'EXPERT', null, 'expert'] as const, index * 2 + 1),
    materials: cycle([['pipe'], [], null, Array.from({ length: 12 }, String), ['', '', '🔧']], index * 3),
    tags: cycle(tagLists, index),
    currency: cycle(['PHP', null, 'usd', 'HKD'], index),
  }),
);

const completionTimeInputs = Array.from(
  { length: 60 },
  (_, index): CompletionTimeInput => ({
    budget: cycle(numbers, index),
    currency: cycle(['PHP', 'USD', null, 'jpy'], index),
    category: cycle(categories, index),
    urgency: cycle(urgencies, index),
    materials: cycle([['paint'], [], null, Array.from({ length: 12 }, String)], index),
    jobType: cycle(['LISTING', 'INVITE', null, 'invite'] as const, index * 3 + 1),
    createdAt: cycle(
      [
        '2026-11-24T09:30',
        '2026-11-29',
        null,
        '2024-02-29T23:59:59.999+14:00',
        '1999-12-31 00:00:00-12',
        '2026-07-01T12:00Z',
        undefined,
      ],
      index,
    ),
    worker:
      index % 4 === 0
        ? null
        : {
            completedJobs: cycle(numbers, index + 1),
            rating: cycle(ratings, index),
            earnings: cycle(numbers, index * 2),
            specializations: cycle(numbers, index + 5),
            experienceYears: cycle(numbers, index + 7),
            profileCompletion: cycle(percents, index),
          },
  }),
);

const profileInputs = Array.from({ length: 60 }, (_, index): ProfileInput => {
  const certifications = cycle(numbers, index + 2);
  return {
    profileCompletion: cycle(percents, index),
    bio: cycle(texts, index),
    bioLength: cycle(numbers, index),
    hourlyRate: cycle(numbers, index + 3),
    yearsOfExperience: cycle(percents, index + 1),
    specializations: cycle(numbers, index + 4),
    certifications,
    verifiedCertifications: cycle([0, null, (certifications ?? 0) / 3, certifications], index),
    completedJobs: cycle(numbers, index + 6),
    rating: cycle(ratings, index),
    earnings: cycle(numbers, index * 3),
    clientSatisfaction: cycle(percents, index * 2),
    isActive: cycle([true, false, null], index),
    country: cycle(['India', 'united states', 'Philippines', null, ' EGYPT ', '🇵🇭', 'TURKEY'], index),
    skill: cycle(['AI', 'ui/ux design', 'Plumbing', null, 'Other', ' '], index),
  };
});

/**
 * The same inputs on every machine: unicode, empty, huge, weird tags, numeric categories, missing fields. Node and
 * browser must make the same vectors of them, to the last bit.
 */
export const fixedInputs = {
  price: priceInputs,
  'completion-time': completionTimeInputs,
  'profile-score': profileInputs,
} as const satisfies Readonly<Record<TaskId, readonly unknown[]>>;

const fitted: Fitted = {
  category_one_hot: ['plumbing', '3', 'hvac-aircon-services', 'general-cleaning', '0', '1', '1-5'],
  tag_one_hot: ['php', 'css', 'graphic design', '🔧', ...Array.from({ length: 16 }, (_, id) => `tag ${id}`)],
};

/**
 * @returns one text per fixed input, by task: 8 hexadecimal digits for the bits of each float32 of the vector that the
 * specification's design makes of it
 */
export function fixedVectors(): Readonly<Record<TaskId, readonly string[]>> {
  const vectors = taskIds.map((id) => [id, withTask(id, fixedVectorsOf)] as const);
  return Object.fromEntries(vectors) as Record<TaskId, readonly string[]>;
}

function fixedVectorsOf<Parsed>({
  id,
  designs,
  parse,
}: Pick<Task<TaskId, Parsed, unknown, unknown, unknown>, 'id' | 'designs' | 'parse'>): readonly string[] {
  return hexRows(
    specifiedDesign({ id, designs }),
    fixedInputs[id].map((input) => parse(input).parsed),
  );
}

function hexRows<Parsed>(
  { features }: Design<Parsed, unknown>,
  inputs: readonly Parsed[],
): readonly string[] {
  const { encode } = createEncoder(features, fitted);
  return inputs.map((input) => {
    const bits = new Uint32Array(encode([input]).dense.buffer);
    return Array.from(bits, (word) => word.toString(16).padStart(8, '0')).join('');
  });
}
