import { TantiyaError } from '../errors.ts';

/** The model's file contradicts itself, so no engine can run it. */
export function corrupt(place: string, fault: string, options?: ErrorOptions): TantiyaError {
  return new TantiyaError('model/corrupt', `${place}: ${fault}.`, 'Export the model again.', options);
}
