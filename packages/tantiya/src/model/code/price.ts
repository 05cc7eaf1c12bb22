export { priceDesigns as designs } from '@tantiya/core';
export { createModels } from '../models.ts';
