export type TaskId = 'price' | 'completion-time' | 'profile-score';
