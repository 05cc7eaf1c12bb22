import type { WorkerHistory } from '@tantiya/core';
import type { BadRow } from './bad-row.ts';
import type { Example } from './example.ts';

/** Work that somebody did. Times are in ms since 1970. */
export interface Assignment {
  readonly example: Example;
  /** undefined when nobody knows. */
  readonly worker: string | undefined;
  /** The kind of work: how many kinds a worker has done counts as specializations. */
  readonly specialization: string | undefined;
  readonly startedAt: number;
  readonly endedAt: number;
}

const yearMs = 365.25 * 24 * 3600 * 1000;

/**
 * Adds to each input what could be known of its worker when the work started: only work that had ended before that
 * moment counts. For this all assignments are held in memory.
 *
 * @returns the bad rows at once, then the examples in the order of the assignments
 */
export async function* withHistory(
  rows: AsyncIterable<Assignment | BadRow>,
): AsyncGenerator<Example | BadRow> {
  const assignments: Assignment[] = [];
  for await (const row of rows) {
    if ('example' in row) assignments.push(row);
    else yield row;
  }
  const histories = historiesOf(assignments);
  for (const assignment of assignments) {
    const { example } = assignment;
    const worker = histories.get(assignment);
    yield worker === undefined ? example : { ...example, input: { ...example.input, worker } };
  }
}

/** The history of each assignment whose worker is known. */
function historiesOf(assignments: readonly Assignment[]): ReadonlyMap<Assignment, WorkerHistory> {
  const byEnd = assignments.toSorted((a, b) => a.endedAt - b.endedAt).values();
  const records = new Map<string, WorkRecord>();
  const histories = new Map<Assignment, WorkerHistory>();
  let ended = byEnd.next();
  for (const assignment of assignments.toSorted((a, b) => a.startedAt - b.startedAt)) {
    while (!ended.done && ended.value.endedAt < assignment.startedAt) {
      add(records, ended.value);
      ended = byEnd.next();
    }
    if (assignment.worker !== undefined) {
      histories.set(assignment, historyAt(assignment.startedAt, records.get(assignment.worker)));
    }
  }
  return histories;
}

/** One worker's ended work so far. */
interface WorkRecord {
  jobs: number;
  readonly specializations: Set<string>;
  /** When the first of it started. */
  since: number;
}

function add(records: Map<string, WorkRecord>, { worker, specialization, startedAt }: Assignment): void {
  if (worker === undefined) return;
  const record = records.get(worker) ?? { jobs: 0, specializations: new Set(), since: startedAt };
  record.jobs++;
  record.since = Math.min(record.since, startedAt);
  if (specialization !== undefined) record.specializations.add(specialization);
  records.set(worker, record);
}

function historyAt(time: number, record: WorkRecord | undefined): WorkerHistory {
  if (record === undefined) return { completedJobs: 0, specializations: 0, experienceYears: 0 };
  return {
    completedJobs: record.jobs,
    specializations: record.specializations.size,
    experienceYears: (time - record.since) / yearMs,
  };
}
