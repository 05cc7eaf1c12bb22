import { entriesOf, openModel, type Task, type TaskId, withTask } from '@tantiya/core';
import { fixedInputs } from '../../core/src/test-support/fixed-inputs.test-support.ts';
import { fetchModel } from '../src/model/fetch-model.ts';
import { createModelFolder } from '../src/model/model-folder.ts';

/**
 * What a trained model reads of the fixed inputs of its task, dense columns and sparse ones.
 *
 * @param models the folder of index.json
 * @returns one text per input: the number of each column that is not zero, and the bits of its float32, hexadecimal
 */
export function fixedRows(
  models: string,
  id: string,
  fetch: typeof globalThis.fetch,
): Promise<readonly string[]> {
  return withTask(id.slice(0, id.indexOf('/')) as TaskId, (task) => rowsOf(task, models, id, fetch));
}

async function rowsOf<Parsed>(
  task: Pick<Task<TaskId, Parsed, unknown, unknown, unknown>, 'id' | 'designs' | 'parse'>,
  models: string,
  id: string,
  fetch: typeof globalThis.fetch,
): Promise<readonly string[]> {
  const { manifest } = await fetchModel(createModelFolder(models, fetch), { [task.id]: id }, task.id);
  const { encode, shape } = openModel(task, manifest);
  const inputs = fixedInputs[task.id].map((input) => task.parse(input).parsed);
  const rows = encode(inputs);
  return inputs.map((_, row) =>
    entriesOf(rows, row, shape)
      .map(([column, value]) => `${column}:${bitsOf(value)}`)
      .join(' '),
  );
}

function bitsOf(value: number): string {
  const [bits = 0] = new Uint32Array(Float32Array.of(value).buffer);
  return bits.toString(16);
}
