import { fork } from 'node:child_process';

export type SuiteName = 'models' | 'inputs' | 'csv';

export interface FuzzRequest {
  readonly suite: SuiteName;
  /** Seeds, the last not included. */
  readonly from: number;
  readonly to: number;
}

/** A seed is begun, has a fault, or has ended. */
export type FuzzReport =
  | { readonly seed: number; readonly fault?: string; readonly outcome?: undefined }
  | {
      readonly seed: number;
      readonly outcome: string;
      /** Time of all threads. */
      readonly cpuMs: number;
      /** The most that the process has ever held. */
      readonly peakBytes: number;
      readonly heldBytes: number;
    };

export interface FuzzResult {
  readonly runs: number;
  /** How often each outcome was seen. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** What must not happen, each with its seed. */
  readonly faults: readonly string[];
  readonly slowestMs: number;
  readonly peakBytes: number;
}

/** CPU time that one input may take; wall-clock time says little on a busy machine. */
const slowMs = 2_000;
/** Wall-clock time after which an input is one that hangs. */
const hangMs = 20_000;
/** What a process may hold more than at its start. */
const mostBytes = 300e6;

/**
 * Tries the seeds of a suite in a process of its own. One that hangs or ends the process is a fault; the seeds behind it
 * are tried in a new process.
 *
 * @param child the bundled child.ts
 * @param root of the repository
 */
export async function runSuite(
  child: string,
  root: string,
  { suite, from, to }: FuzzRequest,
): Promise<FuzzResult> {
  const outcomes = new Map<string, number>();
  const faults: string[] = [];
  let slowestMs = 0;
  let peakBytes = 0;
  let next = from;
  while (next < to && faults.length < 20) {
    let base = 0;
    const ended = await inProcess(child, root, { suite, from: next, to }, (report) => {
      const name = `${suite} ${report.seed}`;
      if (report.outcome === undefined) {
        if (report.fault !== undefined) faults.push(`${name}: ${report.fault}`);
        else next = report.seed + 1;
        return;
      }
      const { outcome, cpuMs, peakBytes: peak } = report;
      base ||= peak;
      if (outcome !== '') outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (cpuMs > slowMs) faults.push(`${name}: took ${cpuMs.toFixed(0)} ms`);
      if (peak - base > mostBytes) {
        faults.push(`${name}: held ${((peak - base) / 1e6).toFixed(0)} MB`);
        base = peak;
      }
      slowestMs = Math.max(slowestMs, cpuMs);
      peakBytes = Math.max(peakBytes, peak - base);
    });
    if (ended !== undefined) faults.push(`${suite} ${next - 1}: ${ended}`);
  }
  return { runs: next - from, outcomes, faults, slowestMs, peakBytes };
}

/** @returns why the process ended before its last seed did; undefined when it did not */
function inProcess(
  child: string,
  root: string,
  request: FuzzRequest,
  onReport: (report: FuzzReport) => void,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const running = fork(child, [root], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let errors = '';
    running.stderr?.on('data', (data: Buffer) => {
      errors = (errors + data).slice(-2_000);
    });
    let hung = false;
    const hang = () => {
      hung = true;
      running.kill('SIGKILL');
    };
    let watchdog = setTimeout(hang, hangMs);
    running.on('message', (report: FuzzReport) => {
      clearTimeout(watchdog);
      watchdog = setTimeout(hang, hangMs);
      onReport(report);
    });
    running.once('close', (code, signal) => {
      clearTimeout(watchdog);
      if (hung) resolve(`no sign of life for ${hangMs / 1000} s`);
      else resolve(code === 0 ? undefined : `the process ended with ${signal ?? code}: ${errors}`);
    });
    running.send(request);
  });
}
