// A made-up world: an ATS with this many people, pages of people who are and who are not in it, and apart from both what is
// true. Everything is a pure function of the seed; records and pages are streamed, so size costs time and not memory.

import { type AtsView, atsView, recordCount } from './ats-view';
import { NOW } from './careers';
import { MIXES, type MixName } from './mix';
import { pageView } from './page-view';
import { type BirthName, birthNameOf, type Person, personOf } from './people';
import type { PageTruth, Trap, WorldPage, WorldRecord } from './shapes';
import { shuffled, streamOf, textNumber } from './streams';
import {
  everyRecord,
  foreignOwnerOf,
  hasColleagues,
  holdsRecycledSlug,
  sharesContact,
  twinOf,
  twinRecord,
} from './traps';

export interface WorldSize {
  seed: number;
  mix: MixName;
  /** People in the ATS; some have several records. */
  people: number;
  pages: number;
}

export interface MadeWorld {
  /** In an order that tells nothing. */
  records(): Generator<WorldRecord>;
  pages(): Generator<{ page: WorldPage; truth: PageTruth }>;
}

interface Planned {
  id: number;
  trap: Trap | null;
  /** Whom the trap's person is made after. */
  base: number | null;
}

/** As many people again are not in the ATS, and whoever is a relative, a namesake or a colleague may be either. */
export function makeWorld({ seed, mix: mixName, people, pages }: WorldSize): MadeWorld {
  const mix = MIXES[mixName];
  const world = { seed, mix };
  // Whole blocks of 64: neighbours and takers of freed addresses are in the same world.
  const universe = Math.ceil((people * 2) / 64) * 64;
  const isMember = (id: number) => id < universe && streamOf(seed, 'member', id).chance(0.5);
  const plan = planPages();

  /** Twins come in twos after everybody else. */
  function planPages(): Planned[] {
    const wanted = {
      members: Math.round(pages * mix.pages.members),
      strangers: Math.round(pages * mix.pages.strangers),
      traps: pages - Math.round(pages * mix.pages.members) - Math.round(pages * mix.pages.strangers),
    };
    const each = Math.floor(wanted.traps / 5);
    const quota: Record<Trap, number> = {
      'foreign-url-owner': each,
      'recycled-slug': each,
      relative: each,
      'namesake-colleague': each,
      undecidable: each + (wanted.traps - 5 * each),
    };
    const taken = new Set<number>();
    const planned: Planned[] = [];
    const trap = (kind: Trap, id: number, base: number | null) => {
      quota[kind]--;
      // Whom a twin is made after would be a third who fits: that person has no page.
      taken.add(base ?? id);
      planned.push({ id, trap: kind, base });
    };
    const isShared = sharedNames();
    const rare = () => quota['recycled-slug'] + quota['foreign-url-owner'] + quota.relative;
    let twins = universe;
    for (const id of shuffled(universe, seed + 1)) {
      const open = quota['namesake-colleague'] + quota.undecidable;
      if (rare() + open <= 0) break;
      if (quota['recycled-slug'] > 0 && !taken.has(id) && holdsRecycledSlug(world, universe, id, isMember)) {
        trap('recycled-slug', id, null);
      } else if (quota.relative > 0 && !taken.has(id) && sharesContact(world, universe, id, isMember))
        trap('relative', id, null);
      else if (isMember(id)) {
        const owner = quota['foreign-url-owner'] > 0 ? foreignOwnerOf(world, universe, id) : null;
        if (owner !== null && !taken.has(owner)) trap('foreign-url-owner', owner, null);
        else if (quota['namesake-colleague'] > 0 && isShared(id) && hasColleagues(personOf(world, id))) {
          trap('namesake-colleague', twins, id);
          twins += 2;
        }
      } else if (quota.undecidable > 0 && isShared(id) && personOf(world, id).career.jobs.at(-1)?.company !== null) {
        trap('undecidable', twins, id);
        twins += 2;
      }
    }
    // What the world holds too few of is made up for by the kind that can always be staged.
    for (const fits of [isShared, () => true]) {
      for (const id of shuffled(universe, seed + 2)) {
        if (planned.length >= wanted.traps) break;
        if (isMember(id) || taken.has(id) || !fits(id) || personOf(world, id).career.jobs.at(-1)?.company === null)
          continue;
        trap('undecidable', twins, id);
        twins += 2;
      }
    }

    let { members, strangers } = wanted;
    for (const id of shuffled(universe, seed + 3)) {
      if (members + strangers <= 0) break;
      if (taken.has(id)) continue;
      const member = isMember(id);
      if ((member ? members : strangers) <= 0) continue;
      if (member) members--;
      else strangers--;
      planned.push({ id, trap: null, base: null });
    }
    if (members + strangers > 0) throw new Error('more pages are wanted than there are people');
    return [...shuffled(planned.length, seed + 4)].map((place) => planned[place] as Planned);
  }

  /**
   * Whether somebody else in the world was given the same name at birth. Namesakes are staged of such people only: then
   * their names are as common as those of namesakes are.
   */
  function sharedNames(): (id: number) => boolean {
    const numbers = Uint32Array.from({ length: universe }, (_, id) => textNumber(nameOf(birthNameOf(world, id))));
    const shared = new Set<number>();
    const sorted = numbers.toSorted();
    for (let at = 1; at < sorted.length; at++) if (sorted[at] === sorted[at - 1]) shared.add(sorted[at] ?? 0);
    return (id) => shared.has(numbers[id] ?? 0);
  }

  function personFor({ id, trap, base }: Planned, other = 0): Person {
    if (base === null) return personOf(world, id);
    const alike = trap === 'undecidable' ? 'all that shows' : 'name and employer';
    return twinOf(world, personOf(world, base), id + other, alike);
  }

  function* twinViews(): Generator<AtsView> {
    for (const planned of plan) {
      if (planned.trap !== 'undecidable') continue;
      for (const other of [0, 1]) yield twinRecord(world, universe, personFor(planned, other));
    }
  }

  function* records(): Generator<WorldRecord> {
    const twins = [...twinViews()].map(({ record }) => record);
    const every = Math.max(1, Math.floor((people * 1.05) / (twins.length + 1)));
    let count = 0;
    for (const slot of shuffled(universe * 3, seed + 5)) {
      const id = Math.floor(slot / 3);
      const index = slot % 3;
      if (!isMember(id) || index >= recordCount(world, id)) continue;
      const { record, contamination } = atsView(world, universe, personOf(world, id), index);
      const namesake =
        contamination.foreignUrl !== null && contamination.foreignNamesake
          ? namesakeUrl(id, contamination.foreignUrl)
          : null;
      yield namesake === null ? record : { ...record, urls: [namesake] };
      if (++count % every === 0) {
        const twin = twins.pop();
        if (twin !== undefined) yield twin;
      }
    }
    yield* twins;
  }

  /** The address of somebody of the same name, who exists nowhere else. */
  function namesakeUrl(id: number, other: number): string {
    const name = birthNameOf(world, id);
    return `https://www.linkedin.com/in/${personOf(world, universe + 0x100000 + other, name).contacts.slug}`;
  }

  /** People in the ATS by birth name, for the names that pages bear. */
  function countNamesakes(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const planned of plan) counts.set(nameOf(birthNameOf(world, planned.base ?? planned.id)), 0);
    for (let id = 0; id < universe; id++) {
      if (!isMember(id)) continue;
      const name = nameOf(birthNameOf(world, id));
      const count = counts.get(name);
      if (count !== undefined) counts.set(name, count + 1);
    }
    return counts;
  }

  function* pagesWithTruth(): Generator<{ page: WorldPage; truth: PageTruth }> {
    const namesakes = countNamesakes();
    for (const planned of plan) {
      const person = personFor(planned);
      const staging =
        planned.trap === 'relative'
          ? ({ contacts: 'all' } as const)
          : planned.trap === 'undecidable'
            ? { bare: true }
            : {};
      const { page, shows } = pageView(world, person, staging);
      const views =
        planned.trap === 'undecidable'
          ? [twinRecord(world, universe, person)]
          : planned.base === null && isMember(planned.id)
            ? everyRecord(world, universe, person)
            : [];
      const ids = views.map(({ record }) => record.id);
      const rivals =
        planned.trap === 'undecidable' ? [...ids, twinRecord(world, universe, personFor(planned, 1)).record.id] : [];
      const name = nameOf(birthNameOf(world, planned.base ?? planned.id));
      yield {
        page,
        truth: {
          page: page.id,
          records: ids,
          trap: planned.trap,
          rivals,
          culture: person.culture,
          namesakes: (namesakes.get(name) ?? 0) + (planned.trap === 'undecidable' ? 2 : 0),
          identifier: views.some(({ holds }) => holds.some((held) => shows.includes(held))),
          age: ids.length === 0 ? null : Math.min(...views.map(({ time }) => NOW - time)),
        },
      };
    }
  }

  return { records, pages: pagesWithTruth };
}

function nameOf({ given, surname }: BirthName): string {
  return `${given.spellings[0]} ${surname.spellings[0]}`;
}
