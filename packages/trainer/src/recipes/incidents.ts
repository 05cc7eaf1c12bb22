import { clampHours, type Urgency } from '@tantiya/core';
import { accepted } from '../data/accepted.ts';
import { type BadRow, isBadRow } from '../data/bad-row.ts';
import { defineRecipe } from '../data/define-recipe.ts';
import * as field from '../data/field.ts';
import { orBadRow } from '../data/row-fault.ts';
import type { Table } from '../data/table/table.ts';
import { type Assignment, withHistory } from '../data/with-history.ts';

const task = 'completion-time';

/** Of the two columns named category, the first is the coarser. */
const columns = ['number', 'opened_at', 'resolved_at', 'category', 'priority', 'assignment_group'] as const;

const timeFormat = /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4}) (?<hour>\d{1,2}):(?<minute>\d\d)$/;

/** Priority follows from the log's impact and urgency, so it stands for both. */
const urgencyByPriority: ReadonlyMap<string, Urgency> = new Map([
  ['1', 'HIGH'],
  ['2', 'HIGH'],
  ['3', 'MEDIUM'],
  ['4', 'LOW'],
]);

/** Hours by the clock from opening to resolving an incident of an IT helpdesk, as known at its first event. */
export const incidents = defineRecipe({
  name: 'incidents',
  task,
  summary:
    'Hours from opening to resolving helpdesk incidents; history of the group that was given the incident',
  tables: ['incident_event_log.csv.gz'],
  split: 'chronological',
  read: ([table]) => withHistory(resolvedIncidents(table)),
});

const hourMs = 3600 * 1000;

/** Unresolved incidents, and events after an incident's first, are out of scope. */
async function* resolvedIncidents(table: Table): AsyncGenerator<Assignment | BadRow> {
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
    const found = orBadRow(place, (): Assignment | undefined => {
      const values = blankUnknown(written);
      const endedAt = field.time(values, 'resolved_at', timeFormat);
      if (endedAt === undefined) return undefined;
      const startedAt = field.required(field.time(values, 'opened_at', timeFormat), values, 'opened_at');
      if (endedAt < startedAt) throw field.fault('early', values, 'resolved_at');
      const category = field.text(values, 'category');
      const urgency = field.oneOf(values, 'priority', urgencyByPriority);
      const createdAt = new Date(startedAt).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
      const target = [clampHours((endedAt - startedAt) / hourMs)];
      return {
        example: accepted(task, { place, row, id, input: { category, urgency, createdAt }, target, endedAt }),
        worker: field.text(values, 'assignment_group'),
        specialization: category,
        startedAt,
        endedAt,
      };
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
