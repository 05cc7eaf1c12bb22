import { camelCased, isTantiyaError, TantiyaError } from '@tantiya/core';
import { isBadRow } from '../data/bad-row.ts';
import type { Recipe } from '../data/example.ts';
import { decodeText } from '../data/table/decode-text.ts';
import { openBytes } from '../data/table/open-bytes.ts';
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

/** An input of a file, or why its line holds none. */
export type GivenInput = {
  /** undefined in a file of one JSON. */
  readonly line: number | undefined;
} & ({ readonly value: unknown } | { readonly error: TantiyaError });

/** Reads a .jsonl or .ndjson file line by line, where one line's fault is its own; any other as one JSON. */
export async function readInputs(file: string): Promise<readonly GivenInput[]> {
  const text = await read(file);
  if (!/\.(?:jsonl|ndjson)$/i.test(file)) return given(parseInputs(text, file));
  return text.split('\n').flatMap((content, index): readonly GivenInput[] => {
    if (content.trim() === '') return [];
    const line = index + 1;
    try {
      return parseInputs(content, `${file}, line ${line}`).map((value) => ({ line, value }));
    } catch (error) {
      if (isTantiyaError(error)) return [{ line, error }];
      throw error;
    }
  });
}

/** Inputs that stand on no line of their own. */
export function given(inputs: readonly unknown[]): readonly GivenInput[] {
  return inputs.map((value) => ({ line: undefined, value }));
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
  const pieces: string[] = [];
  for await (const piece of decodeText(file, openBytes(file))) pieces.push(piece);
  return pieces.join('');
}
