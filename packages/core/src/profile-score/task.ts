import { withDesigns } from '../task.ts';
import { profileScoreBasics } from './basics.ts';
import { profileScoreDesigns } from './designs.ts';

export const profileScoreTask = withDesigns(profileScoreBasics, profileScoreDesigns);
