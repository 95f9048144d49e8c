// Pages that tempt a matcher into the wrong answer: how each is found in a world, or staged where chance makes too few.

import type { AtsView } from './ats-view';
import { atsView, recordCount } from './ats-view';
import { NOW } from './careers';
import { companyName, isGiant } from './companies';
import { workEmail } from './contacts';
import { contaminationOf } from './contamination';
import { birthNameOf, type Person, personOf, recycledFrom, surnameAt, type World } from './people';
import { placeInRecord } from './places';
import { titleOf } from './roles';
import type { Trap } from './shapes';
import { streamOf } from './streams';

export interface TrapPage {
  trap: Trap;
  person: Person;
}

/** Somebody else of the same name and present employer; nothing else is shared but what `alike` says. */
export function twinOf(world: World, base: Person, id: number, alike: 'name and employer' | 'all that shows'): Person {
  const name = birthNameOf(world, base.id);
  const stranger = personOf(world, id, { ...name, surname: surnameAt(base, NOW) });
  const present = base.career.jobs.at(-1);
  const own = stranger.career.jobs.at(-1);
  if (present === undefined || own === undefined) return stranger;
  const job = alike === 'all that shows' ? present : { ...own, company: present.company, instead: present.instead };
  const from = Math.min(present.from, NOW - 1);
  const before = stranger.career.jobs.filter((past) => past.from < from && past.company !== job.company);
  return {
    ...stranger,
    spelling: base.spelling,
    married: null,
    western: null,
    nickname: null,
    goesByMiddle: false,
    generation: null,
    relative: null,
    career: {
      ...stranger.career,
      jobs: [...before, { ...job, from }],
      homes:
        alike === 'all that shows' ? [{ city: base.career.homes.at(-1)?.city ?? 0, from: 0 }] : stranger.career.homes,
    },
  };
}

/** A recent record of one of two twins: what a page shows fits both alike, and what tells them apart no page shows. */
export function twinRecord(world: World, universe: number, twin: Person): AtsView {
  const random = streamOf(world.seed, 'twin-record', twin.id);
  const { record, time } = atsView(world, universe, twin, 0);
  const present = twin.career.jobs.at(-1);
  return {
    record: {
      id: record.id,
      firstName: twin.given.spellings[twin.spelling.given] ?? '',
      lastName: surnameAt(twin, NOW).spellings[0] ?? '',
      emails: [twin.contacts.email],
      phones: [twin.contacts.phone.replace(' ', '')],
      ...(present !== undefined && {
        company: present.company === null ? present.instead : companyName(present.company),
        title: titleOf(present),
        employers: [...twin.career.jobs]
          .reverse()
          .slice(0, 4)
          .map(({ company, instead }) => (company === null ? instead : companyName(company))),
      }),
      location: placeInRecord(twin.career.homes.at(-1)?.city ?? 0, random),
      updated: new Date(Date.UTC(2026, 1, 1 + random.int(0, 100))).toISOString(),
    },
    holds: [`email ${twin.contacts.email}`, `phone ${twin.contacts.phone}`],
    time,
    contamination: {
      foreignUrl: null,
      foreignNamesake: false,
      junkUrl: false,
      household: null,
      agency: null,
      placeholder: false,
    },
  };
}

/** The owner of the profile address that one of this member's records wrongly holds, or null. */
export function foreignOwnerOf(world: World, universe: number, id: number): number | null {
  for (let index = 0; index < recordCount(world, id); index++) {
    const owner = contaminationOf(world, universe, id, index).foreignUrl;
    if (owner !== null && owner !== id) return owner;
  }
  return null;
}

/** Whether this person's profile address stands in a record of the member who had it before. */
export function holdsRecycledSlug(
  world: World,
  universe: number,
  id: number,
  isMember: (id: number) => boolean,
): boolean {
  const donor = recycledFrom(world, id);
  if (donor === null || donor === id || !isMember(donor)) return false;
  const person = personOf(world, donor);
  const held = `slug ${person.contacts.formerSlug}`;
  return everyRecord(world, universe, person).some(({ holds }) => holds.includes(held));
}

/** Whether a record of this person's relative holds this person's contact. */
export function sharesContact(world: World, universe: number, id: number, isMember: (id: number) => boolean): boolean {
  const relative = id ^ 1;
  if (!isMember(relative)) return false;
  for (let index = 0; index < recordCount(world, relative); index++) {
    const { household, agency, placeholder } = contaminationOf(world, universe, relative, index);
    if (household !== null && agency === null && !placeholder) return personOf(world, relative).relative === id;
  }
  return false;
}

/** Somebody at a giant with a name that others bear: whose namesake a colleague may be. */
export function hasColleagues(person: Person): boolean {
  const company = person.career.jobs.at(-1)?.company ?? null;
  return company !== null && isGiant(company) && workEmail(person, NOW) !== null;
}

export function everyRecord(world: World, universe: number, person: Person): AtsView[] {
  return Array.from({ length: recordCount(world, person.id) }, (_, index) => atsView(world, universe, person, index));
}
