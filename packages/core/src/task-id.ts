/** Every task there is, in the order in which they are listed to people; tasks.ts says what they are. */
export const taskIds = ['price', 'completion-time', 'profile-score'] as const;

export type TaskId = (typeof taskIds)[number];
