import { TantiyaError } from '@tantiya/core';

/** Whether a path with forward slashes names something below the folder it starts from, in one way only. */
export function staysInside(path: string): boolean {
  return path.split(/[\\/]/).every((part) => part !== '' && part !== '.' && part !== '..');
}

/**
 * An id is the path of the model's folder, in a folder of models and in an address.
 *
 * @throws TantiyaError `config/invalid`
 */
export function requireModelId(id: string): void {
  if (staysInside(id) && /^[^\p{Cc}\\]+$/u.test(id)) return;
  throw new TantiyaError(
    'config/invalid',
    `${JSON.stringify(id)} is no id of a model: it must be the path of a folder, such as "price/mine".`,
    'Train the model with another --id.',
  );
}
