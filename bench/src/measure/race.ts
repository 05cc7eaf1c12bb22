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
  /** How long one runner is timed per round, in ms; at least one call. */
  readonly turnMs: number;
}

/** What one call took, in microseconds. */
export interface Timing {
  readonly name: string;
  /** Quantiles over the samples of all rounds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly samples: number;
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
  const raced = runners.map((runner) => ({ runner, turns: [] as (readonly number[])[] }));
  for (let round = 0; round < rounds; round++) {
    for (const { runner, turns } of raced) turns.push(await takeTurn(runner, turnMs));
  }
  return raced.map(({ runner: { name }, turns }) => {
    const samples = turns.flat();
    const [p50 = 0, p95 = 0, p99 = 0] = [0.5, 0.95, 0.99].map((share) => quantile(samples, share));
    return { name, p50, p95, p99, samples: samples.length, rounds: turns.map(median) };
  });
}

/** @returns microseconds per call */
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

  // Calls are bundled until the clock can measure a bundle; meanwhile the code warms up.
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

/** @param share 0..1; between two samples the quantile is interpolated; NaN without samples */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at % 1);
}

export const median = (samples: readonly number[]) => quantile(samples, 0.5);
