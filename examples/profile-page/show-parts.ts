import type { ProfileScore } from 'tantiya';
import { byId } from '../shared/by-id.ts';
import { formatTenths } from '../shared/format.ts';

type Parts = NonNullable<ProfileScore['parts']>;

const card = byId('parts-card', HTMLElement);
const list = byId('parts', HTMLUListElement);

const names: Readonly<Record<string, string>> = {
  profileCompletion: 'Profile completion',
  bio: 'Bio',
  hourlyRate: 'Hourly rate set',
  yearsOfExperience: 'Experience',
  specializations: 'Specializations',
  certifications: 'Certifications',
  verifiedCertifications: 'Verified certifications',
  completedJobs: 'Completed jobs',
  rating: 'Rating',
  clientSatisfaction: 'Client satisfaction',
  isActive: 'Open for new jobs',
};

/** A bar for each part of the score, with its points and the most there are; nothing where the score has no parts. */
export function showParts({ parts = [], missing }: Pick<ProfileScore, 'parts' | 'missing'>): void {
  const largest = Math.max(...parts.map(({ maximum }) => maximum));
  list.replaceChildren(
    ...parts.map((part) => partElement(part, missing.includes(part.field) && part.points > 0, largest)),
  );
  card.hidden = parts.length === 0;
}

/** @param isAssumed whether nothing was given that the points could be for */
function partElement(
  { field, points, maximum }: Parts[number],
  isAssumed: boolean,
  largest: number,
): HTMLElement {
  const item = document.createElement('li');
  const name = document.createElement('span');
  const amount = document.createElement('b');
  const bar = document.createElement('i');
  name.textContent = `${names[field] ?? field}${isAssumed ? ', none yet' : ''}`;
  amount.textContent = `${formatTenths(points)} of ${formatTenths(maximum)}`;
  bar.style.setProperty('--share', String(points / maximum));
  bar.style.setProperty('--reach', String(maximum / largest));
  item.append(name, amount, bar);
  return item;
}
