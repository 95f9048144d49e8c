// Whom a list shows, or showed: each by what their row says, with what was answered of them. Kept in memory while the list
// is open; it asks nobody.

import type { Known } from '@/components/list/list-words';
import type { Sighting } from '@/lib/model/sighting';

/** Somebody the list shows, or showed. */
export interface Person {
  key: string;
  /** All that their row says: what an answer is good for. */
  said: string;
  sighting: Sighting;
  known: Known;
  /** How far they were asked for. */
  asked: 'no' | 'asking' | 'identifier' | 'all';
  /** Since when only their name is left to ask for, ms. */
  since: number;
}

/** Held for rows that come back. */
const MOST_HELD = 3_000;

export function createListPeople() {
  const people = new Map<string, Person>();
  /** Whom the list showed since it was opened, in order: rows come and go while it is scrolled. */
  const seen = new Set<string>();

  return {
    /** Whose row says this: somebody held already, as long as it says the very same. */
    of(sighting: Sighting): Person {
      const key = sighting.urls[0] ?? `${sighting.name} | ${sighting.headline}`;
      const known = people.get(key);
      // A row that did not change says the very same.
      if (known?.sighting === sighting) return known;
      const said = JSON.stringify({ ...sighting, url: '' });
      if (known?.said === said) {
        known.sighting = sighting;
        return known;
      }
      // Who was known by an identifier is no less known for a headline that comes late.
      const kept = known?.known?.tier === 'exact' ? known.known : undefined;
      const person: Person = { key, said, sighting, known: kept, asked: 'no', since: 0 };
      people.delete(key);
      people.set(key, person);
      for (const [oldest] of people) {
        if (people.size <= MOST_HELD) break;
        if (!seen.has(oldest)) people.delete(oldest);
        else break;
      }
      return person;
    },

    get: (key: string) => people.get(key),

    seen,

    /** What is known of everybody the list showed. */
    everybody: () => [...seen].map((key) => people.get(key)?.known),

    sightings: () => [...seen].flatMap((key) => people.get(key)?.sighting ?? []),

    /** All are to be asked for again. Whoever is not present, by key, is not known any more until then. */
    askAnew(present: ReadonlySet<string>): void {
      for (const person of people.values()) {
        if (!present.has(person.key)) person.known = undefined;
        person.asked = 'no';
      }
    },
  };
}
