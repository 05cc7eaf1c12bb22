import { type BadRow, isBadRow } from '../data/bad-row.ts';
import { defineRecipe, defineTableRecipe } from '../data/define-recipe.ts';
import type { Example, Recipe } from '../data/example.ts';
import * as field from '../data/field.ts';
import { priceInPhp } from '../data/prices.ts';
import type { CellValues, Table } from '../data/table/table.ts';

/*
 * Building permits of three cities: what somebody wrote about a work on a house, and the cost that was declared for it,
 * which is often too low. What a permit costs (`permit_fee`) follows from the cost and is never read.
 */

/** Free text of a sentence or more. */
export const nashvillePermits = defineTableRecipe({
  name: 'nashville-permits',
  task: 'price',
  summary: 'Building permits of Nashville, 2021 to 2024: purpose and declared cost in USD',
  table: 'nashville_permits_usd.csv.gz',
  split: 'chronological',
  columns: ['date_entered', 'permit_type', 'permit_subtype', 'purpose', 'const_cost_usd'],
  example: (values, row) => ({
    id: String(row),
    input: {
      description: field.text(values, 'purpose'),
      category: field.text(values, 'permit_type'),
      currency: 'USD',
      attributes: { subtype: field.text(values, 'permit_subtype') },
    },
    ...priceInPhp(values, 'const_cost_usd', 'USD'),
    createdAt: dayOf(values, 'date_entered'),
  }),
});

const spearfishColumns = ['year', 'month', 'construction_type', 'cost_usd', 'outside_city_limits'] as const;

/** A few words each, and the month. */
export const spearfishPermits = defineTableRecipe({
  name: 'spearfish-permits',
  task: 'price',
  summary: 'Building permits of Spearfish, 2013 to 2025: a short phrase and the declared cost in USD',
  table: 'spearfish_permits_usd.csv.gz',
  split: 'chronological',
  columns: spearfishColumns,
  example: spearfishExample,
});

function spearfishExample(values: CellValues<(typeof spearfishColumns)[number]>, row: number) {
  const year = field.required(field.number(values, 'year'), values, 'year');
  const month = field.required(field.number(values, 'month'), values, 'month');
  const phrase = field.text(values, 'construction_type');
  return {
    id: String(row),
    input: {
      title: phrase,
      category: phrase && useOf(phrase),
      currency: 'USD',
      attributes: { outside: field.flag(values, 'outside_city_limits') ? 'yes' : undefined },
    },
    ...priceInPhp(values, 'cost_usd', 'USD'),
    createdAt: Date.UTC(year, month - 1),
  };
}

/** Most phrases begin with it, written out or not. */
function useOf(phrase: string): string | undefined {
  if (/\bcom/i.test(phrase)) return 'commercial';
  return /\bres/i.test(phrase) ? 'residential' : undefined;
}

const calgaryColumns = [
  'permittype',
  'permitclass',
  'permitclassmapped',
  'workclass',
  'description',
  'housingunits',
  'totalsqft',
  'applieddate',
] as const;
const calgaryCostColumns = [...calgaryColumns, 'estprojectcost_cad'] as const;

/** Short texts, classes and sizes. */
export const calgaryPermits = defineTableRecipe({
  name: 'calgary-permits',
  task: 'price',
  summary: 'Building permits of Calgary, 1999 to 2026: description, class, size and declared cost in CAD',
  table: 'calgary_permits_cad.csv.gz',
  split: 'chronological',
  columns: calgaryCostColumns,
  example: calgaryExample,
});

function calgaryExample(values: CellValues<(typeof calgaryCostColumns)[number]>, row: number) {
  if (field.text(values, 'estprojectcost_cad') === undefined) return undefined; // asked for at some works only
  return {
    id: String(row),
    input: { ...calgaryInput(values), currency: 'CAD' },
    ...priceInPhp(values, 'estprojectcost_cad', 'CAD'),
    createdAt: dayOf(values, 'applieddate'),
  };
}

const dayMs = 24 * 3600 * 1000;

/**
 * Such works take months, which is longer than the task answers: here a day stands for one of its hours. Errors of
 * logarithms do not depend on the unit.
 */
export const calgaryPermitDays = defineTableRecipe({
  name: 'calgary-permit-days',
  task: 'completion-time',
  summary: 'Building permits of Calgary: days from issue to completion, each as an hour of the task',
  table: 'calgary_permits_cad.csv.gz',
  split: 'chronological',
  columns: [...calgaryColumns, 'issueddate', 'days_issued_to_completed'],
  example: (values, row) => {
    const days = field.number(values, 'days_issued_to_completed');
    if (days === undefined) return undefined;
    const issuedAt = dayOf(values, 'issueddate');
    return {
      id: String(row),
      input: { ...calgaryInput(values), createdAt: values.issueddate },
      target: [Math.min(Math.max(days, shortestDays), longestDays)],
      createdAt: issuedAt,
      endedAt: issuedAt + days * dayMs,
    };
  },
});

/** The bounds of the task, in its hours. */
const shortestDays = 0.5;
const longestDays = 720;

function calgaryInput(values: CellValues<(typeof calgaryColumns)[number]>) {
  const units = field.number(values, 'housingunits') ?? 0;
  const squareFeet = field.number(values, 'totalsqft');
  return {
    title: field.text(values, 'description'),
    // What a client would write down, so that the reader of quantities finds it.
    description: [
      units > 0 ? `${units} housing units` : undefined,
      squareFeet === undefined ? undefined : `${squareFeet} sqft`,
    ]
      .filter((part) => part !== undefined)
      .join(', '),
    category: field.text(values, 'permitclass'),
    attributes: {
      type: field.text(values, 'permittype'),
      use: field.text(values, 'permitclassmapped'),
      work: field.text(values, 'workclass'),
    },
  };
}

/**
 * Works on homes in Spearfish and Calgary, whose licences let a model be shipped. Only what a client could write is an
 * input: the words of the description and of the kind of work, no class of an office.
 */
export const homePermits: Recipe = defineRecipe({
  name: 'home-permits',
  task: 'price',
  summary: 'Building permits for homes in Spearfish (USD) and Calgary (CAD): words and declared cost',
  tables: ['spearfish_permits_usd.csv.gz', 'calgary_permits_cad.csv.gz'],
  split: 'chronological',
  async *read([spearfish, calgary]) {
    yield* homesOf(spearfishPermits, spearfish);
    yield* homesOf(calgaryPermits, calgary);
  },
});

/** PHP, some 100 dollars. Lower costs stand for none: nobody asks an office about such a work. */
const lowestDeclared = 5_000;

/** Drops what is no home or has no cost to speak of, and of the input all but the words of a client. */
async function* homesOf(recipe: Recipe, table: Table): AsyncGenerator<Example | BadRow> {
  for await (const row of recipe.read([table])) {
    if (isBadRow(row)) {
      yield { ...row, place: { text: `${table.name}, ${row.place.text}` } };
      continue;
    }
    const { title = '', description, attributes } = row.input as unknown as PermitInput;
    const { use, work } = attributes;
    if (use === 'Non-Residential' || commercial.test(title) || (row.target[0] ?? 0) < lowestDeclared)
      continue;
    const words = [work, spellOut(title)].filter((part) => part !== undefined).join(' ');
    yield { ...row, id: `${table.name} ${row.id}`, input: { title: words, description } };
  }
}

/** What the two recipes give. */
interface PermitInput {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly attributes: { readonly use?: string | undefined; readonly work?: string | undefined };
}

const commercial = /^(com|comm|commercial|sign|church|public|school|industrial)\b/i;

/** The abbreviations of the two offices, as a client would write them. */
const spelled: ReadonlyMap<string, string> = new Map([
  ['res', 'residential'],
  ['sfd', 'single family house'],
  ['semi', 'semi-detached house'],
  ['ssuite', 'secondary suite'],
  ['bsmt', 'basement'],
  ['dev', 'development'],
  ['alt', 'alteration'],
  ['addn', 'addition'],
  ['dwell', 'dwelling'],
  ['twnhs', 'townhouse'],
  ['bathrm', 'bathroom'],
  ['mfg', 'manufactured'],
  ['mh', 'mobile home'],
]);

function spellOut(phrase: string): string {
  return phrase
    .toLowerCase()
    .split(/([^a-z]+)/)
    .map((word) => spelled.get(word) ?? word)
    .join('');
}

const dayFormat = /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/;

function dayOf<Column extends string>(values: CellValues<Column>, column: Column): number {
  return field.required(field.time(values, column, dayFormat), values, column);
}
