import { currencyToPhp, type EngineChoice } from 'tantiya';
import { createAnnouncer } from '../shared/announcer.ts';
import { byId } from '../shared/by-id.ts';
import { followUrl } from '../shared/url-settings.ts';
import { exampleJobs } from './example-jobs.ts';
import { createJobHints } from './job-hints.ts';
import { marketNotes } from './markets.ts';
import { readBudget, readJob } from './read-job.ts';
import { showHint, showNoHint } from './show-hint.ts';

const form = byId('job', HTMLFormElement);
const model = byId('model', HTMLSelectElement);
const engine = byId('engine', HTMLSelectElement);
const currency = byId('currency', HTMLInputElement);
const marketNote = byId('market-note', HTMLElement);
const currencyNote = byId('currency-note', HTMLElement);
const announce = createAnnouncer(byId('announcement', HTMLElement));

followUrl([model, engine], () => {
  hints.dispose();
  hints = openHints();
  update();
});
form.addEventListener('input', update);
form.addEventListener('submit', (event) => event.preventDefault());
byId('example', HTMLButtonElement).addEventListener('click', fillInExample);
byId('currencies', HTMLDataListElement).replaceChildren(
  ...Object.keys(currencyToPhp).map((code) => new Option(code)),
);

let hints = openHints();
update();

function openHints() {
  const choice = engine.value as EngineChoice;
  return createJobHints(
    model.value,
    choice,
    (hint) => {
      showCurrencyProblem(false);
      announce(showHint(hint, choice));
    },
    () => {
      // The only field that can be wrong: the others take any text or offer a choice.
      showCurrencyProblem(true);
      showNoHint('No estimate without a known currency.');
    },
  );
}

function update(): void {
  const homeServices = model.value !== 'price/freelance';
  marketNote.textContent = marketNotes[model.value] ?? '';
  for (const group of document.querySelectorAll<HTMLElement>('.home-only')) {
    group.hidden = !homeServices;
    for (const control of group.querySelectorAll('select')) control.disabled = !homeServices;
  }
  const job = readJob(form);
  if (job.title || job.description || job.category) {
    hints.ask(job, readBudget(form));
  } else {
    hints.cancel();
    showCurrencyProblem(false);
    showNoHint('Describe the job to see what it usually costs.');
  }
}

function showCurrencyProblem(unknown: boolean): void {
  currency.ariaInvalid = String(unknown);
  currencyNote.className = unknown ? 'problem' : 'hint';
  currencyNote.textContent = unknown ? 'Unknown: try PHP or USD.' : 'A code of three letters.';
}

function fillInExample(): void {
  form.reset();
  for (const [name, value] of Object.entries(exampleJobs[model.value.replace(/-lstm$/, '')] ?? {})) {
    const control = form.elements.namedItem(name);
    if (control && 'value' in control) control.value = value;
  }
  update();
}
