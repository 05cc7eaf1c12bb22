import { byId } from '../shared/by-id.ts';
import { formatNumber, formatTenths } from '../shared/format.ts';
import type { Worker } from './generate-profiles.ts';

/** A worker with a score, 0..100. */
export interface RankedWorker extends Worker {
  readonly score: number;
}

interface Column {
  /** What the column is sorted by. */
  readonly read: (worker: RankedWorker) => string | number;
  readonly format: (value: number) => string;
}

/** In the order of the table's headers. */
const columns: readonly Column[] = [
  { read: ({ name }) => name, format: String },
  { read: ({ profile }) => profile.skill ?? '', format: String },
  { read: ({ profile }) => profile.completedJobs ?? 0, format: formatNumber },
  { read: ({ profile }) => profile.rating ?? 0, format: formatTenths },
  { read: ({ score }) => score, format: formatTenths },
];

const shown = 100;

/** Makes the table's headers sort it. @returns a function that shows the first workers of a list, in the order chosen */
export function createRankingTable(): (workers: readonly RankedWorker[]) => void {
  const headers = [...document.querySelectorAll('th')];
  const rows = byId('rows', HTMLTableSectionElement);
  let workers: readonly RankedWorker[] = [];

  function show(): void {
    const at = headers.findIndex(({ ariaSort }) => ariaSort);
    const read = columns[at]?.read ?? (() => 0);
    const direction = headers[at]?.ariaSort === 'ascending' ? 1 : -1;
    const sorted = [...workers].sort((a, b) => direction * compare(read(a), read(b)));
    rows.replaceChildren(...sorted.slice(0, shown).map(rowElement));
  }

  for (const header of headers) {
    header.querySelector('button')?.addEventListener('click', () => {
      const order = header.ariaSort === 'descending' ? 'ascending' : 'descending';
      for (const other of headers) other.ariaSort = other === header ? order : null;
      show();
    });
  }

  return (list) => {
    workers = list;
    show();
  };
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rowElement(worker: RankedWorker): HTMLTableRowElement {
  const row = document.createElement('tr');
  for (const { read, format } of columns) {
    const value = read(worker);
    row.insertCell().textContent = typeof value === 'number' ? format(value) : value;
  }
  return row;
}
