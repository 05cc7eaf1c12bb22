import { clampHours, type Urgency } from '@tantiya/core';
import { accepted } from '../data/accepted.ts';
import { type BadRow, isBadRow } from '../data/bad-row.ts';
import { defineRecipe } from '../data/define-recipe.ts';
import type { Example } from '../data/example.ts';
import * as field from '../data/field.ts';
import { orBadRow } from '../data/row-fault.ts';
import type { Table } from '../data/table/table.ts';

const task = 'completion-time';

/**
 * What the person who opens an incident states. Of the two columns named category, the first is the coarser. Whom it
 * was given to, and its state, are left out: three in ten are assigned or even resolved at their first event.
 */
const columns = [
  'number',
  'opened_at',
  'resolved_at',
  'contact_type',
  'location',
  'category',
  'category_2',
  'u_symptom',
  'priority',
] as const;

const timeFormat = /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4}) (?<hour>\d{1,2}):(?<minute>\d\d)$/;

/** Priority follows from the log's impact and urgency, so it stands for both. */
const urgencyByPriority: ReadonlyMap<string, Urgency> = new Map([
  ['1', 'HIGH'],
  ['2', 'HIGH'],
  ['3', 'MEDIUM'],
  ['4', 'LOW'],
]);

/** Hours by the clock from opening to resolving an incident of an IT helpdesk, as known when it is opened. */
export const incidents = defineRecipe({
  name: 'incidents',
  task,
  summary: 'Hours from opening to resolving helpdesk incidents, from what is known when one is opened',
  tables: ['incident_event_log.csv.gz'],
  split: 'chronological',
  read: ([table]) => resolvedIncidents(table),
});

const hourMs = 3600 * 1000;

/** Unresolved incidents, and events after an incident's first, are out of scope. */
async function* resolvedIncidents(table: Table): AsyncGenerator<Example | BadRow> {
  const seen = new Set<string>();
  for await (const read of table.rows(columns)) {
    if (isBadRow(read)) {
      yield read;
      continue;
    }
    const { values: written, place, row } = read;
    const id = written.number;
    if (seen.has(id)) continue;
    seen.add(id);
    const found = orBadRow(place, (): Example | undefined => {
      const values = blankUnknown(written);
      const endedAt = field.time(values, 'resolved_at', timeFormat);
      if (endedAt === undefined) return undefined;
      const startedAt = field.required(field.time(values, 'opened_at', timeFormat), values, 'opened_at');
      if (endedAt < startedAt) throw field.fault('early', values, 'resolved_at');
      const category = field.text(values, 'category');
      const urgency = field.oneOf(values, 'priority', urgencyByPriority);
      const createdAt = new Date(startedAt).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
      const attributes = {
        subcategory: field.text(values, 'category_2'),
        symptom: field.text(values, 'u_symptom'),
        location: field.text(values, 'location'),
        contact: field.text(values, 'contact_type'),
      };
      return accepted(task, {
        place,
        row,
        id,
        input: { category, urgency, createdAt, attributes },
        target: [clampHours((endedAt - startedAt) / hourMs)],
        createdAt: startedAt,
        endedAt,
      });
    });
    if (found !== undefined) yield found;
  }
}

type Values = Readonly<Record<(typeof columns)[number], string>>;

/** The log writes "?" for a missing value. */
function blankUnknown(values: Values): Values {
  const known = { ...values };
  for (const column of columns) if (known[column] === '?') known[column] = '';
  return known;
}
