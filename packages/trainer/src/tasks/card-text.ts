/** What the card of every model of a task says. */
export interface CardText {
  /** What a model of this task is for. */
  readonly purpose: string;
  /** What the figures are measured in. */
  readonly unit: string;
  /** How ranges and confidence came about. */
  readonly calibration: string;
  /** What it must not be used for. */
  readonly limits: readonly string[];
}
