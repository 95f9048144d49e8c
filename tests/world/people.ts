// A person, whole, as a pure function of the world's seed and the person's number. Holds nothing of how records or pages
// write it down, and nothing of who is in an ATS.

import type { Random } from '@/tests/simulators/random';
import { type Career, drawCareer, NOW } from './careers';
import { type Contacts, drawContacts, formerSlugOf, hasFormerSlug } from './contacts';
import type { Culture, Mix } from './mix';
import type { NameToken } from './name-lists';
import { drawGiven, drawMiddle, drawNickname, drawSurname, drawWestern, feminine, languageOf } from './names';
import { streamOf } from './streams';

export interface World {
  seed: number;
  mix: Mix;
}

/** What somebody is called in law, from birth on. */
export interface BirthName {
  culture: Culture;
  language: string;
  female: boolean;
  given: NameToken;
  surname: NameToken;
}

export interface Person extends BirthName {
  id: number;
  birth: number;
  middle: string | null;
  /** A Western given name used beside the own. */
  western: string | null;
  nickname: string | null;
  goesByMiddle: boolean;
  generation: 'Jr' | 'Sr' | null;
  /** Surname since `marriedAt`. */
  married: NameToken | null;
  marriedAt: number;
  /** Which of a name's spellings the person uses. */
  spelling: { given: number; surname: number };
  /** Who shares the household, or the parent or child. */
  relative: number | null;
  career: Career;
  contacts: Contacts;
}

const CULTURES = [
  'us',
  'hispanic',
  'indian',
  'chinese',
  'korean',
  'vietnamese',
  'european',
  'slavic',
  'west-asian',
] as const satisfies readonly Culture[];

type Bond = 'couple' | 'parent' | 'none';

/** What ties 2k and 2k + 1. */
function bondOf({ seed, mix }: World, id: number): Bond {
  const random = streamOf(seed, 'household', id >>> 1);
  if (!random.chance(mix.people.household)) return 'none';
  return random.chance(0.55) ? 'couple' : 'parent';
}

function ownName({ seed, mix }: World, id: number): BirthName {
  const random = streamOf(seed, 'name', id);
  const culture = CULTURES[random.weighted(CULTURES.map((name) => mix.cultures[name]))] ?? 'us';
  const language = languageOf(culture, random);
  const female = random.chance(0.48);
  const given = drawGiven(language, female, random);
  const surname = drawSurname(language, random);
  return { culture, language, female, given, surname: language === 'slavic' && female ? feminine(surname) : surname };
}

/** The name a person was born with. Cheap: the rest of the person is not made for it. */
export function birthNameOf(world: World, id: number): BirthName {
  const donor = recycledFrom(world, id);
  const { seed, mix } = world;
  if (donor !== null && streamOf(seed, 'recycled-name', id).chance(mix.people.recycledByNamesake)) {
    return ownName(world, donor);
  }
  const own = ownName(world, id);
  // The odd one of two is the child, the spouse who took the name, or nobody's.
  if ((id & 1) === 0 || bondOf(world, id) === 'none') return own;
  const first = ownName(world, id - 1);
  const random = streamOf(seed, 'family', id >>> 1);
  if (bondOf(world, id) === 'parent') {
    const surname = drawnAs(first, own.female);
    const namesake = first.female === own.female && !own.female && random.chance(0.4);
    return {
      ...first,
      female: own.female,
      given: namesake ? first.given : givenOf(world, first, own.female, id),
      surname,
    };
  }
  return random.chance(0.65)
    ? {
        ...first,
        female: !first.female,
        given: givenOf(world, first, !first.female, id),
        surname: drawnAs(first, !first.female),
      }
    : own;
}

function drawnAs(first: BirthName, female: boolean): NameToken {
  return first.language === 'slavic' && female && !first.female ? feminine(first.surname) : first.surname;
}

function givenOf(world: World, first: BirthName, female: boolean, id: number): NameToken {
  return drawGiven(first.language, female, streamOf(world.seed, 'given-in-family', id));
}

/** Whose freed profile address this person took, or null. */
export function recycledFrom({ seed, mix }: World, id: number): number | null {
  const donor = (id ^ 0x15) >>> 0;
  if (!streamOf(seed, 'recycled', donor).chance(mix.people.slugRecycled)) return null;
  return hasFormerSlug(seed, donor, mix) ? donor : null;
}

const KEEPS_SURNAME: readonly string[] = ['chinese', 'korean', 'vietnamese', 'west-asian'];

export function personOf(world: World, id: number, name: BirthName = birthNameOf(world, id)): Person {
  const { seed, mix } = world;
  const { people } = mix;
  const random = streamOf(seed, 'person', id);
  const birth = birthOf(world, id, random);
  const marries = name.female && !KEEPS_SURNAME.includes(name.culture) && random.chance(people.marriageChangesSurname);
  const marriedAt = birth + 24 + random.next() * 16;
  const newName = drawSurname(name.language, random);
  const nickname = drawNickname(name.given, random);
  const eastAsian = name.culture === 'chinese' || name.culture === 'korean' || name.culture === 'vietnamese';
  const middle =
    name.culture === 'us' && !random.chance(people.middleName) ? null : drawMiddle(name.language, name.female, random);
  const western = drawWestern(name.female, random);
  const bond = bondOf(world, id);
  const namesakes = bond === 'parent' && sameName(birthNameOf(world, id & ~1), birthNameOf(world, id | 1));
  const career = drawCareer(name.culture, birth, mix, streamOf(seed, 'career', id));
  const person = {
    ...name,
    id,
    birth,
    middle,
    western: eastAsian && random.chance(people.westernGiven) ? western : null,
    nickname: random.chance(people.nicknameInUse) ? nickname : null,
    goesByMiddle: middle !== null && name.culture === 'us' && random.chance(people.goesByMiddle),
    generation: namesakes ? (((id & 1) === 0 ? 'Sr' : 'Jr') as 'Sr' | 'Jr') : null,
    married: marries && marriedAt < NOW ? (name.language === 'slavic' ? feminine(newName) : newName) : null,
    marriedAt,
    spelling: { given: usual(name.given, random), surname: usual(name.surname, random) },
    relative: bond === 'none' ? null : id ^ 1,
    career,
  };
  const donor = recycledFrom(world, id);
  const contacts = drawContacts(person, mix, streamOf(seed, 'contacts', id), {
    changed: hasFormerSlug(seed, id, mix),
    recycled: donor === null ? null : formerSlugOf(seed, donor, birthNameOf(world, donor)),
    token: streamOf(seed, 'member-token', id),
    slugs: streamOf(seed, 'slug', id),
    former: formerSlugOf(seed, id, { given: name.given, surname: name.surname }),
  });
  return { ...person, contacts };
}

function sameName(a: BirthName, b: BirthName): boolean {
  return a.female === b.female && a.given.spellings[0] === b.given.spellings[0];
}

function usual(name: NameToken, random: Random): number {
  return random.chance(0.75) ? 0 : random.int(0, name.spellings.length - 1);
}

/** 1960 to 2003, skewed young; parents and children a generation apart. */
function birthOf(world: World, id: number, random: Random): number {
  const drawn = 2003.9 - 43.9 * random.next() ** 1.5;
  if (bondOf(world, id) !== 'parent') return drawn;
  const share = random.next();
  return (id & 1) === 0 ? 1960 + share * 12 : 1988 + share * 14;
}

/** Surname in law at a time. */
export function surnameAt(person: Person, time: number): NameToken {
  return person.married !== null && time >= person.marriedAt ? person.married : person.surname;
}
