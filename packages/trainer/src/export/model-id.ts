import { TantiyaError } from '@tantiya/core';

/**
 * An id is the path of the model's folder, in a folder of models and in an address.
 *
 * @throws TantiyaError `config/invalid`
 */
export function requireModelId(id: string): void {
  if (/^[^\p{Cc}\\]+$/u.test(id) && id.split('/').every((part) => part !== '' && part[0] !== '.')) return;
  throw new TantiyaError(
    'config/invalid',
    `${JSON.stringify(id)} is no id of a model: it must be the path of a folder, such as "price/mine".`,
    'Train the model with another --id.',
  );
}
