import type { Profile } from '@tantiya/core';

/** What may be known of a worker whose score is known. */
export const views: Readonly<Record<string, (profile: Profile) => Profile>> = {
  'rating and satisfaction known': (profile) => profile,
  'only the rating known': (profile) => ({ ...profile, clientSatisfaction: undefined }),
  'only the satisfaction known': (profile) => ({ ...profile, rating: undefined }),
  'neither known': (profile) => ({ ...profile, rating: undefined, clientSatisfaction: undefined }),
};
