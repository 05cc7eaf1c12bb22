import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryCompletionTimeInput } from './completion-time/arbitrary-completion-time-input.test-support.ts';
import { completionTimeTask } from './completion-time/task.ts';
import { createEncoder, type Fitted } from './encoding/encode.ts';
import { columnNames, type Feature } from './encoding/feature.ts';
import { entriesOf } from './encoding/rows.ts';
import { isTantiyaError } from './errors.ts';
import { arbitraryPriceInput } from './price/arbitrary-price-input.test-support.ts';
import { priceTask } from './price/task.ts';
import { arbitraryProfile } from './profile-score/arbitrary-profile.test-support.ts';
import { profileScoreTask } from './profile-score/task.ts';
import type { Task } from './task.ts';
import type { TaskId } from './task-id.ts';

type Input = Readonly<Record<string, unknown>>;

const fitted = {
  category_one_hot: Array.from({ length: 30 }, (_, id) => `category-${id}`),
  tag_one_hot: Array.from({ length: 20 }, (_, id) => `tag-${id}`),
};

/** What was fitted for a feature. */
function fittedFor<Parsed>(feature: Feature<Parsed>): Fitted {
  if (feature.kind === 'dense' || !feature.fit) return fitted;
  const { name, fit } = feature;
  if (fit.kind === 'names') {
    return { [name]: ['usd', 'eur', 'philippines', 'category-0', 'category-29'].slice(0, fit.size) };
  }
  return fit.kind === 'number' ? { [name]: [0, 1, 2, 3.5, 5, 8, 16].slice(0, fit.knots) } : {};
}

/** The caller's fields of each task, those within `worker` too. */
const fields: Readonly<Record<TaskId, readonly string[]>> = {
  price: [
    'title',
    'description',
    'category',
    'urgency',
    'skillLevel',
    'materials',
    'tags',
    'scope',
    'environment',
    'currency',
    'client.country',
    'client.rating',
    'client.reviews',
    'client.spent',
    'attributes',
  ],
  'completion-time': [
    'budget',
    'currency',
    'category',
    'urgency',
    'materials',
    'jobType',
    'createdAt',
    'worker.completedJobs',
    'worker.rating',
    'worker.earnings',
    'worker.specializations',
    'worker.experienceYears',
    'worker.profileCompletion',
    'title',
    'description',
    'tags',
    'attributes',
  ],
  'profile-score': [
    'profileCompletion',
    'bio',
    'bioLength',
    'hourlyRate',
    'yearsOfExperience',
    'specializations',
    'certifications',
    'verifiedCertifications',
    'completedJobs',
    'rating',
    'earnings',
    'clientSatisfaction',
    'isActive',
    'country',
    'skill',
  ],
};

/** One input with a single field of another. */
function withField(input: Input, other: Input, field: string): Input {
  const [name = '', inner] = field.split('.');
  if (inner === undefined) return { ...input, [name]: other[name] };
  return {
    ...input,
    [name]: withField((input[name] ?? {}) as Input, (other[name] ?? {}) as Input, inner),
  };
}

describeDesigns(priceTask, arbitraryPriceInput);
describeDesigns(completionTimeTask, arbitraryCompletionTimeInput);
describeDesigns(profileScoreTask, arbitraryProfile);

function describeDesigns<Parsed, Prediction, View, Value>(
  task: Task<TaskId, Parsed, Prediction, View, Value>,
  arbitraryInput: fc.Arbitrary<object>,
): void {
  describe.each(task.designs)('the design $id', ({ id, features, outputs, tolerance, head }) => {
    const pairs = fc.record({
      input: arbitraryInput as fc.Arbitrary<Input>,
      other: arbitraryInput as fc.Arbitrary<Input>,
    });

    /** Encodes one feature alone; undefined for an input that the task refuses. */
    const columnsOf = (feature: Feature<Parsed>) => {
      const { shape, encode } = createEncoder([feature], fittedFor(feature));
      return (input: Input) => {
        try {
          return `${entriesOf(encode([task.parse(input).parsed]), 0, shape)}`;
        } catch (error) {
          if (isTantiyaError(error)) return undefined; // more verified certifications than there are
          throw error;
        }
      };
    };

    it('is one of its task', () => expect(id.startsWith(`${task.id}/`)).toBe(true));

    it('has a name of its own for each feature and each column', () => {
      const names = features.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(new Set(columnNames(features)).size).toBe(columnNames(features).length);
    });

    it.each(features)('reads only fields that a caller can set: $name', ({ reads }) => {
      expect(reads.length).toBeGreaterThan(0);
      for (const field of reads) expect(fields[task.id]).toContain(field);
    });

    /** Those of the fields whose change from one input to the other moves the feature's columns. */
    const movers = (feature: Feature<Parsed>, among: readonly string[]) => {
      const columns = columnsOf(feature);
      return ({ input, other }: { readonly input: Input; readonly other: Input }) => {
        const before = columns(input);
        if (before === undefined) return [];
        return among.filter((field) => (columns(withField(input, other, field)) ?? before) !== before);
      };
    };

    it.each(features)('does not change $name with a field that it does not read', (feature) => {
      const others = fields[task.id].filter((field) => !feature.reads.includes(field));
      const moving = movers(feature, others);
      fc.assert(
        fc.property(pairs, (pair) => {
          expect(moving(pair)).toEqual([]);
        }),
      );
    });

    it.each(features)('changes $name with each field that it reads', (feature) => {
      const moving = movers(feature, feature.reads);
      const drawn = fc.sample(pairs, { numRuns: 300, seed: 2026 });
      expect(new Set(drawn.flatMap(moving))).toEqual(new Set(feature.reads));
    });

    it('says something of any outputs, and throws for none', () => {
      const job = task.parse({}).parsed;
      const read = head({ widths: [0, 1, 2], knots: [{ at: 1, lower: -1, upper: 1 }] });
      fc.assert(
        fc.property(fc.array(fc.double(), { maxLength: outputs }), (values) => {
          const numbers = JSON.stringify(read(Float64Array.from(values), job, []), (_, value) =>
            typeof value === 'number' && !Number.isFinite(value) ? 'not finite' : value,
          );
          expect(numbers).not.toContain('not finite');
        }),
      );
    });

    it('holds an engine to a tolerance', () => expect(tolerance).toBeGreaterThan(0));
  });
}
