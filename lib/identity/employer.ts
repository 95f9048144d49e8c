// Cleans the name of an employer until it is equal where the employer is the same, and says how two of them relate. How
// much a shared word is worth is judged elsewhere, by how rare it is.

import { countryNamed } from './country';
import { employerWords, withoutAnd } from './employer-words';
import { placeOf } from './place';
import { remembered } from './remembered';
import { EMPLOYER_ALIASES } from './tables/employer-aliases';
import { LEGAL_FORMS, UNSPACED_FORMS } from './tables/legal-forms';
import type { Employer } from './traits';

const LONGEST_EMPLOYER = 200;
const MOST_FORM_WORDS = 5;

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Legal forms at the end of a name, and what is written there like one. */
const FORMS: ReadonlySet<string> = new Set([
  ...LEGAL_FORMS.trim().split(/;\s*/),
  ...words(
    'co company companies corp corporation pvt ltd private limited pte pty incorporated kk group grp holding holdings gruppe groupe grupo gruppo konzern and und',
  ),
]);
const LAST_OF_FORMS: ReadonlySet<string> = new Set([...FORMS].map((form) => form.slice(form.lastIndexOf(' ') + 1)));
/** Forms that some countries put first. */
const FIRST_FORMS = words('the pt cv ooo oao zao pao tov llc sarl grupo groupe');
const UNSPACED = new RegExp(`${UNSPACED_FORMS.trim().split(/;\s*/).filter(Boolean).join('|')}|\\(주\\)|\\(株\\)`, 'gu');

/** Tell little of which employer it is: not counted for partial agreement, unless there is nothing else. */
const GENERIC = words(`
of the for and in at de la le du des der die das und et y e a an
group solutions solution services service technologies technology tech systems system consulting consultants consultancy international global
worldwide enterprises enterprise industries partners associates software digital labs lab studio studios media network networks ventures capital
management resources america usa us uk india europe inc company
`);

const NOBODY = new RegExp(
  `^(?:${[
    'self(?: ?employed)?(?: .*)?|selfemployed|sole trader|sole proprietor|freelanc\\w*(?: .*)?|independent(?: (?:consultant|contractor|professional|contracting|consulting|worker))?',
    '(?:upwork|fiverr|toptal|freelancer com|peopleperhour|workana)(?: .*)?',
    'contractor|consultant|contract|stealth(?: .*)?|startup|start up|confidential(?: .*)?|undisclosed|private|personal|various(?: .*)?|multiple(?: .*)?|several(?: .*)?',
    'student|retired|unemployed|homemaker|stay at home .*|looking for .*|seeking .*|open to .*|actively .*|available .*|job ?seeker|between jobs|in transition|career break|sabbatical|gap year',
    'not (?:currently )?(?:employed|working|applicable|available|disclosed|specified)|currently (?:looking|seeking|unemployed|not) ?.*|n a|na|none|null|nil|no|unknown|tbd|test|other|x{2,}|my own (?:business|company)|own (?:business|company)|(?:maternity|paternity|parental) leave',
    'selbst ?standig\\w*|selbstandig\\w*|freiberuf\\w*|autonomo|autonoma|independiente|independant|auto ?entrepreneur|cuenta propia|por cuenta propia|libero professionista|zzp|zelfstandig\\w*|samozatrudnienie|dzialalnosc gospodarcza|arbeitssuchend|en busca de .*|em busca de .*|desempleado|buscando .*|samozan[iy]at\\w*|frilans\\w*|furirans\\w*|peuriraenseo|自由(?:职业|職業).*|個人事業主|自营',
  ].join('|')})$`,
);

/**
 * An employer, or null for what is none (*self-employed*, *stealth*, *n/a*).
 *
 * @example employerOf('The Acme Group, Inc. (contract)') // { text: 'acme', words: ['acme'], acronym: '', group: null }
 */
export const employerOf: (raw: string) => Employer | null = remembered(readEmployer);

function readEmployer(raw: string): Employer | null {
  const written = raw.slice(0, LONGEST_EMPLOYER).replace(ADDRESS_BEGINS, '');
  const isBare = BARE.test(written) && !MAY_BE_CLUTTER.test(written);
  const all = employerWords(isBare ? written : withoutPlace(uncluttered(written)));
  const whole = all.join(' ');
  if (NOBODY.test(whole)) return null;
  const bare = withoutDomain(withoutForms(all));
  const text = bare.join(' ');
  if (text === '' || (text !== whole && NOBODY.test(text))) return null;
  const known = knownAs(bare);
  if (known !== null) return { ...known, acronym: '' };
  return { text, words: telling(bare), acronym: acronymOf(all, bare, raw), group: kinOf(text) };
}

const ADDRESS_BEGINS = /^\s*(?:https?:\/\/(?:www\.)?|www\.)/i;

/** `acme.com` is Acme, unless it is known as that. */
function withoutDomain(words: string[]): string[] {
  return words.length > 1 && words.at(-1) === 'com' && knownAs(words) === null ? words.slice(0, -1) : words;
}

/** Nearly every name: ASCII words, `&` and dots, with nothing in them that is cut from names. */
const BARE = /^[a-z\d&. ]*$/i;
const MAY_BE_CLUTTER =
  /\b(?:contract(?:or|ed)?|consultant|consulting|freelance|intern|assigned|via|[fd][kb]a|formerly|previously|part|acquired|subsidiary|division|company)\b/i;

/** Without remarks: brackets, who placed them, how they are employed, former names, the parent company. */
function uncluttered(raw: string): string {
  const text = raw.replace(UNSPACED, ' ').replace(/[([{][^)\]}]*[)\]}]?/gu, ' ');
  return (/[\p{L}\p{N}]/u.test(text) ? text : raw)
    .replace(/^\s*@\s*/u, '')
    .replace(/^(?:contract(?:or|ed)?|consultant|consulting|freelance|intern|assigned)\s+(?:@|at|to|for|with)\s+/iu, '')
    .replace(
      /(?<=\S)\s*(?:\||•|·|@|\s[-–—]\s|\bvia\b|\bc\/o\b|\bo\/b\/o\b|\b(?:f|d)\/?[kb]\/?a\b|,?\s+(?:formerly|previously|part of|a division of|a subsidiary of|acquired by|subsidiary of|division of|an?\s+[\p{L}\p{N}.&-]+(?:\s+[\p{L}\p{N}.&-]+)?\s+company)\b).*$/iu,
      (cut, at: number) => (at < 2 && !/\s/.test(cut[0] ?? '') ? cut : ''),
    );
}

/** `Acme, Austin, TX` is Acme. */
function withoutPlace(text: string): string {
  const comma = text.indexOf(',');
  const place = comma < 2 ? null : placeOf(text.slice(comma + 1));
  return place !== null && place.country !== '' ? text.slice(0, comma) : text;
}

/** Without what the company is legally, and without *and*. */
function withoutForms(all: readonly string[]): string[] {
  let from = 0;
  let to = all.length;
  while (to - from > 1 && FIRST_FORMS.has(all[from] ?? '')) from++;
  for (let length = formLength(all, from, to); length > 0; length = formLength(all, from, to)) to -= length;
  const kept = all.slice(from, to);
  while (kept.length > 1 && BRANCHES.has(kept.at(-1) ?? '')) kept.pop();
  const bare = withoutAnd(kept);
  return bare.length > 0 ? bare : kept;
}

/** How many words at the end are a legal form; one word of the name is always left. */
function formLength(all: readonly string[], from: number, to: number): number {
  if (!LAST_OF_FORMS.has(all[to - 1] ?? '')) return 0;
  for (let length = Math.min(MOST_FORM_WORDS, to - from - 1); length > 0; length--) {
    if (FORMS.has(length === 1 ? (all[to - 1] ?? '') : all.slice(to - length, to).join(' '))) return length;
  }
  return 0;
}

/** Branches that are told by nothing else. */
const BRANCHES = words('usa us uk emea apac latam');
const REGIONS = words(
  'america americas north south latin europe asia pacific global worldwide international middle east africa united states kingdom of group',
);

type Entry = Omit<Employer, 'acronym'>;

let entries: Map<string, Entry> | undefined;

function readEntries(): Map<string, Entry> {
  const read = new Map<string, Entry>();
  for (const line of EMPLOYER_ALIASES.split(';')) {
    const [named = '', group] = line.trim().split('@');
    const [name = '', aliases = ''] = named.split('=');
    if (name === '') continue;
    const entry = { text: name, words: telling(name.split(' ')), group: group ?? null };
    for (const alias of [name, ...aliases.split(',')]) {
      if (alias !== '') read.set(alias.replaceAll(' ', ''), entry);
    }
  }
  return read;
}

/** A large employer under any of its names, also with the country of a branch behind it. */
function knownAs(bare: readonly string[]): Entry | null {
  entries ??= readEntries();
  for (let end = bare.length; end > 0 && end > bare.length - 4; end--) {
    const known = entries.get(bare.slice(0, end).join(''));
    if (known !== undefined) return known;
    const last = bare[end - 1] ?? '';
    if (!REGIONS.has(last) && countryNamed(last) === null) return null;
  }
  return null;
}

function telling(bare: readonly string[]): string[] {
  const kept = bare.filter((word) => !GENERIC.has(word));
  return [...new Set(kept.length > 0 ? kept : bare)];
}

const SMALL = words(
  'of the for and in at de la le du des der die das und et y e a an inc llc ltd corp co company gmbh ag sa plc pvt limited corporation incorporated private',
);

/** Three initials and more: two letters stand for anybody. */
function acronymOf(all: readonly string[], bare: readonly string[], raw: string): string {
  const [only = ''] = bare;
  if (bare.length === 1) {
    if (!/^[a-z\d]{3,6}$/.test(only)) return '';
    return raw.includes(only.toUpperCase()) || !/[aeiou]/.test(only) ? only : '';
  }
  const initials = all
    .filter((word) => !SMALL.has(word))
    .map((word) => word.charAt(0))
    .join('');
  return initials.length > 2 && initials.length < 7 ? initials : '';
}

const MAY_BE_KIN = /university|college|health|hospital|medic|clinic|county|^(?:city|town|state|municipality) of /;

/** A university and its hospital, a city and its county. */
function kinOf(text: string): string | null {
  if (!MAY_BE_KIN.test(text)) return null;
  const academic = text.replace(
    /\s(?:health ?care|health system|health|hospitals?|medical cent(?:er|re)|medicine|clinics?|children s hospital)$/,
    '',
  );
  const [, place] =
    /^university of (.+)$/.exec(academic) ?? /^(.+?) (?:state university|university|college)\b/.exec(academic) ?? [];
  if (place !== undefined) return `academic ${place}`;
  if (academic !== text) return `academic ${academic}`;
  const [, area] = /^(?:city|county|town|state|municipality) of (.+)$/.exec(text) ?? /^(.+) county$/.exec(text) ?? [];
  return area === undefined ? null : `public ${area}`;
}

export type EmployerAgreement = 'same' | 'acronym' | 'related' | 'close' | 'different';

/**
 * How two employers relate. `acronym`: one is the initials of the other. `related`: parent and subsidiary, university and
 * hospital. `close`: one says all that the other says, or a word of it is
 * misspelt.
 *
 * @example compareEmployers(employerOf('BCQ'), employerOf('Big Credit of Quito')) // 'acronym'
 */
export function compareEmployers(a: Employer, b: Employer): EmployerAgreement {
  if (a.text === b.text) return 'same';
  const [left, right] = [together(a.text), together(b.text)];
  if (left === right) return 'same';
  if (a.group !== null && a.group === b.group) return 'related';
  if (a.acronym !== '' && a.acronym === b.acronym && (a.text === a.acronym) !== (b.text === b.acronym))
    return 'acronym';
  if (areOneWord(left, right)) return 'close';
  if (!a.words.some((word) => word.length > 2 && b.words.some((other) => areOneWord(word, other)))) return 'different';
  // What is left over on both sides makes them two: *Acme Bank* and *Acme Energy*.
  const [mine, yours] = [a.text.split(' '), b.text.split(' ')];
  const [fewer, more] = mine.length <= yours.length ? [mine, yours] : [yours, mine];
  const found = fewer.every((word) => SMALL.has(word) || more.some((other) => areOneWord(word, other)));
  return found ? 'close' : 'different';
}

function together(text: string): string {
  return text.includes(' ') ? text.replaceAll(' ', '') : text;
}

/** Letters a misspelt word may differ in: none in a short one, where each makes another word. */
const ONE_SLIP = 6;
const TWO_SLIPS = 10;

function areOneWord(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  return shorter >= ONE_SLIP && a.charAt(0) === b.charAt(0) && slips(a, b, shorter >= TWO_SLIPS ? 2 : 1);
}

/** Whether at most so many letters are missing, added, wrong or exchanged with their neighbour. */
function slips(a: string, b: string, most: number): boolean {
  let i = 0;
  while (i < a.length && i < b.length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  if (restA === '' || restB === '') return restA.length + restB.length <= most;
  if (most === 0) return false;
  const exchanged = restA.charAt(0) === restB.charAt(1) && restA.charAt(1) === restB.charAt(0);
  return (
    slips(restA.slice(1), restB.slice(1), most - 1) ||
    slips(restA.slice(1), restB, most - 1) ||
    slips(restA, restB.slice(1), most - 1) ||
    (exchanged && slips(restA.slice(2), restB.slice(2), most - 1))
  );
}
