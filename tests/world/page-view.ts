// A person's profile page, now: how they present themselves, and what the site lets a visitor see. Knows nothing of records.

import type { Random } from '@/tests/simulators/random';
import { cityAt, type Job, jobsAt, NOW } from './careers';
import { companyName, reworded } from './companies';
import { phoneText } from './contacts';
import type { Mix } from './mix';
import { withoutDiacritics } from './names';
import { type Person, surnameAt, type World } from './people';
import { placeOnPage } from './places';
import { retitled, titleOf } from './roles';
import { schoolName, schoolReworded } from './schools';
import type { WorldPage } from './shapes';
import { opaqueId, streamOf } from './streams';

export interface PageView {
  page: WorldPage;
  /** Identifiers of the person's own that the page shows, each in one form. */
  shows: readonly string[];
}

/** What a page is made to show or to hide, for the sake of a trap. */
export interface Staging {
  contacts?: 'all' | 'none';
  /** Nothing but name, present post, place and address. */
  bare?: boolean;
}

export function pageView({ seed, mix }: World, person: Person, staging: Staging = {}): PageView {
  const random = streamOf(seed, 'page', person.id);
  const { page: rates, other } = mix;
  const { contacts, career } = person;
  const shows: string[] = [];
  const page: WorldPage = { id: opaqueId(seed, 'page', person.id) };

  const sales = random.chance(rates.salesNavigator);
  if (sales && staging.bare !== true) {
    page.url = `https://www.linkedin.com/sales/lead/${contacts.salesToken},NAME_SEARCH,${String.fromCharCode(65 + random.int(0, 25))}${random.int(100, 999)}`;
  } else {
    page.url = `https://www.linkedin.com/in/${contacts.slug}/`;
    shows.push(`slug ${contacts.slug}`);
  }
  page.name = staging.bare === true ? plainName(person) : pageName(person, mix, random);

  const jobs = jobsAt(career, NOW);
  const shown = random.chance(other.stalePage) && jobs.length > 1 ? jobs.slice(1) : jobs;
  const now = shown[0];
  const called = ({ company, instead }: Job) => {
    if (company === null) return instead;
    return random.chance(rates.companyReworded) ? reworded(company, random) : companyName(company);
  };
  if (now !== undefined) {
    const title = random.chance(mix.careers.retitled / 3) ? retitled(now, random) : titleOf(now);
    page.title = title;
    if (random.chance(rates.company) || staging.bare === true) page.company = called(now);
    page.headline = headlineOf(title, page.company, random);
    if (random.chance(rates.history) && staging.bare !== true) {
      page.experience = shown.slice(0, 8).map((job, index) => ({
        company: index === 0 && page.company !== undefined ? page.company : called(job),
        title: index === 0 ? title : titleOf(job),
      }));
    }
  }
  if (random.chance(rates.location) || staging.bare === true) page.location = placeOnPage(cityAt(career, NOW), random);
  if (staging.bare === true) return { page, shows };

  if (career.schools.length > 0 && random.chance(rates.school)) {
    page.schools = career.schools.map((school) =>
      random.chance(0.15) ? schoolReworded(school, random) : schoolName(school),
    );
  }
  const all = staging.contacts === 'all';
  if (random.chance(other.foreignPageEmail)) page.email = `info${random.int(1, 9_999)}@somebody-else.example`;
  else if (random.chance(rates.email) || all) {
    page.email = contacts.email;
    shows.push(`email ${contacts.email}`);
  }
  if (random.chance(rates.phone) || all) {
    page.phone = phoneText(contacts.phone, random);
    shows.push(`phone ${contacts.phone}`);
  }
  const sites = [
    ...(contacts.site === null
      ? []
      : [{ url: `https://${contacts.site}/`, shown: `site ${contacts.site}`, rate: 0.7 }]),
    ...(contacts.github === null
      ? []
      : [{ url: `https://github.com/${contacts.github}`, shown: `github ${contacts.github}`, rate: rates.site }]),
  ].filter(({ rate }) => random.chance(rate));
  if (sites.length > 0) {
    page.websites = sites.map(({ url }) => url);
    shows.push(...sites.map(({ shown }) => shown));
  }
  return { page, shows };
}

function headlineOf(title: string, company: string | undefined, random: Random): string {
  const at = company === undefined ? title : `${title} at ${company}`;
  return random.pick([
    at,
    at,
    `${title} | ${random.pick(['Speaker', 'Mentor', 'Ex-startup', 'Dad of two', 'Open to work', 'Hiring!', 'MBA'])}`,
    company === undefined
      ? title
      : `${title} @ ${company} | ${random.pick(['Growth', 'People first', 'Building things', 'Leadership'])}`,
  ]);
}

function plainName(person: Person): string {
  return `${person.given.spellings[person.spelling.given]} ${surnameAt(person, NOW).spellings[0]}`;
}

const CREDENTIALS = [
  'MBA',
  'PMP',
  'CPA',
  'PhD',
  'P.E.',
  'SHRM-CP',
  'RN, BSN',
  'CSM',
  'M.D.',
  'CFA',
  'Esq.',
  'PMP, CSM',
  'SPHR',
];

function pageName(person: Person, mix: Mix, random: Random): string {
  const { page: rates, other, married } = mix;
  const bearsMarried = person.married !== null;
  const surname = surnameAt(person, NOW);
  const own = person.surname.spellings[person.spelling.surname] ?? '';
  const native =
    person.given.native === null || surname.native === null
      ? null
      : person.language === 'chinese' || person.language === 'korean'
        ? `${surname.native}${person.given.native}`
        : `${person.given.native} ${surname.native}`;
  if (native !== null && random.chance(rates.nativeScript)) return native;

  let first = person.given.spellings[person.spelling.given] ?? '';
  if (person.nickname !== null && random.chance(rates.nickname)) first = person.nickname;
  else if (person.western !== null && random.chance(0.75))
    first = random.chance(0.2) ? `${person.western} (${first})` : person.western;
  else if (person.goesByMiddle && random.chance(0.8))
    first = random.chance(0.4) ? `${first.charAt(0)}. ${person.middle}` : (person.middle ?? first);
  let last = bearsMarried ? (surname.spellings[0] ?? '') : own;
  if (bearsMarried) {
    const style = random.weighted([married.plain, married.brackets, married.hyphen, married.both]);
    last = [last, `(${own}) ${last}`, `${own}-${last}`, `${own} ${last}`][style] ?? last;
  }
  if (random.chance(rates.surnameHidden)) last = `${last.replace(/^\(.*\) /, '').charAt(0)}.`;
  const middled = person.middle !== null && !person.goesByMiddle && random.chance(rates.middle);
  const middle = middled ? `${random.chance(0.5) ? `${person.middle?.charAt(0)}.` : person.middle} ` : '';
  const familyFirst = (person.culture === 'chinese' || person.culture === 'korean') && random.chance(rates.familyFirst);
  let name = familyFirst ? `${last} ${first}` : `${first} ${middle}${last}`;
  if (person.generation !== null && random.chance(0.4)) name = `${name} ${person.generation}.`;
  if (random.chance(rates.diacriticsDropped))
    name = withoutDiacritics(name, person.language === 'german' && random.chance(0.5));
  if (random.chance(rates.oddCase)) name = random.chance(0.5) ? name.toUpperCase() : name.toLowerCase();
  if (native !== null && random.chance(other.bothScripts))
    name = random.chance(0.5) ? `${native} ${name}` : `${name} (${native})`;
  if (random.chance(rates.credentials)) name = `${name}, ${random.pick(CREDENTIALS)}`;
  if (random.chance(rates.emoji)) name = random.pick([`${name} 🚀`, `✔ ${name}`, `${name} 🌱`, `${name} | Hiring`]);
  if (random.chance(rates.pronouns)) name = `${name} (${person.female ? 'She/Her' : 'He/Him'})`;
  return name;
}
