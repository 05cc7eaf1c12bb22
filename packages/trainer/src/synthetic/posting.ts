import type { JobScope, SkillLevel, Urgency } from '@tantiya/core';
import { typicalHours } from './duration.ts';
import type { NonEmpty, Random } from './random.ts';
import type { JobRequest } from './request.ts';

/** What the client writes. */
export interface Posting {
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
}

type Phrases = NonEmpty<string>;

const places = ['house', 'condo', 'apartment', 'townhouse', 'shop', 'office'] as const;

const titles: Phrases = [
  '{Work}',
  '{Work} po',
  '{Work} at our {place}',
  '{Work} sa {place}',
  'Need {worker}: {work}',
  'Looking for {worker} for {work}',
  'Pa-quote po, {work}',
];
const rushTitles: Phrases = ['URGENT {work}', '{Work}, rush po', 'Need {worker} today: {work}'];

const openings: Readonly<Record<JobScope, Phrases>> = {
  MINOR_REPAIR: [
    '{Work} lang po sa {place}.',
    'Small job only: {work}.',
    'Simple {work} at our {place}.',
    '{Work}, madali lang po ito.',
  ],
  MODERATE_PROJECT: [
    'We need {work} at our {place}.',
    'Looking for {worker} who can do {work} in our {place}.',
    'Magpapagawa po ng {work} dito sa {place} namin.',
    'Please quote for {work}, including clean-up.',
  ],
  MAJOR_RENOVATION: [
    'Big project at our {place}: {work}, from start to finish.',
    'We are renovating our {place} and need a team for {work}.',
    'Malaking trabaho po ito dito sa {place}: {work}.',
    'Looking for a reliable contractor for {work}, with a written contract.',
  ],
};

/** What clients add, by how much there is to say. */
const details: Readonly<Record<JobScope, Phrases>> = {
  MINOR_REPAIR: ['Should take {hours} hours at most.', 'Saglit lang naman ito.', 'Minimum charge is fine.'],
  MODERATE_PROJECT: [
    'Siguro mga {hours} oras ang trabaho.',
    'A site visit before the quote is welcome.',
    'Labor only, but you may quote materials too.',
    'Please bring a helper.',
  ],
  MAJOR_RENOVATION: [
    'We expect about {days} days of work.',
    'Siguro aabot ng {days} araw ang gawa.',
    'Please send a quotation per phase.',
    'Hauling of debris is included.',
    'Progress billing is okay with us.',
    'The plan and list of materials will be given on the site visit.',
    'A foreman must be on site every day.',
  ],
};

const remarks: Phrases = [
  'Pakidala na lang ng sariling tools.',
  'Payment by GCash or cash.',
  'May parking sa loob.',
  'Please send photos of past work.',
  'Someone will be home the whole day.',
  'Text muna bago pumunta.',
  'Official receipt needed.',
  'Bayad agad pagkatapos.',
  'The guard will ask for an ID.',
  'May merienda po.',
  'Paki-include ang transpo sa quote.',
  'Previous worker did not finish.',
];

const deadlines: Readonly<Record<Urgency, Phrases>> = {
  LOW: ['No rush.', 'Kahit next month pa.', 'Any weekend works for us.'],
  MEDIUM: ['Within the week sana.', 'Weekdays preferred.'],
  HIGH: ['Kailangan na po today or tomorrow.', 'ASAP please.'],
};

const demands: Readonly<Record<SkillLevel, Phrases>> = {
  ENTRY: ['Basic skills are enough.', 'Kahit baguhan okay lang.'],
  INTERMEDIATE: ['With some experience please.'],
  EXPERT: ['Licensed and very experienced only.', 'Yung bihasa na po talaga, with references.'],
};

/** Mean number of details for a job of ordinary size. */
const detailCount: Readonly<Record<JobScope, number>> = {
  MINOR_REPAIR: 0.6,
  MODERATE_PROJECT: 1.8,
  MAJOR_RENOVATION: 4.5,
};

const scopeTags: Readonly<Record<JobScope, Phrases>> = {
  MINOR_REPAIR: ['quick-fix', 'small-job'],
  MODERATE_PROJECT: ['project', 'whole-day'],
  MAJOR_RENOVATION: ['renovation', 'contract'],
};

export function drawPosting(random: Random, request: JobRequest): Posting {
  const { trade, scope, urgency, skillLevel } = request;
  const work = random.pick(trade.work[scope]);
  const place = random.pick(places);
  const guessedHours = typicalHours(request) * random.factor(0.25);
  const slots: Slots = {
    work,
    Work: work.charAt(0).toUpperCase() + work.slice(1),
    worker: trade.worker,
    place,
    hours: String(Math.max(Math.round(guessedHours), 2)),
    days: String(Math.max(Math.round(guessedHours / 8), 2)),
  };
  const rush = urgency === 'HIGH' && random.chance(0.4);
  const title = fill(random.pick(rush ? rushTitles : titles), slots);
  if (request.express) return { title, description: '', tags: [] };

  // Larger jobs need more words, and some clients are wordier than others.
  const count = random.poisson(detailCount[scope] * request.size * random.factor(0.3));
  const sentences = [
    random.pick(openings[scope]),
    ...random.sample([...details[scope], ...trade.details, ...remarks], count),
    ...(random.chance(0.3) ? [random.pick(demands[skillLevel])] : []),
    ...(random.chance(0.3) ? [random.pick(deadlines[urgency])] : []),
  ];
  return { title, description: fill(sentences.join(' '), slots), tags: drawTags(random, request, place) };
}

/** Nine clients in ten tag a job: with its trade, and when they think of it its scope, hurry and place. */
function drawTags(
  random: Random,
  { trade, scope, urgency, environment }: JobRequest,
  place: string,
): readonly string[] {
  if (random.chance(0.1)) return [];
  const candidates: readonly (readonly [tag: string, probability: number])[] = [
    [random.pick(trade.tags), 0.9],
    [random.pick(scopeTags[scope]), 0.7],
    [urgency === 'HIGH' ? 'rush' : 'flexible', urgency === 'MEDIUM' ? 0 : 0.5],
    [place, 0.25],
    ['outdoor', environment === 'INDOOR' ? 0 : 0.4],
  ];
  return candidates.filter(([, probability]) => random.chance(probability)).map(([tag]) => tag);
}

type Slots = Readonly<Record<string, string>>;

function fill(template: string, slots: Slots): string {
  return template.replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot);
}
