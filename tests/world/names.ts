// Who is called what: the name a person is born with, in the language of their culture. How it is written down is the
// business of the views.

import type { Random } from '@/tests/simulators/random';
import type { Culture } from './mix';
import {
  censusName,
  coinedGiven,
  compoundSurname,
  type NameToken,
  NICKNAMES,
  nameTokens,
  zipfToken,
} from './name-lists';

const LANGUAGES: Partial<Record<Culture, { names: readonly string[]; weights: readonly number[] }>> = {
  european: {
    names: ['german', 'french', 'italian', 'dutch', 'swedish', 'polish', 'portuguese', 'czech'],
    weights: [25, 20, 18, 10, 10, 8, 6, 3],
  },
  'west-asian': { names: ['arabic', 'turkish', 'persian'], weights: [50, 28, 22] },
};

/** The language whose names a person of this culture bears. */
export function languageOf(culture: Culture, random: Random): string {
  const several = LANGUAGES[culture];
  return several === undefined ? culture : (several.names[random.weighted(several.weights)] ?? culture);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Given names of one or two syllables, which are written together, hyphened or apart. */
function syllables(language: 'chinese' | 'korean', random: Random): NameToken {
  const list = nameTokens(`${language} syllable`);
  const first = random.pick(list);
  if (random.chance(language === 'chinese' ? 0.2 : 0.04)) {
    return { spellings: first.spellings.map(capital), native: first.native };
  }
  const second = random.pick(list);
  const [a, b] = [first.spellings[0] ?? '', second.spellings[0] ?? ''];
  const written = [capital(a + b), `${capital(a)}-${b}`, `${capital(a)} ${capital(b)}`];
  const other = first.spellings[1] ?? second.spellings[1];
  if (other !== undefined) {
    written.push(capital((first.spellings[1] ?? a) + (second.spellings[1] ?? b)));
  }
  if (language === 'korean') written.unshift(written.splice(1, 1)[0] ?? '');
  return { spellings: written, native: `${first.native ?? ''}${second.native ?? ''}` };
}

export function drawGiven(language: string, female: boolean, random: Random): NameToken {
  if (language === 'us') {
    const name = censusName(female ? 'female' : 'male', random);
    return name === null ? coinedGiven(random, female) : { spellings: [name], native: null };
  }
  if (language === 'chinese' || language === 'korean') return syllables(language, random);
  return zipfToken(`${language} ${female ? 'female' : 'male'}`, random);
}

export function drawSurname(language: string, random: Random): NameToken {
  if (language === 'us') {
    const name = censusName('surname', random);
    return name === null ? compoundSurname(random) : { spellings: [name], native: null };
  }
  if (language === 'indian' && random.chance(0.08)) return compoundSurname(random, 'indian');
  if (['german', 'dutch', 'swedish', 'french', 'italian'].includes(language) && random.chance(0.15)) {
    return compoundSurname(random);
  }
  const steep = language === 'chinese' || language === 'korean' || language === 'vietnamese';
  const name = zipfToken(`${language} surname`, random, steep ? 1.05 : 0.85);
  if (language !== 'hispanic' || !random.chance(0.25)) return name;
  const second = zipfToken('hispanic surname', random);
  return { spellings: [`${name.spellings[0]} ${second.spellings[0]}`, name.spellings[0] ?? ''], native: null };
}

/** Women's form of a Slavic surname: Ivanov, Ivanova. */
export function feminine(name: NameToken): NameToken {
  const latin = (text: string) =>
    /(?:ov|ev|in|yn)$/.test(text) ? `${text}a` : text.replace(/sk(?:y|iy|ii|i)$/, 'skaya').replace(/ý$/, 'á');
  const cyrillic = (text: string) => (/(?:ов|ев|ёв|ин|ын)$/.test(text) ? `${text}а` : text.replace(/ский$/, 'ская'));
  return { spellings: name.spellings.map(latin), native: name.native === null ? null : cyrillic(name.native) };
}

export function drawMiddle(language: string, female: boolean, random: Random): string | null {
  if (language === 'vietnamese') return female ? 'Thị' : 'Văn';
  if (language !== 'us') return null;
  return censusName(female ? 'female' : 'male', random);
}

export function drawWestern(female: boolean, random: Random): string {
  return zipfToken(`western ${female ? 'female' : 'male'}`, random, 0.5).spellings[0] ?? 'Kim';
}

export function drawNickname(given: NameToken, random: Random): string | null {
  const list = NICKNAMES.get(given.spellings[0] ?? '');
  return list === undefined ? null : random.pick(list);
}

const LETTERS: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  æ: 'ae',
  Æ: 'Ae',
  þ: 'th',
  ð: 'd',
};

/** Without diacritics; German umlauts either way. */
export function withoutDiacritics(text: string, umlautsAsTwo = false): string {
  const two = umlautsAsTwo ? text.replace(/[äöüÄÖÜ]/g, (letter) => `${letter.normalize('NFD').charAt(0)}e`) : text;
  return two
    .replace(/[ßøØłŁđĐıæÆþð]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/** Small letters a to z only, for addresses. */
export function asciiWord(text: string): string {
  return withoutDiacritics(text)
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}
