import type { ColdPage, Visit } from '../browser/cold-pages.ts';
import type { EngineFigures, Work, WorkTiming } from '../measure/engines.ts';
import { median } from '../measure/race.ts';
import { count } from './format.ts';

/** A row of a table. */
type Record = Readonly<globalThis.Record<string, string>>;

/** What has to hold of one model in one environment. */
export function engineClaims({ where, model, timings }: EngineFigures): readonly Record[] {
  const fastest = (names: string, work: Work, size: number): WorkTiming | undefined =>
    timings
      .filter((timing) => timing.work === work && timing.size === size && timing.name.startsWith(names))
      .toSorted((a, b) => a.p50 - b.p50)[0];
  const rounds = (...timing: Parameters<typeof fastest>) => fastest(...timing)?.rounds ?? [];
  const claim = (
    what: string,
    against: string,
    required: number,
    slow: readonly number[],
    quick: readonly number[],
  ): Record => ({
    '': what,
    where,
    against,
    'at least': String(required),
    [`\`${model}\``]: verdict(slow, quick, required),
  });
  const against = (what: string, names: string, required: number, work: Work, size: number) => {
    const opponent = names === 'tfjs' ? 'fastest tfjs' : names;
    return claim(what, opponent, required, rounds(names, work, size), rounds('direct', work, size));
  };
  return [
    against('network, one row', 'tfjs', 25, 'network alone', 2000),
    against('whole `price()`, 2,000 characters', 'tfjs', 10, 'whole answer', 2000),
    against('network, 10,000 rows', 'tfjs wasm', 2, 'batch', 10_000),
    ...[200, 2000].map((characters) => {
      const encode = rounds('encode', 'this step alone', characters);
      const encoding = rounds('parse', 'this step alone', characters).map((us, at) => us + (encode[at] ?? 0));
      return claim(
        `encoding ${count(characters)} characters is not slower than the network`,
        'encoding',
        1,
        rounds('direct', 'network alone', characters),
        encoding,
      );
    }),
  ];
}

/** What has to hold of every page beside the direct one. */
export function coldPageClaims([direct, ...others]: readonly ColdPage[]): readonly Record[] {
  return others.map((page) => {
    const compare = (required: number, figure: (visit: Visit) => number) =>
      verdict(page.visits.map(figure), direct?.visits.map(figure) ?? [], required);
    return {
      page: page.name,
      'bytes of code and model, at least 10': compare(10, (visit) => visit.codeBytes + visit.modelBytes),
      'time from navigation, at least 5': compare(5, ({ modelMs }) => modelMs),
    };
  });
}

/**
 * How many times more one thing takes than another, round by round, so that noise that hits a whole round cancels out:
 * the median over rounds, the rounds' extremes, and whether the median is what is required.
 */
export function verdict(dividends: readonly number[], divisors: readonly number[], required: number): string {
  if (dividends.length === 0 || divisors.length === 0) return '-';
  const ratios = dividends.map((dividend, round) => dividend / (divisors[round] ?? Number.NaN));
  const [middle, low, high] = [median(ratios), Math.min(...ratios), Math.max(...ratios)];
  const spread = low === high ? '' : ` (${count(low)} to ${count(high)})`;
  return `${count(middle)}${spread} ${middle >= required ? 'yes' : '**no**'}`;
}
