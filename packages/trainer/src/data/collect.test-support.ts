import { type BadRow, isBadRow } from './bad-row.ts';

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** The rows of a table; a bad row among them fails the test. */
export async function collectRows<Row extends object>(rows: AsyncIterable<Row | BadRow>): Promise<Row[]> {
  const collected: Row[] = [];
  for await (const row of rows) {
    if (isBadRow(row)) throw new Error(`${row.place.text}: ${row.kind}, ${row.detail}`);
    collected.push(row);
  }
  return collected;
}
