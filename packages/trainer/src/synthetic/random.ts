import { randomBinomial, randomGamma, randomNormal, randomPoisson } from 'd3-random';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export type NonEmpty<Item> = readonly [Item, ...Item[]];

/**
 * A stream of draws; the same seed gives the same draws on every machine. Code that computes with them may use `Math.exp`
 * and `Math.log` but not powers, which JavaScript engines round differently.
 */
export interface Random {
  /** In [0, 1). */
  readonly uniform: () => number;
  readonly normal: (mean: number, deviation: number) => number;
  /** A factor around 1: its logarithm is normal with mean 0. */
  readonly factor: (deviation: number) => number;
  readonly gamma: (shape: number, scale: number) => number;
  readonly poisson: (mean: number) => number;
  readonly binomial: (trials: number, probability: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Item>(items: NonEmpty<Item>) => Item;
  /** Picks by weight; the first item when all weights are 0. */
  readonly weighted: <Item>(items: NonEmpty<Item>, weight: (item: Item) => number) => Item;
  /** Up to `count` different items, in drawn order. */
  readonly sample: <Item>(items: readonly Item[], count: number) => readonly Item[];
}

/** @param seed a 32-bit integer */
export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const uniform = () => uniformFloat64(generator);
  const normal = randomNormal.source(uniform);
  const gamma = randomGamma.source(uniform);
  const poisson = randomPoisson.source(uniform);
  const binomial = randomBinomial.source(uniform);

  return {
    uniform,
    normal: (mean, deviation) => normal(mean, deviation)(),
    factor: (deviation) => Math.exp(normal(0, deviation)()),
    gamma: (shape, scale) => gamma(shape, scale)(),
    poisson: (mean) => poisson(mean)(),
    binomial: (trials, probability) => binomial(trials, probability)(),
    chance: (probability) => uniform() < probability,
    pick: (items) => items[Math.floor(uniform() * items.length)] ?? items[0],
    weighted: (items, weight) => {
      let left = uniform() * items.reduce((sum, item) => sum + weight(item), 0);
      for (const item of items) {
        left -= weight(item);
        if (left < 0) return item;
      }
      return items[0];
    },
    sample: (items, count) => {
      const rest = [...items];
      return Array.from({ length: Math.min(count, rest.length) }, () =>
        rest.splice(Math.floor(uniform() * rest.length), 1),
      ).flat();
    },
  };
}
