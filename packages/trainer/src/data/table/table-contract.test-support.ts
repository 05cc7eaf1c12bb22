import { describe, expect, it } from 'vitest';
import { collect, collectRows } from '../collect.test-support.ts';
import type { Table } from './table.ts';

/** A table to be tested, and a look behind it. */
export interface TableFixture {
  readonly table: Table;
  /** How many files or connections it holds open at this moment; undefined where the system does not tell. */
  readonly openSources: () => number | undefined;
}

/** A place where tables are kept, such as CSV files. */
export interface TableKind {
  /** @param rows each as long as `columns` */
  readonly create: (
    columns: readonly string[],
    rows: readonly (readonly string[])[],
  ) => Promise<TableFixture>;
  /** A table whose source is not there. */
  readonly missing: Table;
  /** What the place of a row is called; 0-based. */
  readonly placeOf: (row: number) => string;
}

/** What every kind of table promises: see {@link Table}. */
export function describeTableContract(kindName: string, { create, missing, placeOf }: TableKind): void {
  describe(`${kindName}, as a table`, () => {
    it('gives its rows in order, with number, place and values', async () => {
      const { table } = await create(
        ['id', 'price'],
        [
          ['a', '10'],
          ['b', 'say "20", please'],
          ['c', 'two\nlines 🔧'],
        ],
      );
      const rows = await collectRows(table.rows(['id', 'price']));
      expect(rows.map(({ row }) => row)).toEqual([0, 1, 2]);
      expect(rows.map(({ place }) => place.text)).toEqual([0, 1, 2].map(placeOf));
      expect(rows.map(({ values }) => [values.id, values.price])).toEqual([
        ['a', '10'],
        ['b', 'say "20", please'],
        ['c', 'two\nlines 🔧'],
      ]);
    });

    it('gives the columns asked for in whatever order they stand, and may have others', async () => {
      const { table } = await create(['id', 'note', 'price'], [['a', 'x', '10']]);
      expect((await collectRows(table.rows(['price', 'id'])))[0]?.values).toMatchObject({
        id: 'a',
        price: '10',
      });
    });

    it('gives an empty text for an empty value', async () => {
      const { table } = await create(['id', 'price'], [['a', '']]);
      expect((await collectRows(table.rows(['id', 'price'])))[0]?.values.price).toBe('');
    });

    it('may have no rows', async () => {
      const { table } = await create(['id'], []);
      expect(await collect(table.rows(['id']))).toEqual([]);
    });

    it('can be read again, and twice at a time', async () => {
      const { table } = await create(['id'], [['a'], ['b']]);
      const [first, second] = await Promise.all([collect(table.rows(['id'])), collect(table.rows(['id']))]);
      expect(second).toEqual(first);
      expect(await collect(table.rows(['id']))).toEqual(first);
    });

    it('numbers columns of the same name from the second on', async () => {
      const { table } = await create(
        ['category', 'category', 'category_2', 'category'],
        [['1', '2', '3', '4']],
      );
      const [row] = await collectRows(table.rows(['category', 'category_2', 'category_2_2', 'category_3']));
      expect(row?.values).toMatchObject({
        category: '1',
        category_2: '2',
        category_2_2: '3',
        category_3: '4',
      });
    });

    it('refuses a missing column, naming itself, the column and those that are there', async () => {
      const { table, openSources } = await create(['id', 'prize'], [['a', '10']]);
      await expect(collect(table.rows(['id', 'price']))).rejects.toMatchObject({
        code: 'data/bad-row',
        message: expect.stringMatching(/no column price\. The columns are id, prize\./),
      });
      await expect(collect(table.rows(['price']))).rejects.toThrow(table.name);
      await expect.poll(() => openSources() ?? 0).toBe(0);
    });

    it('holds its source open while it is read, and no longer', async () => {
      const { table, openSources } = await create(['id'], [['a'], ['b']]);
      const rows = table.rows(['id']);
      expect([0, undefined]).toContain(openSources());
      await collect(rows);
      await expect.poll(() => openSources() ?? 0).toBe(0);
    });

    it('closes its source when it is left before its end', async () => {
      const { table, openSources } = await create(
        ['id', 'note'],
        Array.from({ length: 50_000 }, (_, row) => [String(row), 'a note to make the table long']),
      );
      for await (const row of table.rows(['id'])) {
        expect(row).toMatchObject({ values: { id: '0' } });
        expect([1, undefined]).toContain(openSources());
        break;
      }
      await expect.poll(() => openSources() ?? 0).toBe(0);
    });

    it('refuses a source that is not there, by name', () =>
      expect(collect(missing.rows(['id']))).rejects.toMatchObject({
        code: 'config/invalid',
        message: expect.stringContaining(missing.name),
      }));
  });
}
