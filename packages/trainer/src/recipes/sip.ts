import { clampHours, type Urgency } from '@tantiya/core';
import { accepted } from '../data/accepted.ts';
import { type BadRow, isBadRow } from '../data/bad-row.ts';
import { defineRecipe } from '../data/define-recipe.ts';
import type { Recipe } from '../data/example.ts';
import * as field from '../data/field.ts';
import { orBadRow, RowFault } from '../data/row-fault.ts';
import type { Table } from '../data/table/table.ts';
import { type Assignment, withHistory } from '../data/with-history.ts';

/*
 * Hours of work on the tasks of a software company, 2004-2014. Each task has a row per developer; HoursActual is that
 * of the whole task, so one row per task is read. Columns derived from the actual hours (TaskPerformance,
 * DeveloperPerformance, DeveloperHoursActual) are never read, nor who worked on it in the end: the worker is the person
 * whom the task was given to.
 */

const task = 'completion-time';

const taskColumns = [
  'TaskNumber',
  'Summary',
  'Priority',
  'AssignedToID',
  'ProjectCode',
  'Category',
  'SubCategory',
  'HoursEstimate',
  'HoursActual',
] as const;
const dateColumns = ['TaskNumber', 'StartedOn', 'CompletedOn'] as const;

type Task = Readonly<Record<(typeof taskColumns)[number], string>>;
type Dates = Readonly<Record<(typeof dateColumns)[number], string>>;

const dayFormat = /^(?<day>\d\d)-(?<month>[A-Za-z]{3})-(?<year>\d\d)$/;

/** 1 is the most urgent and given to six tasks in ten; 2 and 3 are given to a quarter. */
const urgencyByPriority: ReadonlyMap<string, Urgency> = new Map([
  ['1', 'HIGH'],
  ['2', 'MEDIUM'],
  ['3', 'MEDIUM'],
  ...['4', '5', '6', '7', '8', '9', '10'].map((priority) => [priority, 'LOW'] as const),
]);

export const sip = defineSip({
  name: 'sip',
  summary: 'Hours of work on software tasks; history of whom the task was given to',
  budget: () => undefined,
});

/** PHP that stand for an hour of estimate: the network sees 1 for 100 hours, and 1 task in 100 is estimated longer. */
const estimateRate = 1_000;

/**
 * The same with the planner's own estimate, which a marketplace does not have: for comparison. It takes the place of
 * the budget, which these tasks have not.
 */
export const sipEstimate = defineSip({
  name: 'sip-estimate',
  summary: "The recipe sip with the planner's estimate of the hours as the budget, 1,000 PHP an hour",
  budget: (task) => field.positive(task, 'HoursEstimate') * estimateRate,
});

interface SipRecipe {
  readonly name: string;
  readonly summary: string;
  /** PHP. */
  readonly budget: (task: Task) => number | undefined;
}

function defineSip({ name, summary, budget }: SipRecipe): Recipe {
  return defineRecipe({
    name,
    task,
    summary,
    tables: ['sip_task_info.csv', 'sip_est_act_dates.csv'],
    split: 'chronological',
    read: ([tasks, dates]) => withHistory(finishedTasks(tasks, dates, budget)),
  });
}

/** Tasks without a day of completion are out of scope. */
async function* finishedTasks(
  tasks: Table,
  dates: Table,
  budget: SipRecipe['budget'],
): AsyncGenerator<Assignment | BadRow> {
  const datesOf = new Map<string, Dates>();
  for await (const read of dates.rows(dateColumns)) {
    if (isBadRow(read)) yield { ...read, place: { text: `${dates.name}, ${read.place.text}` } };
    else datesOf.set(read.values.TaskNumber, read.values);
  }
  const seen = new Set<string>();
  for await (const read of tasks.rows(taskColumns)) {
    if (isBadRow(read)) {
      yield read;
      continue;
    }
    const { values, place, row } = read;
    const id = values.TaskNumber;
    if (seen.has(id)) continue;
    seen.add(id);
    const found = orBadRow(place, (): Assignment | undefined => {
      const days = datesOf.get(id);
      if (days === undefined)
        throw new RowFault('task without dates', `TaskNumber ${id} is not in ${dates.name}`);
      const endedAt = field.time(days, 'CompletedOn', dayFormat);
      if (endedAt === undefined) return undefined;
      const startedAt = field.required(field.time(days, 'StartedOn', dayFormat), days, 'StartedOn');
      if (endedAt < startedAt) throw field.fault('early', days, 'CompletedOn');
      const category = field.text(values, 'SubCategory');
      const urgency = field.oneOf(values, 'Priority', urgencyByPriority);
      const createdAt = new Date(startedAt).toISOString().slice(0, 'yyyy-mm-dd'.length);
      const input = {
        title: field.text(values, 'Summary'),
        category,
        urgency,
        budget: budget(values),
        createdAt,
        attributes: { kind: field.text(values, 'Category'), project: field.text(values, 'ProjectCode') },
      };
      const target = [clampHours(field.positive(values, 'HoursActual'))];
      return {
        example: accepted(task, { place, row, id, input, target, createdAt: startedAt, endedAt }),
        worker: field.text(values, 'AssignedToID'),
        specialization: category,
        startedAt,
        endedAt,
      };
    });
    if (found !== undefined) yield found;
  }
}
