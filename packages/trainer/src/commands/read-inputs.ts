import { readFile } from 'node:fs/promises';
import { camelCased, TantiyaError } from '@tantiya/core';
import { isBadRow, type Recipe } from '../data/example.ts';
import type { Table } from '../data/table/table.ts';

/**
 * Reads inputs from JSON.
 *
 * @param text one input or a list of them; names in camelCase or snake_case
 * @param from what to call the text in an error
 * @throws TantiyaError `input/invalid` for a text that is not JSON
 */
export function parseInputs(text: string, from: string): readonly unknown[] {
  try {
    const parsed = camelCased(JSON.parse(text));
    return Array.isArray(parsed) ? parsed : [parsed];
  } catch (cause) {
    throw new TantiyaError(
      'input/invalid',
      `${from} is not JSON: ${cause instanceof Error ? cause.message : cause}.`,
      'Pass an object such as {"title": "Fix a faucet"}, or a list of them.',
      { cause },
    );
  }
}

/** Reads a .jsonl file line by line, any other as one JSON. */
export async function readInputs(file: string): Promise<readonly unknown[]> {
  const text = await read(file);
  if (!file.endsWith('.jsonl')) return parseInputs(text, file);
  return text
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : parseInputs(line, `${file}, line ${index + 1}`)));
}

/** Finds one row of a source. */
export async function inputById(
  recipe: Recipe,
  tables: readonly Table[],
  id: string,
): Promise<readonly unknown[]> {
  for await (const row of recipe.read(tables)) {
    if (!isBadRow(row) && row.id === id) return [row.input];
  }
  throw new TantiyaError(
    'config/invalid',
    `${tables.map(({ name }) => name).join(', ')} has no usable row ${JSON.stringify(id)}.`,
    'Check --id; `tantiya stats` lists the rows that cannot be used.',
  );
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new TantiyaError(
      'config/invalid',
      `${file} cannot be read: ${cause instanceof Error ? cause.message : cause}.`,
      'Check the path; it is taken from the current folder.',
      { cause },
    );
  }
}
