// What a record is found by and what a page asks for: exact look-ups only, no scan. One vocabulary for both sides; the
// page's side is the wider one, so that a record needs few keys. It judges nothing.
//
// An identifier keeps the form identify.ts gives it (`email:…`), with `weak ` before it where it may find somebody and
// proves nothing. A key made of names is `kind value value`, in words that hold no space.

import type { IdentityKey } from '@/lib/model/identity';
import type { Question, RecordKeys } from '@/lib/model/question';
import { handlesOf } from './handles';
import { familySpellings } from './name-families';
import type { PersonName } from './name-parser';
import { arabicConsonants, isArabicName, spellingClass } from './name-sounds';
import { familyText, type NameWord } from './name-word';
import { fullNamesOf, isGivenName } from './nickname-graph';
import { inPlaceOfInitials, otherSurnames, wordForms } from './other-surnames';
import { placeOf, readingsOf } from './place';
import type { Place, Traits } from './traits';

/** Nobody goes by more of each; a page or a record may hold anything. */
const MOST_NAMES = 4;
const MOST_WORDS = 3;
const MOST_IDENTIFIERS = 40;
const MOST_PLACES = 3;
/** Some names of cities are all over the world. */
const MOST_READINGS = 6;
const MOST_SCHOOLS = 3;
/** A record is found by its newest employers; a page asks for a few more, since its past may be the record's present. */
const MOST_FILED_EMPLOYERS = 4;
const MOST_ASKED_EMPLOYERS = 6;
const MOST_ASKED = 160;
/** A value that was not counted would look rare. */
const MOST_COUNTED_EMPLOYERS = 12;

const WEAK = 'weak ';

/** Each once. */
interface Keys {
  add(key: string): unknown;
}

/** A record has some fifteen: a list is searched for them in less time than a set takes to grow. */
class FewKeys implements Keys {
  readonly all: string[] = [];

  add(key: string): void {
    addOnce(this.all, key);
  }
}

/** The keys of a person's record, and the values it counts for. */
export function recordKeys(traits: Traits): RecordKeys {
  const keys = new FewKeys();
  for (const { key, weak } of traits.keys.slice(0, MOST_IDENTIFIERS)) keys.add(weak ? weakKey(key) : key);
  for (const name of traits.names.slice(0, MOST_NAMES)) {
    const given = givenForms(name);
    const surnames = surnameForms(name);
    addNames(keys, name, given, surnames);
    if (isArabic(name)) addConsonants(keys, name);
    // As it is written: where the surname agrees, too, a nickname is found by the name.
    addContext(keys, name.given.slice(0, 1).flatMap(wordForms), surnames, {
      employers: traits.employers.slice(0, MOST_FILED_EMPLOYERS),
      areas: filedAreas(traits),
      schools: traits.schools,
    });
  }
  for (const handle of handlesOf(traits)) keys.add(handleKey(handle));
  return { keys: keys.all, counted: countedValues(traits) };
}

/** What to ask about a page: an identifier that one side is unsure of is asked for all the same. */
export function questionOf(traits: Traits): Question {
  const keys = new Set<string>();
  for (const { key } of traits.keys.slice(0, MOST_IDENTIFIERS)) keys.add(key).add(weakKey(key));
  for (const handle of handlesOf(traits)) keys.add(handleKey(handle));
  for (const name of askedNames(traits)) {
    const given = givenForms(name);
    const surnames = surnameForms(name);
    addNames(keys, name, given, surnames);
    // Which of two words is the surname is seen differently by different people.
    for (const one of surnameForms({ given: [], surnames: name.given, formerSurnames: [] })) {
      for (const other of givenForms({ ...name, given: name.surnames, nicknames: [] })) keys.add(nameKey(other, one));
    }
    const called = name.given
      .slice(0, MOST_WORDS)
      .filter(({ initials }) => !initials)
      .flatMap(wordForms);
    const context = [...new Set([...called, ...given])];
    addContext(keys, [...context, ...inPlaceOfInitials(name)], [...surnames, ...otherSurnames(name)], {
      employers: traits.employers.slice(0, MOST_ASKED_EMPLOYERS),
      areas: askedAreas(traits),
      schools: traits.schools,
    });
    addRomanisations(keys, name, given, surnames);
    addConsonants(keys, name);
  }
  return { keys: [...keys].slice(0, MOST_ASKED), counted: countedValues(traits) };
}

/** All that the page and its own address tell. */
function askedNames({ names, namesByAddress }: Traits): readonly PersonName[] {
  return (namesByAddress ?? names).slice(0, MOST_NAMES);
}

const NAMED = /^(name|sound|surname|surname-employer|given-employer|name-place|surname-school|handle) /;

/** The key of an identifier that somebody is unsure of. */
export function weakKey(identifier: string): string {
  return WEAK + identifier;
}

/** What a key is made of; `identifier` for the canonical keys of identify.ts, `weak` for the uncertain ones. */
export type BlockingKind =
  | 'identifier'
  | 'weak'
  | 'name'
  | 'sound'
  | 'surname'
  | 'surname-employer'
  | 'given-employer'
  | 'name-place'
  | 'surname-school'
  | 'handle';

export function kindOf(key: string): BlockingKind {
  const named = NAMED.exec(key)?.[1];
  if (named !== undefined) return named as BlockingKind;
  return key.startsWith(WEAK) ? 'weak' : 'identifier';
}

/** The identifier that a key is; null for a key made of names. */
export function identifierOf(key: string): IdentityKey | null {
  const kind = kindOf(key);
  if (kind === 'weak') return { key: key.slice(WEAK.length), weak: true };
  return kind === 'identifier' ? { key, weak: false } : null;
}

/** What somebody is called in addresses, of a key made of that; null for others. */
export function handleOf(key: string): string | null {
  return key.startsWith(HANDLE_KEY) ? key.slice(HANDLE_KEY.length) : null;
}

/** The key under which everybody of a handle is filed. */
export function handleKey(handle: string): string {
  return HANDLE_KEY + handle;
}

const HANDLE_KEY = 'handle ';

/** The key under which everybody of a given name and a surname is filed, both in the forms of keys. */
function nameKey(given: string, surname: string): string {
  return `name ${given} ${surname}`;
}

function surnameKey(surname: string): string {
  return `surname ${surname}`;
}

/** The forms of the first names a person may be called by: full names where a word stands for some, so that nicknames meet. */
function givenForms({ given, nicknames }: Pick<PersonName, 'given' | 'nicknames'>): string[] {
  const forms: string[] = [];
  for (const word of given.slice(0, MOST_WORDS)) if (!word.initials) addEach(forms, fullForms(word));
  for (const word of nicknames.slice(0, MOST_WORDS)) if (!word.initials) addEach(forms, fullForms(word));
  // `Xiao Ming` is filed as Xiaoming, too.
  const [first, second] = given;
  if (given.length === 2 && first && second && !first.initials && !second.initials) {
    if (!isGivenName(first.text) || !isGivenName(second.text)) addOnce(forms, spellingClass(first.text + second.text));
  }
  return forms;
}

/** Of so few a list is searched faster than a set is made. */
function addOnce(to: string[], one: string): void {
  if (!to.includes(one)) to.push(one);
}

function addEach(to: string[], more: readonly string[]): void {
  for (const one of more) addOnce(to, one);
}

function surnameForms({
  given,
  surnames,
  formerSurnames,
}: Pick<PersonName, 'given' | 'surnames' | 'formerSurnames'>): string[] {
  const forms: string[] = [];
  for (const word of surnames.slice(0, MOST_WORDS)) if (!word.initials) addEach(forms, wordForms(word));
  // `María García Lorca` is García before she is Lorca: a middle word that is no given name may be the surname.
  for (const word of given.slice(1, 1 + MOST_WORDS)) {
    if (!word.initials && !isGivenName(word.text)) addEach(forms, wordForms(word));
  }
  for (const word of formerSurnames.slice(0, MOST_WORDS)) if (!word.initials) addEach(forms, wordForms(word));
  return forms;
}

/** East Asian surnames in every way they are romanised, wherever in the name they stand. */
function addRomanisations(keys: Keys, name: PersonName, given: readonly string[], surnames: readonly string[]): void {
  for (const word of name.surnames.slice(0, MOST_WORDS)) {
    for (const spelling of familySpellings(familyText(word)))
      for (const one of given) {
        keys.add(nameKey(one, spellingClass(spelling)));
        keys.add(nameKey(spelling, one));
      }
  }
  const [first] = name.given;
  if (first === undefined || name.given.length > 1) return;
  for (const spelling of familySpellings(first.text)) {
    for (const surname of surnames) {
      keys.add(nameKey(spelling, surname));
      keys.add(nameKey(surname, spellingClass(spelling)));
    }
  }
}

/** Arabic letters hold few vowels, and Latin spellings of a name differ in them: the two meet by their consonants. */
function addConsonants(keys: Keys, { given, surnames }: PersonName): void {
  const [first] = given;
  if (first === undefined) return;
  const called = first.consonants;
  for (const { text, consonants } of surnames.slice(0, MOST_WORDS)) {
    const family = ARTICLE.test(text) ? arabicConsonants(text.slice(2)) : consonants;
    if (called !== '' && family !== '' && called.length + family.length >= LEAST_CONSONANTS)
      keys.add(nameKey(called, family));
  }
}

/** Fewer are shared by names that have nothing to do with one another. */
const LEAST_CONSONANTS = 5;
/** Written together with its word: `Alrashidi`. */
const ARTICLE = /^[ae]l[a-z]{5}/;

/** Whether somebody may have written the name in Arabic letters: most names are never asked for so, and file no such key. */
function isArabic({ given: [first], surnames, particles }: PersonName): boolean {
  return (
    (first !== undefined && mayBeArabic(first)) ||
    surnames.some(mayBeArabic) ||
    particles.some((word) => word === 'al' || word === 'el')
  );
}

function mayBeArabic({ script, consonants }: NameWord): boolean {
  return script === 'arabic' || script === 'hebrew' || isArabicName(consonants);
}

const FULL_FORMS = new Map<string, readonly string[]>();

function fullForms(word: NameWord): readonly string[] {
  const known = FULL_FORMS.get(word.text);
  if (known !== undefined) return known;
  const full = fullNamesOf(word.text);
  if (full.length === 0) return wordForms(word);
  // As many entries as there are known given names, no more.
  const forms = [...new Set(full.map(spellingClass))];
  FULL_FORMS.set(word.text, forms);
  return forms;
}

function addNames(keys: Keys, name: PersonName, given: readonly string[], surnames: readonly string[]): void {
  for (const surname of surnames) {
    keys.add(surnameKey(surname));
    for (const one of given) keys.add(nameKey(one, surname));
  }
  const [first] = name.given;
  const [family] = name.surnames;
  // One word alone may be either part.
  if (first && name.given.length === 1 && family === undefined && !first.initials)
    for (const form of wordForms(first)) keys.add(surnameKey(form));
  if (first && family && first.sound !== '' && family.sound !== '') keys.add(`sound ${first.sound} ${family.sound}`);
}

/** What stands beside a name. */
interface Context extends Pick<Traits, 'employers' | 'schools'> {
  areas: readonly string[];
}

/** Half a name with what the person does: finds married names, initials and slips of the pen in the other half. */
function addContext(
  keys: Keys,
  given: readonly string[],
  surnames: readonly string[],
  { employers, areas, schools }: Context,
): void {
  for (const { text } of employers) {
    const employer = oneWord(text);
    for (const surname of surnames) keys.add(`surname-employer ${surname} ${employer}`);
    for (const one of given) keys.add(`given-employer ${one} ${employer}`);
  }
  for (const area of areas) {
    for (const surname of surnames) for (const one of given) keys.add(`name-place ${one} ${surname} ${area}`);
  }
  for (const { text } of schools.slice(0, MOST_SCHOOLS)) {
    for (const surname of surnames) keys.add(`surname-school ${surname} ${oneWord(text)}`);
  }
}

function filedAreas({ places }: Traits): string[] {
  return areasOf(places.slice(0, MOST_PLACES));
}

/** A record may have the mere name of the city, and the page may: then every city of that name is meant. */
function askedAreas({ places }: Traits): string[] {
  const asked = places.slice(0, MOST_PLACES).flatMap((place) => [
    ...readingsOf(place).slice(0, MOST_READINGS),
    // What the city's name says alone, a record with nothing else is filed under.
    placeOf(place.city),
  ]);
  return areasOf(asked.filter((place) => place !== null));
}

function areasOf(places: readonly Place[]): string[] {
  return [...new Set(places.map(areaOf))].filter((area) => area !== null);
}

/** The smallest area that its suburbs share, or null for a place that only names a country. */
function areaOf({ metro, city, region, country }: Place): string | null {
  if (metro !== '') return oneWord(metro);
  if (city !== '') return oneWord(city);
  return region === '' ? null : oneWord(`${country}.${region}`);
}

function oneWord(text: string): string {
  return text.includes(' ') ? text.replaceAll(' ', '.') : text;
}

/**
 * Values whose number of holders is the length of a list that is asked for anyway, by the key of that list:
 * `surname:smith`, `name:john smith`, in folded words.
 */
export function listedValues(traits: Traits): Map<string, string> {
  const values = new Map<string, string>();
  for (const { given, surnames, formerSurnames } of askedNames(traits)) {
    for (const surname of [...surnames.slice(0, MOST_WORDS), ...formerSurnames.slice(0, MOST_WORDS)]) {
      const [form] = surnameForms({ given: [], surnames: [surname], formerSurnames: [] });
      if (form === undefined) continue;
      values.set(`surname:${surname.text}`, surnameKey(form));
      for (const word of given.slice(0, MOST_WORDS)) {
        const [one] = givenForms({ given: [word], nicknames: [] });
        if (one !== undefined) values.set(`name:${word.text} ${surname.text}`, nameKey(one, form));
      }
    }
  }
  return values;
}

/**
 * Values whose holders are counted: `given:`, `employer:`, `metro:`, `city:`, `school:` and `title:` (the family). How many
 * share a surname or a name is known by the length of those lists.
 */
function countedValues({ names, employers, places, schools, titles }: Traits): string[] {
  const values: string[] = [];
  const called: string[] = [];
  for (const { given } of names.slice(0, MOST_NAMES)) {
    for (const { text, initials } of given.slice(0, MOST_WORDS)) if (!initials) addOnce(called, text);
  }
  for (const text of called) values.push(`given:${text}`);
  for (const { text } of employers.slice(0, MOST_COUNTED_EMPLOYERS)) values.push(`employer:${text}`);
  for (const { metro, city } of places.slice(0, MOST_PLACES)) {
    if (metro !== '') addOnce(values, `metro:${metro}`);
    if (city !== '') addOnce(values, `city:${city}`);
  }
  for (const { text } of schools.slice(0, MOST_SCHOOLS)) values.push(`school:${text}`);
  for (const { family } of titles.slice(0, 1)) if (family !== '') values.push(`title:${family}`);
  return values;
}
