import { withDesigns } from '../task.ts';
import { completionTimeBasics } from './basics.ts';
import { completionTimeDesigns } from './designs.ts';

export const completionTimeTask = withDesigns(completionTimeBasics, completionTimeDesigns);
