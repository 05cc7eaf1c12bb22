/** Where a recipe's rows come from, in a sentence or two of Markdown. */
const provenances: Readonly<Record<string, string>> = {
  freelancer:
    'Public postings collected by Isaac Oresanya (Kaggle data set `isaacoresanya/freelancer`), MIT licence. The prices are budget bands that clients picked from a menu, not amounts that were paid; the jobs are about data and IT.',
  freelancers:
    'The table `global_freelancers_raw` of the project `Banyel3/iayos` (MIT licence; the licence of the original is not stated). Its values look generated: what it says about real people is nothing.',
  'ph-services':
    'The synthetic marketplace in `datasets/ph-services`, made up by this project. What a model learns from it says nothing about a real market. Its prices were drawn around the formula of the heuristic, which also reads scope and environment: on these rows the heuristic has an advantage that it has nowhere else.',
  'ph-blue-collar':
    'The synthetic table `ph_blue_collar_synthetic` of the project `Banyel3/iayos`, MIT licence. It says nothing about a real market.',
  sip: 'Tasks of one software company, 2004 to 2014, published by Derek M. Jones (`SiP_dataset`, arXiv 1901.01621); no licence is stated.',
  'sip-estimate':
    "Tasks of one software company, 2004 to 2014, published by Derek M. Jones (`SiP_dataset`, arXiv 1901.01621); no licence is stated. The planner's own estimate is an input here.",
  incidents:
    'The event log of an IT service desk from the UCI repository ("Incident management process enriched event log"); the copy used states no licence.',
};

export function provenanceOf(recipe: string): string {
  return provenances[recipe] ?? 'A source of your own.';
}
