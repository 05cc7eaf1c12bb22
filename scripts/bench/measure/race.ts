import { median, type Summary, summarize } from './statistics.ts';

/** One way of doing the job that is being timed. */
export interface Runner {
  readonly name: string;
  /** Prepares a turn, untimed. */
  readonly enter?: (() => Promise<unknown>) | undefined;
  /** Does the job once; a promise is waited for. `turn` counts calls, so that inputs can vary. */
  readonly call: (turn: number) => unknown;
}

export interface RaceLength {
  readonly rounds: number;
  /** How long one runner is sampled per round, in ms; at least one call. */
  readonly turnMs: number;
}

/** What one call took, in microseconds. */
export interface Timing extends Summary {
  readonly name: string;
  /** Median of each round. */
  readonly rounds: readonly number[];
}

/**
 * Times runners in turns, round after round, so that noise of the machine hits all alike. A turn starts with a
 * warm-up; then every call is one sample, or every few calls where one is too short for the clock.
 */
export async function race(
  runners: readonly Runner[],
  { rounds, turnMs }: RaceLength,
): Promise<readonly Timing[]> {
  const taken = runners.map(() => [] as (readonly number[])[]);
  for (let round = 0; round < rounds; round++) {
    for (const [index, runner] of runners.entries()) taken[index]?.push(await takeTurn(runner, turnMs));
  }
  return runners.map(({ name }, index) => {
    const samples = taken[index] ?? [];
    return { name, ...summarize(samples.flat()), rounds: samples.map(median) };
  });
}

async function takeTurn({ enter, call }: Runner, turnMs: number): Promise<readonly number[]> {
  await enter?.();
  let turn = 0;
  const burst = async (calls: number): Promise<number> => {
    const start = performance.now();
    for (let left = calls; left > 0; left--) {
      const pending = call(turn++);
      if (pending instanceof Promise) await pending;
    }
    return performance.now() - start;
  };

  // Calls grow into samples that the clock can measure while the code warms up.
  let calls = 1;
  const warmUpEnd = performance.now() + turnMs / 3;
  do if ((await burst(calls)) < shortestSampleMs) calls *= 2;
  while (performance.now() < warmUpEnd);

  const end = performance.now() + turnMs;
  const samples: number[] = [];
  do samples.push(((await burst(calls)) / calls) * 1000);
  while (performance.now() < end);
  return samples;
}

/** Twenty ticks of the clock: browsers make theirs coarse. */
const shortestSampleMs = 20 * clockTickMs();

function clockTickMs(): number {
  const ticks = Array.from({ length: 20 }, () => {
    const start = performance.now();
    let now = start;
    while (now === start) now = performance.now();
    return now - start;
  });
  return Math.min(...ticks);
}
