import { withDesigns } from '../task.ts';
import { priceBasics } from './basics.ts';
import { priceDesigns } from './designs.ts';

export const priceTask = withDesigns(priceBasics, priceDesigns);
