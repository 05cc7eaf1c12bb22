import { TantiyaError } from '../errors.ts';

/** Nobody can run this model: its file contradicts itself. */
export function corrupt(place: string, fault: string, options?: ErrorOptions): TantiyaError {
  return new TantiyaError('model/corrupt', `${place}: ${fault}.`, 'Export the model again.', options);
}
