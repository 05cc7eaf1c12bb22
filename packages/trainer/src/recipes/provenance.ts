interface KnownSource {
  /** SHA-256 of its files, unpacked. */
  readonly files: readonly string[];
  /** Where its rows come from, in a sentence or two of Markdown. */
  readonly text: string;
}

const declared =
  'The costs are what somebody declared to an office, which is often too little; owners, contractors and addresses were dropped.';

/** Files are known by their content: anybody's table may have the same columns. */
const sources: readonly KnownSource[] = [
  {
    files: [
      '6e1255eac1d745b7caf8e1b9df1608060b190476b78b5bb71ea0051dbfc2fd79',
      'c7639913bf9175a963f5346a1856b9642dc7845fbc422aa3a1de5cb43609963d',
    ],
    text: 'The synthetic marketplace in `datasets/ph-services`, made up by this project. What a model learns from it says nothing about a real market. Its prices were drawn around the formula of the heuristic, which also reads scope and environment: on these rows the heuristic has an advantage that it has nowhere else.',
  },
  {
    files: ['3c3f272214fc5429bc09e8149936958b8fdd1e2ed678144c03afae4c666d6df7'],
    text: 'Public postings collected by Isaac Oresanya (Kaggle data set `isaacoresanya/freelancer`), MIT licence. The prices are budget bands that clients picked from a menu, not amounts that were paid; the jobs are about data and IT.',
  },
  {
    files: ['5e15411b06009032db9e70b546ce88857d1627cdfbbd0c343b9b1185ef2cb421'],
    text: 'The synthetic table `ph_blue_collar_synthetic` of the project `Banyel3/iayos`, MIT licence. It says nothing about a real market.',
  },
  {
    files: ['f4e74a2a01045113a0a327e18442966fcbf9154853050a2509b61b0289390ad3'],
    text: 'Public postings on Upwork of 2023 (Kaggle data set `ahmedmyalo/upwork-freelance-jobs-60k`, in the repository `muzairaslam/Upwork-Analysis`, Apache-2.0; the licence of the original is not stated). The prices are budgets that clients stated; postings of about 20,000 USD and more were removed there.',
  },
  {
    files: ['d6bcc87b7c81d46b58dfd8fe8100f518cd34ae020d6410d4f25575ec3cdfa46e'],
    text: 'Public postings on Upwork of the first week of 2023, from the repository `Canerakcasu/data`, which says that it is for educational and research purposes; no licence is stated. The prices are budgets that clients stated.',
  },
  {
    files: ['596350bde0e35c359d0173a790d82cbea6ddc59bb68f4f7dcc47f64a5ea0bf92'],
    text: 'Public postings on PeoplePerHour of early 2023 (Kaggle data set `prtpljdj/freeelance-platform-projects`, in the repository `lcondal2/condal_datascience`); no licence is stated. The prices are what clients said they would pay.',
  },
  {
    files: ['948c638f93c1ae52ea3684b23c05a23f0295c4d881c14502d3897289cfadbef5'],
    text: `Building permits of Nashville, Tennessee, from the repository \`ncarsner/public-data-nashville-building-permits\` (MIT; the licence of the city's data is not stated). ${declared}`,
  },
  {
    files: ['de114ad0d2801cf36df5aca17e4d8165736f118e480c79fdca29dae2c0c838b6'],
    text: `Building permits of the City of Spearfish, South Dakota (Unlicense). ${declared} No prices of the Philippines: in PHP by the rates of the library.`,
  },
  {
    files: ['f388449e4e3541c90bc71aa891608c92590dd53614968fa685fe7ab0b70a4c5c'],
    text: `Building permits of the City of Calgary. Contains information licensed under the Open Government Licence – City of Calgary. ${declared} No prices of the Philippines: in PHP by the rates of the library.`,
  },
  {
    files: [
      '6e72247ec8a384a6b01baaa573535a55d26d73be0ad7d03c80cd52f694a92fbb',
      '4d5a5ea633969dd782ab3d6b2b0c6cf2fcc65d9bb1c22f332ac7d9abf5ead1e9',
    ],
    text: 'Tasks of one software company, 2004 to 2014, published by Derek M. Jones (`SiP_dataset`, arXiv 1901.01621); no licence is stated.',
  },
  {
    files: ['9ca867bfbb07eef47bd2c9f568708a10eee4c30e3c496ca5f9de45b1086f5b6a'],
    text: 'The event log of an IT service desk from the UCI repository ("Incident management process enriched event log"); the copy used states no licence.',
  },
  {
    files: ['7acf85c7c87837dba337980046f9bd8e8cc1d05af90847d469f0b2aa88e164ee'],
    text: 'The table `global_freelancers_raw` of the project `Banyel3/iayos` (MIT licence; the licence of the original is not stated). Its values look generated: what it says about real people is nothing.',
  },
];

const textOf = new Map(sources.flatMap(({ files, text }) => files.map((file) => [file, text] as const)));

const unknownSource = 'Data that this project does not know.';

/**
 * Says for a card where the rows come from.
 *
 * @param dataSha256 of each file, unpacked, hexadecimal
 */
export function provenanceOf(dataSha256: readonly string[]): string {
  const texts = dataSha256.map((hash) => textOf.get(hash) ?? unknownSource);
  return texts.length === 0 ? unknownSource : [...new Set(texts)].join(' ');
}
