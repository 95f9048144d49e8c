// Which column of a pasted table holds what: by what most of its cells look like, and by its heading in the spellings
// that exports use. Cells are believed more than headings.

import { isAddress, isEmail, isTelephone, looksLikeName, several } from './read-line';

export type ColumnKind =
  | 'name'
  | 'given'
  | 'family'
  | 'email'
  | 'phone'
  | 'url'
  | 'company'
  | 'title'
  | 'location'
  /** Not read. */
  | 'other';

export interface Table {
  /** One a column. */
  kinds: ColumnKind[];
  /** The first row is headings. */
  hasHeader: boolean;
}

/** So many rows tell what a column holds. */
const SAMPLE = 200;
/** Of the cells that hold anything. */
const MOST_CELLS = 0.6;

/** Headings as letters and digits only, in lower case. Applicant tracking systems, spreadsheets and address books write them so. */
const HEADINGS: readonly [ColumnKind, RegExp][] = [
  // What is of a company, a job or a colleague is not the person's.
  [
    'other',
    /^(?:company|employer|organi[sz]ation|account|job|recruiter|owner|source[dr]?|referr|manager|coordinator|emergency)\w*(?:website|url|domain|linkedin|link|email|phone|name(?!$))|^(?:recruiter|owner|referrer|coordinator|hiringmanager|createdby|source)(?:name)?$/,
  ],
  // Whoever works on it, and whoever speaks for them.
  [
    'other',
    /manager|recruiter|interview|sourcer|coordinator|(?:assigned|added|created|referred|recommended|submitted)(?:to|by)|referr(?:al|er)|reference|reviewer|supervisor|colleague|agency|ansprechpartner/,
  ],
  [
    'given',
    /^(?:first|given|fore|prefered|preferred)name$|^(?:first|vorname|prenom|nombre|nombres|voornaam|nome|imie|imiona|jmeno|fornavn|fornamn|etunimi|имя|名)$/,
  ],
  [
    'family',
    /^(?:last|sur|family)name$|^(?:last|nachname|familienname|apellidos?|achternaam|nomdefamille|cognome|sobrenome|nazwisko|prijmeni|etternavn|efternavn|efternamn|sukunimi|soyad[iı]?|фамилия|姓)$/,
  ],
  [
    'name',
    /^(?:full|candidate|contact|person|applicant|display|profile|prospect|member)?names?$|^(?:candidate|contact|person|applicant|nomcomplet|nombrecompleto|vollstandigername|volledigenaam|imieinazwisko|nazwiskoiimie|adsoyad|фио|氏名|姓名|名前|naam|nom)$/,
  ],
  ['email', /^(?:\w*e?mail(?:address|adresse|s)?\d*)$|^correo\w*$|^courriel$/],
  ['phone', /^\w*(?:phone|mobile|telephone|telefon|telefono|telefoon|handy|cell)(?:number|nummer)?\d*$|^tel$/],
  [
    'url',
    /^\w*(?:linkedin|github|profile|website|webseite|url|link|links|xing|stackoverflow|portfolio|site)(?:url|link|profile|address)?\d*$/,
  ],
  [
    'company',
    /^(?:current|present|latest)?(?:company|employer|organi[sz]ation|firma|unternehmen|arbeitgeber|entreprise|societe|empresa|bedrijf|werkgever|account)(?:name)?$/,
  ],
  [
    'title',
    /^(?:current|present|latest)?(?:job)?(?:title|position|role|headline|occupation|poste|cargo|puesto|functie|stelle|beruf)$/,
  ],
  ['location', /^(?:current)?(?:location|city|place|town|ort|stadt|ville|ciudad|plaats|region|country)$/],
];

/** What a heading says its column holds; null for one nobody knows. */
export function kindOfHeading(heading: string): ColumnKind | null {
  const bare = heading
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return bare.length > 40 ? null : (HEADINGS.find(([, pattern]) => pattern.test(bare))?.[0] ?? null);
}

/** @param rows as read, headings included; of any length each */
export function readColumns(rows: readonly (readonly string[])[]): Table {
  const width = rows.slice(0, SAMPLE).reduce((most, row) => Math.max(most, row.length), 0);
  const [first = []] = rows;
  const headings = first.map(kindOfHeading);
  const holdsValues = first.some((cell) => isEmail(cell) || isAddress(cell) || isTelephone(cell));
  const hasHeader = !holdsValues && rows.length > 1 && headings.some((kind) => kind !== null);
  const sample = rows.slice(hasHeader ? 1 : 0, SAMPLE + 1);
  const columns = Array.from({ length: width }, (_, at) => ({
    heading: hasHeader ? (headings[at] ?? null) : null,
    cells: sample.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== ''),
  }));
  const kinds = columns.map(({ heading, cells }): ColumnKind => {
    if (heading === 'other') return 'other';
    return kindOfCells(cells) ?? fitting(heading, cells) ?? 'other';
  });
  for (const kind of ['email', 'url'] as const) {
    // Beside a column that its heading calls the person's, one of the same sort may be of anybody.
    if (!columns.some(({ heading }, i) => heading === kind && kinds[i] === kind)) continue;
    columns.forEach(({ heading }, i) => {
      if (kinds[i] === kind && heading !== kind) kinds[i] = 'other';
    });
  }
  const name = kinds.indexOf('name');
  if (name >= 0 && isFamily(kinds, name, sample)) kinds[name] = 'family';
  // Without a heading that says so, the first column of several words that may be names holds them.
  const isNamed = kinds.some((kind) => kind === 'name' || kind === 'family');
  const at = isNamed ? -1 : columns.findIndex((column, i) => kinds[i] === 'other' && holdsNames(column));
  if (at >= 0) kinds[at] = 'name';
  return { kinds, hasHeader };
}

/** `Nom` is the whole name, but beside `Prénom`: there it does not hold what stands in that. */
function isFamily(kinds: readonly ColumnKind[], name: number, rows: readonly (readonly string[])[]): boolean {
  const given = kinds.indexOf('given');
  if (given < 0 || kinds.includes('family')) return false;
  const told = rows.filter((row) => row[name]?.trim() && row[given]?.trim());
  return told.length > 0 && !told.some((row) => row[name]?.includes(row[given]?.trim() ?? ''));
}

function holdsNames({ heading, cells }: { heading: ColumnKind | null; cells: readonly string[] }): boolean {
  if (heading !== null || cells.length === 0) return false;
  const names = cells.filter((cell) => looksLikeName(cell) && /\s/.test(cell));
  return names.length / cells.length >= MOST_CELLS;
}

function kindOfCells(cells: readonly string[]): 'email' | 'phone' | 'url' | null {
  if (cells.length === 0) return null;
  const most = (fits: (cell: string) => boolean) => cells.filter(fits).length / cells.length >= MOST_CELLS;
  const each = (fits: (piece: string) => boolean) => most((cell) => several(cell).every(fits));
  if (each(isEmail)) return 'email';
  // The same address again and again is an employer's.
  if (each(isAddress)) return cells.length > 5 && new Set(cells).size < cells.length / 2 ? null : 'url';
  return most(isTelephone) ? 'phone' : null;
}

/** A heading that its cells do not bear out holds something else. */
function fitting(heading: ColumnKind | null, cells: readonly string[]): ColumnKind | null {
  if (heading !== 'email' && heading !== 'phone' && heading !== 'url') return heading;
  const fits = { email: isEmail, phone: (cell: string) => /\d{5}/.test(cell.replace(/\D/g, '')), url: isAddress }[
    heading
  ];
  return cells.some(fits) ? heading : null;
}
