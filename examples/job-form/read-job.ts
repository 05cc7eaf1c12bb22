import type { PriceInput } from 'tantiya';

/** What the form says so far; fields left blank, hidden or disabled are left out. */
export function readJob(form: HTMLFormElement): PriceInput {
  const data = new FormData(form);
  const text = (name: keyof PriceInput) => String(data.get(name) ?? '').trim() || undefined;
  const list = (name: keyof PriceInput) =>
    text(name)
      ?.split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  // The library checks every value, so the form's words may pass as they are.
  return {
    title: text('title'),
    description: text('description'),
    category: text('category'),
    urgency: text('urgency') as PriceInput['urgency'],
    skillLevel: text('skillLevel') as PriceInput['skillLevel'],
    materials: list('materials'),
    tags: list('tags'),
    scope: text('scope') as PriceInput['scope'],
    environment: text('environment') as PriceInput['environment'],
    currency: text('currency'),
  };
}

/** What the client means to pay; undefined for anything but an amount. */
export function readBudget(form: HTMLFormElement): number | undefined {
  const budget = Number(new FormData(form).get('budget'));
  return budget > 0 && budget < Number.POSITIVE_INFINITY ? budget : undefined;
}
