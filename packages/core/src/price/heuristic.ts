import { heuristicConfidence } from '../calibration/confidence.ts';
import { nameKey } from '../input/name-key.ts';
import type { Urgency } from '../input/urgency.ts';
import type { Reference } from '../model/reference.ts';
import { type Remarks, remarksOn } from '../remarks.ts';
import type { Asked } from '../task.ts';
import type { JobScope, PriceJob, SkillLevel, WorkEnvironment } from './input.ts';
import type { PricePrediction, PriceRange } from './prediction.ts';

/** What a moderate project costs in PHP, by the key of the category. Source: decisions of the specification. */
export const categoryPrices: Readonly<Record<string, PriceRange>> = {
  plumbing: [500, 1500, 5000],
  'electrical-work': [600, 2000, 8000],
  carpentry: [800, 2500, 10000],
  'general-cleaning': [400, 800, 3000],
  'hvac-aircon-services': [1000, 3500, 15000],
  painting: [800, 2000, 8000],
  masonry: [1000, 3000, 12000],
  welding: [800, 2500, 10000],
  'home-repair': [500, 1500, 5000],
  'appliance-repair': [400, 1000, 4000],
  roofing: [1500, 4000, 20000],
  landscaping: [600, 1500, 6000],
  flooring: [1200, 3500, 15000],
  'pest-control': [800, 2000, 6000],
  'moving-services': [500, 1500, 8000],
  demolition: [1000, 3000, 15000],
  tiling: [800, 3000, 15000],
  'auto-mechanic': [500, 2000, 10000],
  'motorcycle-repair': [350, 1000, 5000],
  'furniture-assembly': [300, 800, 2000],
  'glass-installation': [500, 2000, 8000],
  'drywall-installation': [450, 2000, 10000],
  'security-system-installation': [1500, 4000, 25000],
  'pool-service': [600, 1500, 10000],
  'general-labor': [400, 1000, 5000],
  handyman: [500, 1500, 5000],
};

/** By how much a job's circumstances raise or lower its price. Source: decisions of the specification. */
export const priceFactors = {
  urgency: { LOW: 0.9, MEDIUM: 1, HIGH: 1.25 } satisfies Record<Urgency, number>,
  skillLevel: { ENTRY: 0.8, INTERMEDIATE: 1, EXPERT: 1.4 } satisfies Record<SkillLevel, number>,
  scope: { MINOR_REPAIR: 0.5, MODERATE_PROJECT: 1, MAJOR_RENOVATION: 2.5 } satisfies Record<JobScope, number>,
  environment: { INDOOR: 1, OUTDOOR: 1.08, BOTH: 1.12 } satisfies Record<WorkEnvironment, number>,
} as const;

/** The product of a job's four factors. */
export function priceFactor(job: Pick<PriceJob, keyof typeof priceFactors>): number {
  return (
    priceFactors.urgency[job.urgency] *
    priceFactors.skillLevel[job.skillLevel] *
    priceFactors.scope[job.scope] *
    priceFactors.environment[job.environment]
  );
}

/** What jobs cost at factor 1: min, suggested, max and, where they were learned, the ends of the posted band. */
type Prices = readonly [min: number, suggested: number, max: number, least?: number, most?: number];

/** Where no category tells more. */
const usualPrices: Prices = [500, 1500, 5000];

/**
 * The price of a job without a network: what its category costs in the market, else in the table (a category named in the
 * title counts), else what all jobs of the market cost, else 500 / 1500 / 5000; times the factors of urgency, skill, scope
 * and environment.
 *
 * What the market's manifest holds was learned with the same factors, so that heuristic and model mean the same price.
 */
export function guessPrice(job: PriceJob, reference?: Reference): PricePrediction {
  const ofCategory = pricesOf(job, reference);
  const ofMarket = ofCategory ? undefined : asPrices(reference?.overall);
  const factor = priceFactor(job);
  const [min, suggested, max, least, most] = ofCategory?.prices ?? ofMarket ?? usualPrices;
  const isMeasured = ofCategory?.isOfMarket ?? ofMarket !== undefined;
  return {
    range: [min * factor, suggested * factor, max * factor],
    ...(isMeasured && reference?.level !== undefined && { level: reference.level }),
    ...(least !== undefined && most !== undefined && { band: [least * factor, most * factor] }),
    confidence: heuristicConfidence,
    trust: ofCategory ? 'caution' : 'ask',
  };
}

interface CategoryPrices {
  readonly prices: Prices;
  /** Rather than of the table. */
  readonly isOfMarket: boolean;
}

function pricesOf({ category, titleText }: PriceJob, reference?: Reference): CategoryPrices | undefined {
  return priceOf(category, reference) ?? priceOf(categoryIn(titleText), reference);
}

function priceOf(category: string | undefined, reference?: Reference): CategoryPrices | undefined {
  if (category === undefined) return;
  const learned = asPrices(lookUp(reference?.byCategory, category));
  const listed = lookUp(categoryPrices, category);
  const prices = learned ?? listed;
  return prices && { prices, isOfMarket: learned !== undefined };
}

/** What the heuristic makes of the fields of a question. */
export function priceRemarks(
  { parsed: { category }, given }: Asked<PriceJob>,
  reference?: Reference,
): Remarks {
  const isUnknown = category !== undefined && !priceOf(category, reference);
  return remarksOn(given, guessedFrom, isUnknown ? ['category'] : []);
}

/** The fields that move it; of the title, a category that it names. */
const guessedFrom = ['title', 'category', ...Object.keys(priceFactors)];

function lookUp<Row>(table: Readonly<Record<string, Row>> | undefined, category: string): Row | undefined {
  return table && Object.hasOwn(table, category) ? table[category] : undefined;
}

/** A manifest may hold fewer numbers, none of which then count. */
function asPrices([min, suggested, max, ...band]: readonly number[] = []): Prices | undefined {
  return min === undefined || suggested === undefined || max === undefined
    ? undefined
    : [min, suggested, max, ...(band as [number?, number?])];
}

/** A title is not longer; a category far behind in one is not what it is about. */
const longestTitle = 1_000;

/** The longest category name that stands in the title as whole words. */
function categoryIn(title: string): string | undefined {
  if (title === '') return;
  const words = `-${nameKey(title.slice(0, longestTitle)).replace(/[#+.&]/g, '-')}-`;
  return Object.keys(categoryPrices)
    .filter((category) => words.includes(`-${category}-`))
    .sort((a, b) => b.length - a.length)[0];
}
