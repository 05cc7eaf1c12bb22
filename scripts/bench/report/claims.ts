import type { ColdPage } from '../browser/cold-pages.ts';
import type { Timing } from '../measure/race.ts';
import { type Ratio, ratioOverRounds } from '../measure/statistics.ts';
import type { Measurement } from './results.ts';

/** How many times better the direct engine must be, and was. */
export interface Claim {
  readonly what: string;
  /** What it is compared to. */
  readonly against: string;
  readonly required: number;
  readonly measured: Ratio;
}

/** About one model in one environment. */
export interface EngineClaim extends Claim {
  /** Node or Chromium. */
  readonly where: string;
  /** Id and version. */
  readonly model: string;
}

export function holds({ required, measured }: Claim): boolean {
  return measured.median >= required;
}

export function engineClaims({ where, figures }: Measurement): readonly EngineClaim[] {
  const { single, batches, model } = figures;
  const long = single.find(({ characters }) => characters === 2000);
  const large = batches.find(({ rows }) => rows === 10_000);
  const claims = [
    compare('network, one row', 'fastest tfjs', 25, long?.network),
    compare('whole `price()`, 2,000 characters', 'fastest tfjs', 10, long?.whole),
    compare('network, 10,000 rows', 'tfjs wasm', 2, large?.timings),
    ...single.flatMap(({ characters, network, steps }): readonly Claim[] => {
      const [direct, parse, encode] = [
        network.find(isDirect),
        ...['parse', 'encode'].map((step) => steps.find(({ name }) => name === step)),
      ];
      if (!direct || !parse || !encode) return [];
      const encoding = parse.rounds.map((ms, round) => ms + (encode.rounds[round] ?? Number.NaN));
      const what = `encoding ${characters.toLocaleString('en')} characters is not slower than the network`;
      return [{ what, against: 'encoding', required: 1, measured: ratioOverRounds(direct.rounds, encoding) }];
    }),
  ].flat();
  return claims.map((claim) => ({ ...claim, where, model }));
}

const isDirect = ({ name }: Timing) => name === 'direct';

/** Against one of the timings, or against the fastest of those of tfjs. */
function compare(
  what: string,
  against: string,
  required: number,
  timings: readonly Timing[] = [],
): readonly Claim[] {
  const direct = timings.find(isDirect);
  const [opponent] = timings
    .filter(({ name }) => (against === 'fastest tfjs' ? name.startsWith('tfjs') : name === against))
    .toSorted((a, b) => a.p50 - b.p50);
  if (!direct || !opponent) return [];
  return [{ what, against, required, measured: ratioOverRounds(opponent.rounds, direct.rounds) }];
}

/** Against every other page. */
export function coldPageClaims(pages: readonly ColdPage[]): readonly Claim[] {
  const direct = pages.find(({ name }) => name === 'direct');
  if (!direct) return [];
  const compareAll = (what: string, required: number, figures: (page: ColdPage) => readonly number[]) =>
    pages
      .filter((page) => page !== direct)
      .map((page): Claim => {
        const measured = ratioOverRounds(figures(page), figures(direct));
        return { what, against: page.name, required, measured };
      });
  return [
    ...compareAll('bytes of code and model', 10, ({ codeBytes, modelBytes }) => [codeBytes + modelBytes]),
    ...compareAll('time from navigation', 5, ({ modelMs }) => modelMs),
  ];
}
