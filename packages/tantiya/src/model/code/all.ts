import { completionTimeDesigns, priceDesigns, profileScoreDesigns, type TaskId } from '@tantiya/core';

export { createModels } from '../models.ts';

export const designs = {
  price: priceDesigns,
  'completion-time': completionTimeDesigns,
  'profile-score': profileScoreDesigns,
} as const satisfies Readonly<Record<TaskId, unknown>>;
