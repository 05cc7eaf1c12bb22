import type { ColdPage } from '../browser/cold-pages.ts';
import type { EngineFigures } from '../measure/engines.ts';
import type { Timing } from '../measure/race.ts';
import { median, type Ratio, ratioOverRounds } from '../measure/statistics.ts';
import type { Results } from './results.ts';

/** How many times better the direct engine must be, and was. */
export interface Claim {
  readonly what: string;
  /** Node or Chromium. */
  readonly where: string;
  /** What it is compared to. */
  readonly against: string;
  readonly required: number;
  readonly measured: Ratio;
}

export function holds({ required, measured }: Claim): boolean {
  return measured.median >= required;
}

export function claimsOf({ node, chromium }: Results): readonly Claim[] {
  return [
    ...engineClaims('Node', node),
    ...(chromium ? [...engineClaims('Chromium', chromium), ...coldPageClaims(chromium.coldPages)] : []),
  ];
}

function engineClaims(where: string, { single, batches }: EngineFigures): readonly Claim[] {
  const long = single.find(({ characters }) => characters === 2000);
  const large = batches.find(({ rows }) => rows === 10_000);
  return [
    compare('network, one row', where, 25, long?.network, isTfjs),
    compare('whole `price()`, 2,000 characters', where, 10, long?.whole, isTfjs),
    compare('network, 10,000 rows', where, 2, large?.timings, ({ name }) => name === 'tfjs wasm'),
    ...single.flatMap(({ characters, network, steps }): readonly Claim[] => {
      const [direct, parse, encode] = [
        network.find(isDirect),
        ...['parse', 'encode'].map((step) => steps.find(({ name }) => name === step)),
      ];
      if (!direct || !parse || !encode) return [];
      const encoding = parse.rounds.map((ms, round) => ms + (encode.rounds[round] ?? Number.NaN));
      const what = `encoding ${characters.toLocaleString('en')} characters is not slower than the network`;
      return [
        { what, where, against: 'network', required: 1, measured: ratioOverRounds(direct.rounds, encoding) },
      ];
    }),
  ].flat();
}

const isDirect = ({ name }: Timing) => name === 'direct';
const isTfjs = ({ name }: Timing) => name.startsWith('tfjs');

/** Against the fastest of the timings that are candidates. */
function compare(
  what: string,
  where: string,
  required: number,
  timings: readonly Timing[] = [],
  isCandidate: (timing: Timing) => boolean,
): readonly Claim[] {
  const direct = timings.find(isDirect);
  const [fastest] = timings.filter(isCandidate).toSorted((a, b) => a.p50 - b.p50);
  if (!direct || !fastest) return [];
  const measured = ratioOverRounds(fastest.rounds, direct.rounds);
  return [{ what, where, against: fastest.name, required, measured }];
}

function coldPageClaims(pages: readonly ColdPage[]): readonly Claim[] {
  const direct = pages.find(({ engine }) => engine === 'direct');
  if (!direct) return [];
  const others = pages.filter((page) => page !== direct);
  const against = (what: string, required: number, figures: (page: ColdPage) => readonly number[]) => {
    const [best] = others.toSorted((a, b) => median(figures(a)) - median(figures(b)));
    // Against the strongest opponent, and against what a page gets that asks TensorFlow.js for the GPU.
    return others
      .filter((page) => page === best || page.engine === 'webgpu')
      .map((page): Claim => {
        const measured = ratioOverRounds(figures(page), figures(direct));
        return { what, where: 'Chromium', against: `tfjs ${page.engine}`, required, measured };
      });
  };
  return [
    against('bytes of code until the first model answer', 10, ({ codeBytes }) => [codeBytes]),
    against('bytes of code and model until then', 10, ({ codeBytes, modelBytes }) => [
      codeBytes + modelBytes,
    ]),
    against('time from navigation until then', 5, ({ modelMs }) => modelMs),
  ].flat();
}
