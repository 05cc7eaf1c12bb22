import fc from 'fast-check';
import { currencyToPhp } from '../input/currency.ts';
import {
  arbitraryAttributes,
  arbitraryPosting,
  arbitraryText,
  maybe,
} from '../test-support/arbitrary-text.test-support.ts';
import type { CompletionTimeInput } from './input.ts';

/** Often small enough that no feature cuts it off, sometimes any number. */
const amount = (max = Number.MAX_VALUE) =>
  maybe(
    fc.oneof(
      fc.nat({ max: Math.min(max, 20) }),
      fc.nat({ max: Math.min(max, 50_000) }),
      fc.double({ min: 0, max, noNaN: true }),
    ),
  );

/** Any job that the schema accepts. */
export const arbitraryCompletionTimeInput: fc.Arbitrary<CompletionTimeInput> = fc.record(
  {
    budget: amount(),
    currency: maybe(fc.constantFrom(...Object.keys(currencyToPhp), 'usd')),
    category: maybe(fc.oneof(arbitraryText, fc.constantFrom('category-0', 'category-29'), fc.integer())),
    urgency: maybe(fc.constantFrom('LOW', 'MEDIUM', 'HIGH', 'high')),
    materials: maybe(fc.array(arbitraryText, { maxLength: 15 })),
    jobType: maybe(fc.constantFrom('LISTING', 'INVITE', 'invite')),
    createdAt: maybe(
      fc
        .date({ min: new Date('0001-01-01T00:00Z'), max: new Date('9999-12-31T23:59Z'), noInvalidDate: true })
        .map((date) => date.toISOString()),
    ),
    worker: maybe(
      fc.record(
        {
          completedJobs: amount(),
          rating: amount(5),
          earnings: amount(),
          specializations: amount(),
          experienceYears: amount(),
          profileCompletion: amount(100),
        },
        { requiredKeys: [] },
      ),
    ),
    title: maybe(arbitraryPosting),
    description: maybe(arbitraryPosting),
    tags: maybe(fc.array(arbitraryText)),
    attributes: maybe(arbitraryAttributes),
  },
  { requiredKeys: [] },
);
