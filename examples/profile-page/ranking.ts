import type { EngineChoice } from 'tantiya';
import type { ProfileScoreEstimator } from 'tantiya/profile-score';
import { answeredBy } from '../shared/answered-by.ts';
import { byId } from '../shared/by-id.ts';
import { formatNumber } from '../shared/format.ts';
import { generateWorkers } from './generate-profiles.ts';
import { showHistogram } from './histogram.ts';
import { createRankingTable } from './ranking-table.ts';

const count = 5000;

const start = byId('rank', HTMLButtonElement);
const cancel = byId('cancel', HTMLButtonElement);
const progress = byId('progress', HTMLProgressElement);
const status = byId('ranking-status', HTMLElement);
const results = byId('results', HTMLElement);

/** Scores thousands of profiles in one call, with progress and a way to stop. */
export function setUpRanking(estimator: () => ProfileScoreEstimator, engine: () => EngineChoice): void {
  const showTable = createRankingTable();
  let controller = new AbortController();

  async function rank(): Promise<void> {
    controller = new AbortController();
    const workers = generateWorkers(count);
    const onProgress = (done: number) => {
      progress.value = done;
    };
    const begin = performance.now();
    const scores = await estimator().profileScore(
      workers.map(({ profile }) => profile),
      { suggestions: 0, signal: controller.signal, onProgress },
    );
    const ms = performance.now() - begin;
    const [first] = scores;
    if (first) status.textContent = `${formatNumber(count)} profiles. ${answeredBy(first, ms, engine())}`;
    results.hidden = false;
    showHistogram(scores.map(({ score }) => score));
    showTable(workers.map((worker, index) => ({ ...worker, score: scores[index]?.score ?? 0 })));
  }

  start.addEventListener('click', async () => {
    setBusy(true);
    status.textContent = 'Scoring …';
    progress.value = 0;
    try {
      await rank();
    } catch (error) {
      if (!controller.signal.aborted) throw error;
      status.textContent = `Cancelled after ${formatNumber(progress.value)} profiles.`;
    } finally {
      setBusy(false);
    }
  });
  cancel.addEventListener('click', () => controller.abort());
}

function setBusy(busy: boolean): void {
  start.disabled = busy;
  cancel.disabled = !busy;
  // A disabled button loses the focus: it moves to the one that can be pressed now.
  (busy ? cancel : start).focus();
}
