// A record as an ATS holds it: a noisy snapshot of a person at a time in the past. Knows nothing of pages.

import type { Random } from '@/tests/simulators/random';
import { cityAt, jobsAt, NOW } from './careers';
import { companyName, reworded } from './companies';
import { phoneText, profileUrl, workEmail } from './contacts';
import {
  agencyEmail,
  agencyPhone,
  type Contamination,
  contaminationOf,
  junkUrl,
  placeholderEmail,
  placeholderPhone,
} from './contamination';
import type { Mix } from './mix';
import { withoutDiacritics } from './names';
import { type Person, personOf, surnameAt, type World } from './people';
import { placeInRecord } from './places';
import { retitled, titleOf } from './roles';
import { schoolName, schoolReworded } from './schools';
import type { WorldRecord } from './shapes';
import { exponential, opaqueId, streamOf } from './streams';

/** How many records of a person there are: one, sometimes two or three. */
export function recordCount({ seed, mix }: World, id: number): number {
  const random = streamOf(seed, 'records', id);
  if (!random.chance(mix.ats.duplicates)) return 1;
  return random.chance(0.25) ? 3 : 2;
}

export interface AtsView {
  record: WorldRecord;
  /** Identifiers of the person's own that the record holds, each in one form. */
  holds: readonly string[];
  /** When it was written. */
  time: number;
  contamination: Contamination;
}

export function atsView(world: World, universe: number, person: Person, index: number): AtsView {
  const { seed, mix } = world;
  const random = streamOf(seed, `ats ${index}`, person.id);
  const bad = contaminationOf(world, universe, person.id, index);
  const earliest = person.career.jobs[0]?.from ?? NOW - 1;
  const time = Math.max(Math.min(earliest + 0.3, NOW - 0.05), NOW - 0.02 - exponential(random, mix.ats.age));
  const holds: string[] = [];

  const names = nameFields(person, time, mix, random);
  const emails = emailsOf(world, person, time, bad, random, holds);
  const phones = phonesOf(world, person, bad, random, holds);
  const urls = urlsOf(world, person, time, bad, random, holds);

  const jobs = jobsAt(person.career, time);
  const called = (company: number | null, instead: string) => {
    if (company === null) return instead;
    return misread(random.chance(0.25) ? reworded(company, random) : companyName(company), mix, random);
  };
  const now = jobs[0];
  const work: Partial<WorldRecord> = {};
  if (now !== undefined && random.chance(mix.ats.employer)) {
    work.company = called(now.company, now.instead);
    work.title = random.chance(mix.careers.retitled) ? retitled(now, random) : titleOf(now);
  }
  if (jobs.length > 0 && random.chance(mix.ats.resume)) {
    work.employers = jobs.slice(0, 6).map(({ company, instead }) => called(company, instead));
  }
  if (person.career.schools.length > 0 && random.chance(mix.ats.school)) {
    work.schools = person.career.schools.map((school) =>
      random.chance(0.2) ? schoolReworded(school, random) : schoolName(school),
    );
  }
  if (random.chance(mix.ats.location)) work.location = placeInRecord(cityAt(person.career, time), random);

  const record: WorldRecord = {
    id: opaqueId(seed, 'record', person.id, index),
    ...names,
    ...(emails.length > 0 && { emails }),
    ...(phones.length > 0 && { phones }),
    ...(urls.length > 0 && { urls }),
    ...work,
    updated: new Date(Date.UTC(2026, 6, 1) - (NOW - time) * 365.25 * 86_400_000).toISOString(),
  };
  return { record: random.chance(mix.other.cutFields) ? cut(record) : record, holds, time, contamination: bad };
}

/** What some importers do: twenty characters a field. */
function cut(record: WorldRecord): WorldRecord {
  const short = (text: string | undefined) => (text === undefined ? {} : text.slice(0, 20));
  const fields = ['company', 'title', 'location', 'lastName'] as const;
  return {
    ...record,
    ...Object.fromEntries(fields.flatMap((field) => (record[field] ? [[field, short(record[field])]] : []))),
  };
}

function nameFields(
  person: Person,
  time: number,
  mix: Mix,
  random: Random,
): Pick<WorldRecord, 'firstName' | 'lastName'> {
  const { ats, other } = mix;
  const spelled = (spellings: readonly string[], own: number) =>
    spellings[spellings.length > 1 && random.chance(ats.spelling) ? random.int(0, spellings.length - 1) : own] ?? '';
  let first = spelled(person.given.spellings, person.spelling.given);
  const surname = surnameAt(person, time);
  let last = spelled(surname.spellings, surname === person.surname ? person.spelling.surname : 0);
  if (person.nickname !== null && random.chance(ats.quotedNickname)) first = `${first} "${person.nickname}"`;
  else if (person.nickname !== null && random.chance(ats.nickname)) first = person.nickname;
  else if (person.western !== null && random.chance(0.55)) first = person.western;
  else if (person.goesByMiddle && random.chance(0.5)) first = person.middle ?? first;
  else if (person.middle !== null && random.chance(ats.middle)) {
    first = `${first} ${random.chance(0.5) ? `${person.middle.charAt(0)}.` : person.middle}`;
  }
  if (random.chance(ats.diacriticsDropped)) {
    const two = person.language === 'german' && random.chance(0.4);
    first = withoutDiacritics(first, two);
    last = withoutDiacritics(last, two);
  }
  if (random.chance(ats.typo)) {
    if (random.chance(0.5)) first = mistyped(first, random);
    else last = mistyped(last, random);
  }
  if (person.generation !== null ? random.chance(0.6) : random.chance(ats.suffix)) {
    last = `${last} ${person.generation ?? random.pick(['III', 'II', 'PhD', 'CPA', 'MBA'])}`;
  }
  if (random.chance(other.remark))
    last = `${last} - ${random.pick(['do not call', 'DUPLICATE', 'see notes', 'internal'])}`;
  if (random.chance(other.address)) first = `${person.female ? random.pick(['Ms.', 'Mrs']) : 'Mr.'} ${first}`;
  if (random.chance(ats.swapped)) [first, last] = [last, first];
  if (random.chance(ats.oddCase)) {
    const odd = random.chance(0.5) ? (text: string) => text.toUpperCase() : (text: string) => text.toLowerCase();
    [first, last] = [odd(first), odd(last)];
  }
  if (random.chance(ats.oneField)) return { firstName: `${first} ${last}` };
  return { firstName: first, lastName: last };
}

/** One slip of the finger. */
export function mistyped(text: string, random: Random): string {
  if (text.length < 3) return text;
  const at = random.int(1, text.length - 2);
  const letter = String.fromCharCode(97 + random.int(0, 25));
  return random.pick([
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + text.charAt(at) + text.slice(at),
    text.slice(0, at) + letter + text.slice(at + 1),
    text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2),
  ]);
}

function misread(name: string, mix: Mix, random: Random): string {
  return random.chance(mix.other.misread) ? mistyped(name, random) : name;
}

function emailsOf(
  world: World,
  person: Person,
  time: number,
  bad: Contamination,
  random: Random,
  holds: string[],
): string[] {
  const { ats } = world.mix;
  const emails: string[] = [];
  const own = (email: string) => {
    holds.push(`email ${email}`);
    emails.push(random.chance(0.08) ? email.toUpperCase() : email);
  };
  if (random.chance(ats.email)) {
    const personal = random.chance(ats.emailPersonal / ats.email);
    // Whoever gives no personal address gives that of work; the rest of the share gives both.
    const both = (ats.emailWork - (ats.email - ats.emailPersonal)) / ats.emailPersonal;
    const work = !personal || random.chance(both) ? workEmail(person, time) : null;
    if (personal || work === null) own(dotted(person.contacts.email, random));
    if (work !== null) own(work);
    if (random.chance(ats.emailOld)) own(person.contacts.oldEmail);
  }
  if (bad.household === 'email' && person.relative !== null)
    emails.push(personOf(world, person.relative).contacts.email);
  if (bad.agency !== null) replace(emails, agencyEmail(bad.agency), holds, 'email');
  if (bad.placeholder && random.chance(0.6)) replace(emails, placeholderEmail(random), holds, 'email');
  return emails;
}

/** The same mailbox written another way, where its domain allows it. */
function dotted(email: string, random: Random): string {
  if (!email.endsWith('@gmail.com') || !random.chance(0.06)) return email;
  return random.chance(0.5) ? email.replace('@', '+jobs@') : `${email.charAt(0)}.${email.slice(1)}`;
}

function phonesOf(world: World, person: Person, bad: Contamination, random: Random, holds: string[]): string[] {
  const { ats, other } = world.mix;
  const phones: string[] = [];
  if (random.chance(ats.phone)) {
    holds.push(`phone ${person.contacts.phone}`);
    phones.push(phoneText(person.contacts.phone, random, random.chance(other.barePhone)));
  }
  if (bad.household === 'phone' && person.relative !== null) {
    phones.push(phoneText(personOf(world, person.relative).contacts.phone, random));
  }
  if (bad.agency !== null) replace(phones, phoneText(agencyPhone(bad.agency), random), holds, 'phone');
  if (bad.placeholder && random.chance(0.6)) replace(phones, placeholderPhone(random), holds, 'phone');
  return phones;
}

function urlsOf(
  world: World,
  person: Person,
  time: number,
  bad: Contamination,
  random: Random,
  holds: string[],
): string[] {
  const { ats } = world.mix;
  const { contacts } = person;
  const urls: string[] = [];
  if (random.chance(ats.url)) {
    if (random.chance(ats.urlTalent)) urls.push(`https://www.linkedin.com/talent/profile/${contacts.talentToken}`);
    else {
      const slug = contacts.formerSlug !== null && time < contacts.slugChangedAt ? contacts.formerSlug : contacts.slug;
      holds.push(`slug ${slug}`);
      urls.push(profileUrl(slug, random));
    }
  }
  if (contacts.github !== null && random.chance(ats.github)) {
    holds.push(`github ${contacts.github}`);
    urls.push(`https://github.com/${contacts.github}`);
  }
  if (contacts.site !== null && random.chance(0.2)) {
    holds.push(`site ${contacts.site}`);
    urls.push(`https://www.${contacts.site}`);
  }
  if (bad.foreignUrl !== null) {
    replace(urls, profileUrl(personOf(world, bad.foreignUrl).contacts.slug, random), holds, 'slug', 'github', 'site');
  } else if (bad.junkUrl) replace(urls, junkUrl(random), holds, 'slug', 'github', 'site');
  return urls;
}

/** Puts one value in the place of all, which the record then no longer holds. */
function replace(values: string[], value: string, holds: string[], ...kinds: string[]): void {
  values.splice(0, values.length, value);
  const kept = holds.filter((held) => !kinds.some((kind) => held.startsWith(`${kind} `)));
  holds.splice(0, holds.length, ...kept);
}
