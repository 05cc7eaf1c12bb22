import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BadRow } from './bad-row.ts';
import { collect } from './collect.test-support.ts';
import { type Assignment, withHistory } from './with-history.ts';

const dayMs = 24 * 3600 * 1000;

interface Work {
  readonly worker: string | undefined;
  readonly specialization: string | undefined;
  /** Days since 1970. */
  readonly start: number;
  readonly days: number;
}

function assignment({ worker, specialization, start, days }: Work, row: number): Assignment {
  const startedAt = start * dayMs;
  const endedAt = startedAt + days * dayMs;
  const place = { text: `line ${row + 2}` };
  const example = { place, row, id: String(row), input: { budget: row }, target: [days], endedAt };
  return { example, worker, specialization, startedAt, endedAt };
}

async function histories(work: readonly Work[]): Promise<readonly unknown[]> {
  async function* rows() {
    yield* work.map(assignment);
  }
  const examples = await collect(withHistory(rows()));
  return examples.map((row) => ('input' in row ? row.input['worker'] : row));
}

const someWork = fc.array(
  fc.record({
    worker: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
    specialization: fc.option(fc.constantFrom('paint', 'wood'), { nil: undefined }),
    start: fc.integer({ min: 0, max: 30 }),
    days: fc.integer({ min: 0, max: 10 }),
  }),
  { maxLength: 30 },
);

describe("a worker's history", () => {
  it('counts work, kinds of work and years', async () => {
    const work = [
      { worker: 'a', specialization: 'paint', start: 0, days: 2 },
      { worker: 'a', specialization: 'wood', start: 1, days: 2 },
      { worker: 'b', specialization: 'roof', start: 1, days: 2 },
      { worker: 'a', specialization: 'paint', start: 1461, days: 1 },
    ];
    expect((await histories(work))[3]).toEqual({ completedJobs: 2, specializations: 2, experienceYears: 4 });
  });

  it('of a newcomer is zeros, of nobody is none', async () => {
    const work = { specialization: 'paint', start: 0, days: 2 };
    expect(
      await histories([
        { ...work, worker: 'a' },
        { ...work, worker: undefined },
      ]),
    ).toEqual([{ completedJobs: 0, specializations: 0, experienceYears: 0 }, undefined]);
  });

  it('leaves out work that ended at the very moment, or is still going on', async () => {
    const work = [
      { worker: 'a', specialization: 'paint', start: 0, days: 5 },
      { worker: 'a', specialization: 'paint', start: 1, days: 9 },
      { worker: 'a', specialization: 'paint', start: 5, days: 1 },
    ];
    expect((await histories(work))[2]).toMatchObject({ completedJobs: 0 });
  });

  it('never looks into the future: what ends later may change or vanish', () =>
    fc.assert(
      fc.asyncProperty(someWork, async (work) => {
        const all = await histories(work);
        for (const [index, { start }] of work.entries()) {
          const past = [...work.entries()].filter(
            ([at, other]) => at === index || other.start + other.days < start,
          );
          const fromPast = await histories(past.map(([, other]) => other));
          expect(fromPast[past.findIndex(([at]) => at === index)]).toEqual(all[index]);
        }
      }),
    ));

  it('keeps the order of the rows and hands on bad rows', async () => {
    const bad: BadRow = { place: { text: 'line 9' }, kind: 'invalid hours', detail: 'hours is "x"' };
    async function* rows() {
      yield assignment({ worker: 'a', specialization: 'paint', start: 9, days: 1 }, 0);
      yield bad;
      yield assignment({ worker: 'a', specialization: 'paint', start: 0, days: 1 }, 1);
    }
    const read = await collect(withHistory(rows()));
    expect(read.map(({ place }) => place.text)).toEqual(['line 9', 'line 2', 'line 3']);
    expect(read[0]).toBe(bad);
  });
});
