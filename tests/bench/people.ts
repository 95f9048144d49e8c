// Picks people of the simulated account for the measurements, and invents some whom it does not hold.

import type { Sighting } from '@/lib/model/sighting';
import type { PersonTruth } from '@/tests/simulators/person-truth';
import type { Random } from '@/tests/simulators/random';
import type { World } from '@/tests/simulators/world';
import type { PagePerson } from '@/tests/support/linkedin-pages';
import { pagePerson } from '@/tests/support/stage';

/** Everybody whom a profile page leads to in the ATS. */
export function findablePeople(world: World): PersonTruth[] {
  // An address given in an answer is only held where there is an application.
  const isHeld = ({ linkedIn, candidateId }: PersonTruth) =>
    linkedIn.where !== 'answer' ||
    (world.tables.applications.owned('candidate_id', candidateId ?? -1)?.length ?? 0) > 0;
  return world.people.filter(
    (one) => one.findable === 'strong' && one.hidden === null && one.vanity !== '' && isHeld(one),
  );
}

/** `count` different ones, in random order. */
export function pickSome<T>(random: Random, list: readonly T[], count: number): T[] {
  const left = [...list];
  const picked: T[] = [];
  while (picked.length < count && left.length > 0) {
    picked.push(...left.splice(random.int(0, left.length - 1), 1));
  }
  return picked;
}

/** The same names under addresses and member numbers that the ATS has never seen. */
export function strangers(random: Random, people: readonly PersonTruth[], count: number): PagePerson[] {
  return pickSome(random, people, count).map((one, index) => ({
    ...pagePerson(one),
    vanity: `nobody-${index}-${random.int(100_000, 999_999)}-example`,
    member: 1_980_000_000 + index,
  }));
}

/** What the page script reports of a person's page. */
export function sightingOf(person: PagePerson): Sighting {
  const url = `https://www.linkedin.com/in/${encodeURIComponent(person.vanity)}/`;
  return {
    url,
    site: 'linkedin',
    name: person.name,
    headline: person.headline,
    company: person.company,
    title: null,
    location: person.location,
    urls: [url, `urn:li:member:${person.member}`],
    links: [],
    emails: [],
  };
}
