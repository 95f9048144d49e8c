// Reads the name of a person as it stands on a page or in an ATS: what is no name is cut, the rest becomes words of a
// given name and of a surname, each with the spellings it may have. It compares nothing; never throws.

import { mendName } from './mend-name';
import { familyLength } from './name-families';
import { beginsWithFamily } from './name-order';
import { type Script, scriptOf } from './name-scripts';
import { spellingClass } from './name-sounds';
import { fold, type NameWord, nameWord } from './name-word';
import {
  ABBREVIATED_TITLES,
  CAPITAL_TITLES,
  CREDENTIALS,
  GENERATIONS,
  KINSHIPS,
  NO_NAMES,
  OCCUPATIONS,
  PARTICLES,
  REMARKS,
  SERVANT,
  TITLES,
} from './name-words';
import { isGivenName } from './nickname-graph';
import { remembered } from './remembered';

/** A name in parts. Middle names stand among the given ones: which is which is not guessed. */
export interface PersonName {
  /** Words before the surname, first names first. */
  given: readonly NameWord[];
  /** Words of the surname, without particles; a compound is several. Empty when there is one word alone. */
  surnames: readonly NameWord[];
  /** Particles of the surname as words: in other names they are names (`Van Le`). */
  particles: readonly string[];
  /** Quoted or bracketed short forms. */
  nicknames: readonly NameWord[];
  /** Earlier surnames: née, f.k.a., brackets. */
  formerSurnames: readonly NameWord[];
  /** Generation: senior 1, junior and II 2, III 3 …; null when not said. */
  generation: number | null;
  /** Script of the first word; null without one. */
  script: Script | null;
  /** The same name in another script, when both are given. */
  also: PersonName | null;
}

/** Longer names are cut: no real name is longer, and a page may hold anything. */
const LONGEST_NAME = 300;
const MOST_WORDS = 12;

const NOBODY: PersonName = {
  given: [],
  surnames: [],
  particles: [],
  nicknames: [],
  formerSurnames: [],
  generation: null,
  script: null,
  also: null,
};

/**
 * The parts of a name. Never throws; what holds no name (empty, one letter, emoji, *LinkedIn Member*) has no words.
 *
 * @example parseName('Dr. Robert "Bob" van der Berg Jr., PhD (He/Him)')
 * // given robert · nicknames bob · surnames berg (vanderberg) · generation 2
 */
export function parseName(raw: string | null): PersonName {
  const written = mendName((raw ?? '').slice(0, LONGEST_NAME));
  const bare = WORDS.test(written) ? parseWords(written.split(' ')) : null;
  if (bare !== null) return bare;
  if (PLAIN.test(written) && !TAGLINE.test(written) && !NOBODYS.test(written))
    return parsePlain(written, isShouted(written), [], []);
  const text = clean(written);
  if (text === '' || NOBODYS.test(text.replace(/[,;([{].*$/su, ''))) return NOBODY;
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  const main = scriptOf(words[0] ?? '');
  const other = words.find((word) => scriptOf(word) !== main && !sameWriting(scriptOf(word), main));
  if (other === undefined) return parseOneScript(text);
  // `Xiaoming Wang (王小明)`: two writings of one name.
  const [latin, rest] = splitScripts(text);
  const first = parseOneScript(latin);
  const second = parseOneScript(rest);
  if (first.script === null) return second;
  return second.script === null ? first : { ...first, also: second };
}

/** Letters that Latin names are written in, but those that stand for others (`ŉ`, `ſ`) and are composed anew. */
const LETTER = '[A-Za-zÀ-ÖØ-öø-ıĴ-ľŁ-ňŊ-žƠơƯưȘ-țẠ-ỹ]';

/** Nine names in ten: nothing but words of Latin letters, and no initials. */
const WORDS = new RegExp(`^${LETTER}{2,}(?: ${LETTER}{2,})+$`);
const INITIALS = /^\p{Lu}{2}$/u;

/** What is more than a name in some place, and what may begin a remark. */
const MORE_THAN_NAMES: ReadonlySet<string> = new Set([
  ...[TITLES, CREDENTIALS, REMARKS, PARTICLES, SERVANT, GENERATIONS.keys(), KINSHIPS.keys()].flatMap((words) => [
    ...words,
  ]),
  ...'is open nee ne born formerly maiden ehemals ehem domu geb geborene fka'.split(' '),
]);

/** The same as the long way round, in a third of its time; null where a word may mean something else. */
function parseWords(words: readonly string[]): PersonName | null {
  const folded = words.map(fold);
  const whole = folded.join('');
  if (words.length > MOST_WORDS || INITIALS.test(words[0] as string) || isRepeated(folded)) return null;
  if (folded.some((word) => MORE_THAN_NAMES.has(word))) return null;
  if (whole.includes('linkedin') || NO_NAMES.has(whole) || beginsWithFamily(folded)) return null;
  const surname = surnameWord(words.at(-1) as string);
  return { ...NOBODY, given: words.slice(0, -1).map(givenWord), surnames: [surname], script: 'latin' };
}

/** Nearly every other name: words of Latin letters with nothing between them that means more than a space. */
const PLAIN = new RegExp(`^${LETTER}+(?:(?: |'|-|\\. ?)${LETTER}+)*\\.?$`);
const TAGLINE = /\s(?:is hiring|open to work|do not)\b/i;

/** What the site shows for who is hidden, in every language: LinkedIn-Mitglied, Membre de LinkedIn, 领英会员. */
const NOBODYS = /(?<!\p{L})linkedin|领英|領英/iu;

/** Scripts that one writing of a name may mix. */
function sameWriting(a: Script, b: Script): boolean {
  return /^(?:han|kana)$/.test(a) && /^(?:han|kana)$/.test(b);
}

function splitScripts(text: string): [string, string] {
  const inScript = (latin: boolean) =>
    text.replace(/[\p{L}\p{M}]+/gu, (word) => ((scriptOf(word) === 'latin') === latin ? word : ''));
  return [unwrapped(inScript(true)), unwrapped(inScript(false))];
}

/** A name that stands in brackets wholly, without them. */
function unwrapped(text: string): string {
  return /\p{L}/u.test(text.replace(/\([^)]*\)?/g, '')) ? text : text.replace(/[()]/g, ' ');
}

const PRONOUN = '(?:she|he|they|her|hers|him|his|them|theirs|ze|xe|hir|elle|il|lui|iel|sie|er|ella|ello|ele|dela|dele)';
const PRONOUNS = new RegExp(
  `[([]\\s*${PRONOUN}(?:\\s*[/|,&-]\\s*${PRONOUN})*\\s*[)\\]]|\\b${PRONOUN}(?:\\s*/\\s*${PRONOUN})+\\b`,
  'giu',
);

/** `Mara / Bobby Example`: what follows a whole name is a tagline, and one word is none. */
const TWO_FIRST_NAMES = /^(\s*\p{L}+)\s+\/\s+(\p{L}+\s+\p{L})/u;

/** Without decoration, pronouns, taglines; composed letters (mathematical ones are folded by NFKC). */
function clean(raw: string): string {
  // Nearly every name is plain ASCII, which holds no symbols.
  const composed = /^[ -~]*$/.test(raw) ? raw : withoutSymbols(raw);
  const named = /[/([]/.test(composed) ? composed.replace(PRONOUNS, ' ') : composed;
  return named
    .replace(TWO_FIRST_NAMES, '$1 $2')
    .replace(/(\S)\s*(?:[|•●▪►→»~]|\s[-–—@/]+\s|\/\/|:\s).*$/su, '$1')
    .replace(
      /(?<=\s)(?:[#@]\S+|\S+@\S+\.\S+|(?:https?:|www\.)\S+|is hiring\b.*|open to work\b.*|do not [a-z]+$)/gi,
      ' ',
    )
    .replace(/[*_#=]/g, ' ')
    .trim();
}

function withoutSymbols(raw: string): string {
  return raw
    .normalize('NFKC')
    .replace(/[®™©\p{Cf}]|\uFE0F/gu, '')
    .replace(/[\p{Extended_Pictographic}\p{Co}\p{Cs}]/gu, ' ')
    .replace(/(?<=\p{Script=Latin})\s*·.*$/su, '')
    .replace(/(?![|~])[\p{So}\p{Sk}\p{Sm}]/gu, ' ');
}

function parseOneScript(written: string): PersonName {
  // `[Mara Example]`: nothing stands outside.
  const text = /^[[({][^\])}]*[\])}]$/.test(written) ? written.slice(1, -1) : written;
  const shouted = isShouted(text);
  const nicknames: string[] = [];
  const former: string[] = [];
  const rest = text
    .replace(/["“”„«»]([^"“”„«»]{1,40})["“”„«»]|(?<=\s)['‘]([^'’]{2,30})['’](?=\s)/gu, (_all, quoted, single) => {
      nicknames.push(...split(quoted ?? single));
      return ' ';
    })
    .replace(/[([{]([^)\]}]*)[)\]}]?/gu, (_all, inside: string) => {
      const named = inside.replace(FORMERLY, ' ');
      const words = split(named);
      const told = named !== inside;
      if (!told && isAside(words, shouted, 2)) return ' ';
      for (const word of words) {
        if (!told && isGivenName(fold(word))) nicknames.push(word);
        // More words than a surname has are a remark.
        else if (told || words.filter((one) => !PARTICLES.has(fold(one))).length < 3) former.push(word);
      }
      return ' ';
    });
  return parsePlain(rest, shouted, nicknames, former);
}

function isShouted(text: string): boolean {
  return !/\p{Ll}/u.test(text);
}

/** The same for text without quotes and brackets, and what stood in them. */
function parsePlain(text: string, shouted: boolean, nicknames: string[], former: string[]): PersonName {
  let rest = text;
  const formerly = FORMERLY.exec(rest);
  if (formerly !== null) {
    former.push(...split(rest.slice(formerly.index + formerly[0].length)));
    rest = rest.slice(0, formerly.index);
  }
  const { family, words, generation } = order(rest, shouted);
  const name = placed(family, words, shouted);
  const all = [...name.given, ...name.surnames];
  if (!all.some((word) => word.text.length > 1 || word.script === 'han')) return NOBODY;
  if (NO_NAMES.has(all.map((word) => word.text).join(''))) return NOBODY;
  return {
    ...name,
    nicknames: nicknames.slice(0, MOST_WORDS).map(givenWord),
    formerSurnames: former
      .filter((word) => !PARTICLES.has(fold(word)))
      .slice(0, MOST_WORDS)
      .map(surnameWord),
    generation,
    script: all[0]?.script ?? null,
    also: null,
  };
}

const FORMERLY =
  /(?<=^|[\s,(])(?:née|nee|né|born|formerly|maiden name|ehemals|ehem\.?|z domu|geb\.?|geborene|f\.?k\.?a\.?|f\/k\/a)[\s:]+/iu;

interface Ordered {
  /** The surname, when a comma says so. */
  family: string[];
  words: string[];
  generation: number | null;
}

/** Words in order, with credentials, forms of address and generations taken off. */
function order(text: string, shouted: boolean): Ordered {
  let generation: number | null = null;
  const parts = text
    .split(/[,،、;]/u)
    .map((part, i) => {
      const words = trimmed(split(part), shouted);
      const last = words.at(-1);
      const alone = i === 0 && words.length === 1;
      const number = last === undefined || alone ? undefined : generationOf(last, words.length);
      if (number === undefined || last === undefined) return words;
      generation = number;
      return KINSHIPS.has(fold(last)) ? words : words.slice(0, -1);
    })
    .filter((words) => words.length > 0);
  const [first = [], ...others] = joinedToSurname(parts);
  // `Jane Smith, Chicago`: a whole name stands before, and no given name after.
  const whole = first.length > 1 && isGivenName(fold(first[0] ?? ''));
  const second = others.find(
    (words) => !isAside(words, shouted, first.length) && !(whole && !words.some((word) => isGivenName(fold(word)))),
  );
  // What follows the second part is asides again: `Smith, John, Recruiter`.
  return second === undefined ? { family: [], words: first, generation } : { family: first, words: second, generation };
}

/** `Wal, van der`: Dutch forms ask for the particles apart. One alone may be a given name, unless it is small: `Nguyen, Van`. */
function joinedToSurname(parts: string[][]): string[][] {
  const [first = [], second = [], ...others] = parts;
  const areParticles = second.length > 0 && second.every((word) => PARTICLES.has(fold(word)));
  if (!areParticles || !(second.length > 1 || /^\p{Ll}/u.test(second[0] ?? ''))) return parts;
  return [[...first.slice(0, -1), ...second, ...first.slice(-1)], ...others];
}

function generationOf(word: string, position: number): number | undefined {
  const folded = fold(word);
  const number = GENERATIONS.get(folded) ?? (position > 2 ? KINSHIPS.get(folded) : undefined);
  if (number !== undefined) return number;
  return position > 2 && folded === 'v' && !word.includes('.') ? 5 : undefined;
}

/** Without forms of address before and credentials after; two words are left where there were two. */
function trimmed(words: string[], shouted: boolean): string[] {
  let from = 0;
  let to = words.length;
  while (to - from > 1 && isTitle(words[from] ?? '', shouted, to - from)) from++;
  while (to - from > 1 && isCredential(words[to - 1] ?? '', shouted, to - from)) to--;
  return words.slice(from, to);
}

function isTitle(word: string, shouted: boolean, words: number): boolean {
  if (TITLES.has(bare(word)) || (word.endsWith('.') && ABBREVIATED_TITLES.has(bare(word)))) return true;
  return words > 2 && !shouted && CAPITAL_TITLES.has(word);
}

function isCredential(word: string, shouted: boolean, position: number): boolean {
  if (!CREDENTIALS.has(bare(word)) && !REMARKS.has(bare(word))) return false;
  const capitals = (word.match(/\p{Lu}/gu) ?? []).length;
  return shouted ? position > 2 && bare(word).length > 2 : capitals > 1 || (word.includes('.') && capitals > 0);
}

/** What stands after a comma and is no given name: credentials, an occupation. */
function isAside(words: string[], shouted: boolean, before: number): boolean {
  // After a surname alone stands a given name, though it may read like a degree: `Yang, Ma`.
  if (before === 1 && words.every((word) => bare(word).length < 3)) return false;
  if (words.every((word) => CREDENTIALS.has(bare(word)) || /\d/.test(word))) return true;
  if (words.some((word) => OCCUPATIONS.has(bare(word)))) return true;
  // Capitals nobody knows, after a whole name in mixed case, are one more certificate.
  return !shouted && before > 1 && words.every((word) => /^[\p{Lu}.\d-]{2,8}$/u.test(word));
}

function bare(word: string): string {
  return fold(word).replace(/[^\p{L}]/gu, '');
}

/** Chunks between spaces; dots part initials (`J.P.`) but not credentials, which are looked at whole. */
function split(text: string): string[] {
  return text
    .split(/[\s\u3000/\\!?&+<>…]+/u)
    .filter((chunk) => /\p{L}/u.test(chunk))
    .slice(0, MOST_WORDS);
}

type Placed = Pick<PersonName, 'given' | 'surnames' | 'particles'>;

/** Which words are the given name and which the surname. */
function placed(family: string[], words: string[], shouted: boolean): Placed {
  if (family.length > 0) return { given: givenWords(words, shouted), ...surnameWords(family) };
  const told = isRepeated(words.map(fold)) ? words.slice(0, -1) : words;
  const chunks = told.length === 1 ? unhyphened(told[0] ?? '') : told;
  const [first = ''] = chunks;
  const script = scriptOf(first);
  if (chunks.length === 1) {
    const length = script === 'han' || script === 'hangul' ? familyLength(first) : 0;
    if (length <= 0) return { given: givenWords(chunks, true), surnames: [], particles: [] };
    return { given: givenWords([first.slice(length)], true), ...surnameWords([first.slice(0, length)]) };
  }
  // Family name first: always in Han and Hangul; in Latin only where the rest says so.
  const familyFirst =
    script === 'han' ||
    script === 'hangul' ||
    (script === 'kana' && told.length > 1) ||
    beginsWithFamily(chunks.map(fold));
  if (familyFirst) return { given: givenWords(chunks.slice(1), shouted), ...surnameWords(chunks.slice(0, 1)) };
  let start = chunks.length - 1;
  for (let i = 1; i < start; i++) {
    const word = fold(chunks[i] ?? '');
    if (word.length > 1 && PARTICLES.has(word)) start = i;
  }
  // `O Brien` is O'Brien, or O is an initial: both are kept.
  const attached = /^[oó]$/iu.test(chunks[start - 1] ?? '') && start > 1 ? 'o' : '';
  return { given: givenWords(chunks.slice(0, start), shouted), ...surnameWords(chunks.slice(start), attached) };
}

/** `Mara Example` in one field and `Example` in the next: the surname comes twice. */
function isRepeated(folded: readonly string[]): boolean {
  return folded.length > 2 && folded.at(-1) === folded.at(-2);
}

/** `Mara-Example`, `MaraExample`, and `mara.example` as an address has it; `J.P.` is one of initials, `LeeAnn` a first name. */
function unhyphened(chunk: string): string[] {
  if (RUN_TOGETHER.test(chunk)) {
    const parts = chunk.split(/(?=\p{Lu})/u);
    return isGivenName(fold(parts.at(-1) ?? '')) ? [chunk] : parts;
  }
  return chunk.split(DOTTED.test(chunk) ? '.' : /[-–・·]/u).filter((part) => part !== '');
}

/** Not `McDonald`, `DeShawn` or `O'Brien`. */
const RUN_TOGETHER = /^(?:(?!Mac)\p{Lu}\p{Ll}{2,}){2,4}$/u;

const DOTTED = /^\p{L}{2,}(?:\.\p{L}{2,})+$/u;

const givenWord = remembered((word) => nameWord(word, false));
const surnameWord = remembered((word) => nameWord(word, true));

/** `Jean-Luc` is two words; so is `J.P.`; `JP` stays one, of initials. */
function givenWords(chunks: string[], shouted: boolean): NameWord[] {
  const parts: string[] = [];
  for (const part of chunks.flatMap((chunk) => chunk.split(/[-–.]/u))) {
    if (!/\p{L}/u.test(part)) continue;
    const before = parts.at(-1);
    // `Abdul Aziz` is one name; an article between the two says nothing.
    if (before === 'عبد') parts[parts.length - 1] = before + part;
    else if (before !== undefined && SERVANT.has(fold(before))) {
      if (!/^(?:al|el|ul)$/.test(fold(part))) parts[parts.length - 1] = `abdul${fold(part)}`;
    } else parts.push(part);
  }
  const kept = parts.filter(
    (part, i) => i === 0 || parts.length === 1 || !/^(?:al|el|bin|ibn|ben|bint)$/.test(fold(part)),
  );
  const words = kept.slice(0, MOST_WORDS).map(givenWord);
  return words.map((word, i) =>
    !shouted && i === 0 && /^\p{Lu}{2}$/u.test(kept[0] ?? '') ? { ...word, initials: true } : word,
  );
}

/** Every part of a compound, each also with the particles before it; the whole compound in one. */
function surnameWords(chunks: string[], before = ''): Pick<PersonName, 'surnames' | 'particles'> {
  const surnames: NameWord[] = [];
  const particles: string[] = [];
  let attached = before;
  const folded = chunks.flatMap((chunk) => chunk.split(/[-–.]/u)).filter((part) => /\p{L}/u.test(part));
  for (const [i, part] of folded.entries()) {
    const text = fold(part);
    if (PARTICLES.has(text) && i < folded.length - 1) {
      particles.push(text);
      attached += text;
      continue;
    }
    surnames.push(attached === '' ? surnameWord(part) : nameWord(part, true, attached));
    attached = '';
  }
  const only = surnames.map((word) => word.text).join('');
  const [first] = surnames;
  if (surnames.length > 1 && first !== undefined) {
    const classes = first.classes.length > 0 ? [...first.classes, spellingClass(only)] : [];
    surnames[0] = { ...first, spellings: [...first.spellings, only], classes };
  }
  return { surnames: surnames.slice(0, MOST_WORDS), particles: particles.slice(0, MOST_WORDS) };
}
