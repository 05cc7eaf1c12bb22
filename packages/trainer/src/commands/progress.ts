import { SingleBar } from 'cli-progress';
import type { BatchReport, EpochReport } from '../fit/fit.ts';

/** Shows how a training goes. */
export interface Progress {
  readonly onBatch: (report: BatchReport) => void;
  readonly onEpoch: (report: EpochReport) => void;
  readonly stop: () => void;
}

/** A bar on a terminal; a line for each epoch elsewhere, so that a log stays readable. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? createBar(stream) : createLines(stream);
}

function createLines(stream: NodeJS.WritableStream): Progress {
  return {
    onBatch: () => {},
    onEpoch: (report) => stream.write(`epoch ${report.epoch}/${report.epochs}  ${describe(report)}\n`),
    stop: () => {},
  };
}

function createBar(stream: NodeJS.WriteStream): Progress {
  const bar = new SingleBar({
    stream,
    format: 'epoch {epoch} {bar} {percentage}%  {losses}',
    hideCursor: true,
    clearOnComplete: true,
  });
  let losses = '';
  return {
    onBatch({ epoch, batch, batches }) {
      if (batch === 1) bar.start(batches, 0, { epoch, losses });
      bar.update(batch, { epoch, losses });
    },
    onEpoch(report) {
      losses = describe(report);
    },
    stop: () => bar.stop(),
  };
}

function describe({ loss, validationLoss, secondsLeft }: EpochReport): string {
  return `loss ${loss.toFixed(4)}, validation ${validationLoss.toFixed(4)}, at most ${duration(secondsLeft)} left`;
}

function duration(seconds: number): string {
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
