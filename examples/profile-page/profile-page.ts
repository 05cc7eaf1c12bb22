import type { EngineChoice, ProfileInput, Suggestion } from 'tantiya';
import { createProfileScoreEstimator } from 'tantiya/profile-score';
import { createAnnouncer } from '../shared/announcer.ts';
import { byId } from '../shared/by-id.ts';
import { engines } from '../shared/engines.ts';
import { createLatest } from '../shared/latest.ts';
import { followUrl } from '../shared/url-settings.ts';
import { changesFor } from './changes-for.ts';
import { setUpRanking } from './ranking.ts';
import { readProfile, writeProfile } from './read-profile.ts';
import { showProblems } from './show-problems.ts';
import { showScore } from './show-score.ts';
import { showUsedFields } from './show-used-fields.ts';

const form = byId('profile', HTMLFormElement);
const engine = byId('engine', HTMLSelectElement);
const announce = createAnnouncer(byId('announcement', HTMLElement));
const chosenEngine = () => engine.value as EngineChoice;

const latest = createLatest(async (profile: ProfileInput, signal) => {
  const start = performance.now();
  const result = await estimator.profileScore(profile, { signal, waitMs: 0 });
  showScore(result, performance.now() - start, chosenEngine(), follow);
  const { used } = estimator.status();
  if (used) showUsedFields(form, used);
  announce(`Score ${result.score}, ${result.category}.`);
});

followUrl([engine], () => {
  latest.cancel();
  estimator.dispose();
  estimator = openEstimator();
  update();
});
form.addEventListener('input', update);
form.addEventListener('submit', (event) => event.preventDefault());

let estimator = openEstimator();
update();
setUpRanking(() => estimator, chosenEngine);

/** The rule of thumb answers until the model is there; then the profile is scored again. */
function openEstimator() {
  const opened = createProfileScoreEstimator({
    models: '/trained-models/',
    engines,
    engine: chosenEngine(),
  });
  void opened.load().then(latest.again);
  return opened;
}

function update(): void {
  byId('verifiedCertifications', HTMLInputElement).max =
    byId('certifications', HTMLInputElement).value || '0';
  byId('completion', HTMLOutputElement).value = `${byId('profileCompletion', HTMLInputElement).value}%`;
  if (showProblems(form)) latest.ask(readProfile(form));
  else latest.cancel();
}

function follow({ id }: Suggestion): void {
  writeProfile(form, changesFor(id, readProfile(form)));
  update();
}
