// Why somebody matched, in words: first what speaks for it, then what disagrees, then who else fits. Never a bare
// number of per cent. Pure. The level names are those of lib/matching/comparisons.ts.

import { type Evidence, type Feature, SPEAKS_BITS } from '@/lib/model/match';
import { count, present } from './badge-view';

export interface Reason {
  speaks: 'for' | 'against' | 'neutral';
  text: string;
  /** Values that differ: `['Greenhouse city', 'Austin'], ['page', 'Berlin']`. */
  values: [where: string, value: string][];
}

/** One comparison among all: `Surname: the same`, *strongly for*. */
export interface ComparisonView {
  text: string;
  weight: string;
}

export interface Why {
  /** The reason in a sentence: *Rare name (2 in the ATS) and two shared employers: Acme, Beta*. Empty when nothing speaks for it. */
  lead: string;
  reasons: Reason[];
  comparisons: ComparisonView[];
}

/** How others on the list stand beside somebody. */
export interface Rivals {
  /** People, not records. */
  others: number;
  /** At least one of them is about as likely. */
  isClose: boolean;
}

/** As much as an average given name, nearly; the rest is weak. */
const STRONG_BITS = 6;
/** A whole name worth so many bits is rare in the world, not only in a small ATS. */
const RARE_BITS = 22;
const RARE_HOLDERS = 5;
const COMMON_HOLDERS = 20;

/** What a feature is called; identifiers as what can be the same. */
const FEATURE: Readonly<Record<Feature, string>> = {
  'linkedin-address': 'LinkedIn address',
  'linkedin-member': 'LinkedIn member number',
  'linkedin-legacy-address': 'Old LinkedIn address',
  email: 'E-mail address',
  phone: 'Phone number',
  'profile-address': 'Web address',
  'given-name': 'Given name',
  surname: 'Surname',
  'full-name': 'Full name',
  generation: 'Generation',
  employer: 'Employer',
  title: 'Job title',
  location: 'City',
  school: 'School',
  prior: 'Before any comparison',
  rivals: 'Everybody else, known or not',
  decision: 'Your decision',
};

/** What a level means; those of all features together. One without words is called by its own name. */
export const LEVEL_WORDS: Readonly<Record<string, string>> = {
  exact: 'the same',
  same: 'the same',
  shared: 'the same',
  'shared-once': 'the same, one of several',
  'also-shared': 'one more that is the same',
  middle: 'the same, as a middle name',
  class: 'another form of the same',
  close: 'a letter or two apart',
  phonetic: 'sounds alike',
  swapped: 'given name and surname exchanged',
  initial: 'the same initial',
  'family-first': 'the same, family name first',
  'other-gender': 'a name of the other gender',
  part: 'one of several surnames',
  household: 'the same, as in one household',
  'middle-same': 'the same middle name',
  'middle-initial': 'the same middle initial',
  'middle-different': 'another middle name',
  acronym: 'the same by its initials',
  related: 'of the same group',
  similar: 'similar',
  family: 'the same kind of work',
  'same-city': 'the same',
  'same-metro': 'the same area',
  'same-region': 'the same region',
  'same-country': 'the same country',
  coarse: 'the same as far as it is told',
  generic: 'shared by many, so it says nothing',
  weak: 'the same, as far as one of them can be trusted',
  handle: 'the same handle, on another site',
  together: 'how often the two go together',
  different: 'different',
};

function levelWords(level: string): string {
  return LEVEL_WORDS[level] ?? level.replaceAll('-', ' ');
}

const NAMES: readonly Feature[] = ['given-name', 'surname', 'full-name'];
const IDENTIFIERS: readonly Feature[] = [
  'linkedin-member',
  'linkedin-address',
  'linkedin-legacy-address',
  'email',
  'phone',
  'profile-address',
];
const MORE: readonly Feature[] = ['employer', 'school', 'title', 'location', 'generation'];

/** The record that matched: the name of its ATS, and the person's as it is written there. */
export interface Held {
  ats: string;
  name: string;
}

export function whyOf(compared: readonly Evidence[], { ats, name }: Held, rivals: Rivals): Why {
  const evidence = compared.map(legible);
  const of = (features: readonly Feature[]) => evidence.filter(({ feature }) => features.includes(feature));
  const groups = [...[...IDENTIFIERS, ...MORE].map((one) => of([one])), of(NAMES)].filter(({ length }) => length > 0);
  const told = groups.map((group) => ({ bits: sum(group), reason: reasonOf(group, ats, name) }));
  const speaking = told.filter(({ reason }) => reason.speaks === 'for').sort((a, b) => b.bits - a.bits);
  const ranked = [...speaking.filter(({ reason }) => reason.isIdentifier), ...speaking.filter(isPlain)];
  const [first, second] = ranked.map(({ reason }) => reason);
  // An identifier stands by itself; a name needs what goes with it.
  const led = first && second && (second.isIdentifier || !first.isIdentifier) ? [first, second] : first ? [first] : [];
  const said = of(['decision']).map((one) => decisionReason(one));
  const rest = ranked.map(({ reason }) => reason).filter((reason) => !led.includes(reason));
  const against = told.filter(({ reason }) => reason.speaks !== 'for').sort((a, b) => a.bits - b.bits);
  return {
    lead: sentence(led.map(({ text }) => text)),
    reasons: [
      ...said,
      ...[...rest, ...against.map(({ reason }) => reason)].map(({ speaks, text, values }) => ({
        speaks,
        text,
        values,
      })),
      ...rivalsReason(rivals),
    ],
    comparisons: evidence.map(comparison),
  };
}

type Told = Reason & { isIdentifier?: boolean };

function isPlain({ reason }: { reason: Told }): boolean {
  return !reason.isIdentifier;
}

/** Everything about one thing that was compared; for names, about all of their parts. */
function reasonOf(group: readonly Evidence[], ats: string, name: string): Told {
  const [first] = group as [Evidence];
  const { feature } = first;
  const bits = sum(group);
  const speaks = bits >= SPEAKS_BITS ? 'for' : bits <= -SPEAKS_BITS ? 'against' : 'neutral';
  if (NAMES.includes(feature)) return nameReason(group, speaks, bits, ats, name);
  if (IDENTIFIERS.includes(feature)) return identifierReason(group, speaks, ats);
  const values = differing(first, ats, speaks);
  if (speaks === 'for') return { speaks, text: agreement(feature, group), values: [] };
  const word = FEATURE[feature];
  return { speaks, text: speaks === 'against' ? `${word} differs` : `${word} says little`, values };
}

function identifierReason(group: readonly Evidence[], speaks: Reason['speaks'], ats: string): Told {
  const [first] = group as [Evidence];
  const word = lower(FEATURE[first.feature]);
  if (speaks === 'against') return { speaks, text: `${upper(word)} differs`, values: differing(first, ats, speaks) };
  if (first.feature === 'linkedin-legacy-address') {
    return { speaks, text: `An old LinkedIn address in ${ats} may be this one`, values: [], isIdentifier: true };
  }
  if (speaks === 'neutral') {
    const why = first.level === 'generic' ? `is shared by several people in ${ats}, so it says nothing` : 'says little';
    return { speaks, text: `${upper(word)} ${why}`, values: [] };
  }
  // Of two sites: whose handle it is there, neither says.
  if (first.level === 'handle') return { speaks, text: `Same handle: ${first.pageValue}`, values: [] };
  const hint = first.feature === 'profile-address' && first.pageValue ? `: ${first.pageValue}` : '';
  return { speaks, text: `Same ${word}${hint}`, values: [], isIdentifier: true };
}

function nameReason(
  group: readonly Evidence[],
  speaks: Reason['speaks'],
  bits: number,
  ats: string,
  record: string,
): Told {
  const page = present(group.map(({ pageValue }) => pageValue)).join(' ');
  const values: Reason['values'] =
    page && record.trim()
      ? [
          [ats, record],
          ['page', page],
        ]
      : [];
  if (speaks === 'against') return { speaks, text: 'Name differs', values };
  if (speaks === 'neutral') return { speaks, text: 'Name says little', values };
  const parts = group.filter(({ feature }) => feature !== 'full-name');
  const isSame = parts.every(({ level }) => level === 'exact');
  const differs = group.some(({ level }) => level === 'middle-different');
  if (!isSame || differs) return { speaks, text: 'Similar name', values };
  return { speaks, text: rarity(group, bits), values: [] };
}

/** The name in use is as rare as its holders say, if the world agrees. */
function rarity(group: readonly Evidence[], bits: number): string {
  const whole = group.find(({ feature, holders }) => feature === 'full-name' && holders !== undefined)?.holders;
  const known = whole ?? group.find(({ feature }) => feature === 'surname')?.holders;
  if (known === undefined || known < 1) return 'Same name';
  const what = whole === undefined ? 'surname' : 'name';
  const many = known === 1 ? 'the only one in the ATS' : `${known} in the ATS`;
  if (known <= RARE_HOLDERS && bits >= RARE_BITS) return `Rare ${what} (${many})`;
  return whole !== undefined && known >= COMMON_HOLDERS
    ? `Common name (${many})`
    : `Same name (${what === 'name' ? many : `surname: ${many}`})`;
}

function agreement(feature: Feature, group: readonly Evidence[]): string {
  const [first] = group as [Evidence];
  const value = first.pageValue ? `: ${first.pageValue}` : '';
  if (feature === 'employer' || feature === 'school') {
    const word = feature;
    const values = present(group.filter(({ bits }) => bits > 0).map(({ pageValue }) => pageValue));
    if (values.length > 1)
      return `${upper(NUMBER[values.length] ?? String(values.length))} shared ${word}s: ${values.join(', ')}`;
    if (/shared/.test(first.level)) return `Shared ${word}${value}`;
    return `${first.level === 'related' ? 'Related' : 'Similar'} ${word}${value}`;
  }
  if (feature === 'location') {
    const place = /-(\w+)$/.exec(first.level)?.[1] ?? 'place';
    return `Same ${place === 'metro' ? 'area' : place}${value}`;
  }
  if (feature === 'title') return first.level === 'same' ? `Same job title${value}` : `Similar job title${value}`;
  return 'Same generation (Jr, Sr)';
}

const NUMBER: Readonly<Record<number, string>> = { 2: 'two', 3: 'three', 4: 'four' };

function differing(
  { feature, pageValue, recordValue }: Evidence,
  ats: string,
  speaks: Reason['speaks'],
): Reason['values'] {
  if (speaks === 'for' || !pageValue || !recordValue) return [];
  const what = feature === 'location' ? ' city' : '';
  return [
    [`${ats}${what}`, recordValue],
    ['page', pageValue],
  ];
}

function decisionReason({ bits }: Evidence): Reason {
  return bits >= 0
    ? { speaks: 'for', text: 'You said it is them', values: [] }
    : { speaks: 'against', text: 'You said it is not the same person', values: [] };
}

function rivalsReason({ others, isClose }: Rivals): Reason[] {
  if (others === 0) return [];
  const who = others === 1 ? '1 other person fits' : `${others} other people fit`;
  const text = `${who}${isClose ? ' about as well' : ', less well'}`;
  return [{ speaks: isClose ? 'against' : 'neutral', text, values: [] }];
}

function comparison({ feature, level, bits, pageValue, recordValue, holders }: Evidence): ComparisonView {
  const strength = Math.abs(bits) >= STRONG_BITS ? 'strongly' : 'weakly';
  const weight = Math.abs(bits) < SPEAKS_BITS ? 'no weight' : `${strength} ${bits > 0 ? 'for' : 'against'}`;
  if (feature === 'prior' || feature === 'rivals' || feature === 'decision') return { text: FEATURE[feature], weight };
  const values =
    pageValue && recordValue && pageValue !== recordValue
      ? `${recordValue} / ${pageValue}`
      : (pageValue ?? recordValue);
  const about = present([values, holders === undefined ? null : count(holders, 'holder')]);
  return {
    text: `${FEATURE[feature]}: ${levelWords(level)}${about.length > 0 ? ` (${about.join(', ')})` : ''}`,
    weight,
  };
}

/** Names, employers and places are compared in small letters; to be read they get their capitals back. */
function legible(one: Evidence): Evidence {
  if (IDENTIFIERS.includes(one.feature)) return one;
  const read = one.feature === 'location' ? place : capitalised;
  return { ...one, pageValue: read(one.pageValue), recordValue: read(one.recordValue) };
}

/** What has no vowel is read letter by letter: *KPMG*, *JP Morgan*. */
function capitalised(value: string | null): string | null {
  if (value === null || value !== value.toLowerCase()) return value;
  return value.replace(/(?<![\p{L}\p{M}’'])[\p{L}\p{M}]+/gu, (word) =>
    /^[^aeiouy]{2,4}$/.test(word) && /^[a-z]+$/.test(word) ? word.toUpperCase() : upper(word),
  );
}

/** Regions and countries behind a comma are codes: `Austin, TX, US`. */
function place(value: string | null): string | null {
  return capitalised(value)?.replace(/(?<=, )\p{L}{2,3}(?=,|$)/gu, (code) => code.toUpperCase()) ?? null;
}

function sum(evidence: readonly Evidence[]): number {
  return evidence.reduce((bits, one) => bits + one.bits, 0);
}

function sentence(texts: readonly string[]): string {
  return texts.map((text, at) => (at === 0 ? text : lower(text))).join(' and ');
}

/** As inside a sentence; names keep their capitals. */
function lower(text: string): string {
  return /^LinkedIn/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
