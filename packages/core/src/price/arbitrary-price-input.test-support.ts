import fc from 'fast-check';
import { currencyToPhp } from '../input/currency.ts';
import {
  arbitraryAttributes,
  arbitraryPosting,
  arbitraryText,
  maybe,
} from '../test-support/arbitrary-text.test-support.ts';
import { categoryPrices } from './heuristic.ts';
import type { PriceInput } from './input.ts';

/** Any job posting that the schema accepts. */
export const arbitraryPriceInput: fc.Arbitrary<PriceInput> = fc.record(
  {
    title: maybe(arbitraryPosting),
    description: maybe(arbitraryPosting),
    category: maybe(
      fc.oneof(
        fc.constantFrom(...Object.keys(categoryPrices), 'category-0', 'category-29'),
        arbitraryText,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      ),
    ),
    urgency: maybe(fc.constantFrom('LOW', 'MEDIUM', 'HIGH', 'low')),
    skillLevel: maybe(fc.constantFrom('ENTRY', 'INTERMEDIATE', 'EXPERT', 'expert')),
    materials: maybe(fc.array(arbitraryText, { maxLength: 15 })),
    tags: maybe(fc.array(fc.oneof(arbitraryText, fc.constantFrom('tag-0', ' TAG-1 ', 'tag-19')))),
    scope: maybe(fc.constantFrom('MINOR_REPAIR', 'MODERATE_PROJECT', 'MAJOR_RENOVATION')),
    environment: maybe(fc.constantFrom('INDOOR', 'OUTDOOR', 'BOTH')),
    currency: maybe(fc.constantFrom(...Object.keys(currencyToPhp), 'usd', ' php ')),
    client: maybe(
      fc.record(
        {
          country: maybe(fc.oneof(arbitraryText, fc.constantFrom('Philippines', 'India'))),
          rating: maybe(fc.double({ min: 0, max: 5, noNaN: true })),
          reviews: maybe(fc.nat({ max: 500 })),
          spent: maybe(fc.nat({ max: 1e6 })),
        },
        { requiredKeys: [] },
      ),
    ),
    attributes: maybe(arbitraryAttributes),
  },
  { requiredKeys: [] },
);
