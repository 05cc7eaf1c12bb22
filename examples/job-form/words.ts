import type { BudgetVerdict, MissingField, PriceInput, Reason } from 'tantiya';
import { formatPercent } from '../shared/format.ts';

/** What to do about a field that is still empty, in a client's words. */
const requests: Readonly<Record<string, string>> = {
  category: 'Choose a category',
  urgency: 'Say how urgent it is',
  skillLevel: 'Say how skilled the worker should be',
  scope: 'Say how big the job is',
  environment: 'Say where the work is done',
};

/** @returns undefined where no empty field would help */
export function adviceText(advice: readonly MissingField[]): string | undefined {
  const [best] = advice.filter(({ field }) => field in requests);
  return (
    best && `${requests[best.field]}: the range would get about ${formatPercent(best.narrowing)} narrower.`
  );
}

/** How a typed budget compares. */
export function verdictText({ verdict, share }: BudgetVerdict): string {
  const cheaper = share === undefined ? '' : formatPercent(share);
  switch (verdict) {
    case 'below':
      return `Below the usual range${cheaper && `: at most ${cheaper} of such jobs cost so little`}.`;
    case 'above':
      return `Above the usual range${cheaper && `: at least ${cheaper} of such jobs cost no more`}.`;
    case 'inside':
      return `Within the usual range${cheaper && `: about ${cheaper} of such jobs cost no more`}.`;
    default:
      return verdict satisfies never;
  }
}

/** One line of the explanation. */
export interface ReasonLine {
  readonly text: string;
  readonly amount: number;
}

/** So many are shown; the others are one line. */
const mostLines = 5;

/** The reasons of a price, the start first; they still add up. */
export function reasonLines(
  reasons: readonly Reason[],
  job: PriceInput,
  categoryName: string,
): readonly ReasonLine[] {
  const named = reasons.map((reason) => ({
    text: reasonText(reason, job, categoryName),
    amount: reason.amount,
  }));
  const lines = named.slice(0, 1 + mostLines);
  const others = named.slice(1 + mostLines).reduce((sum, { amount }) => sum + amount, 0);
  return others === 0 ? lines : [...lines, { text: 'All else', amount: others }];
}

function reasonText(reason: Reason, job: PriceInput, categoryName: string): string {
  switch (reason.code) {
    case 'start':
      return 'Before anything is said';
    case 'words':
      return `“${reason.words}”`;
    case 'field':
      return fieldText(reason.field, job, categoryName);
    case 'rest':
      return 'Taken together';
    default:
      return reason satisfies never;
  }
}

/** The choice that was made, or what the field is about. */
function fieldText(field: string, job: PriceInput, categoryName: string): string {
  switch (field) {
    case 'title':
      return 'The rest of the title';
    case 'description':
      return 'The rest of the description';
    case 'category':
      return categoryName;
    case 'urgency':
      return `${inWords(job.urgency)} urgency`;
    case 'skillLevel':
      return `${inWords(job.skillLevel)} skill`;
    case 'scope':
    case 'environment':
      return inWords(job[field]);
    case 'materials':
    case 'tags': {
      const count = job[field]?.length ?? 0;
      return count === 1 ? `1 ${field.slice(0, -1)}` : `${count} ${field}`;
    }
    case 'currency':
      return `Paid in ${job.currency}`;
    default:
      return field;
  }
}

/** "MAJOR_RENOVATION" as "Major renovation". */
function inWords(choice: string | null | undefined): string {
  const words = (choice ?? '').toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
