// Key lists over a page store: every write adds a small segment, `tidy` merges segments, a look-up reads one page of each
// segment for each key. What memory holds of small segments and of the dead is named by the state row, so it is never stale;
// the state row itself is held until it is written.

import type { Holders } from '@/lib/model/question';
import { deadPeople, type IsDead } from './dead-people';
import { createDirectory } from './directory';
import { appendPeople, DIRECTORY_PAGE, type DirectoryEntry, readPeople } from './directory-page';
import { push, sortColumn } from './key-column';
import {
  emptyContent,
  type KeyContent,
  type KeyPage,
  openPage,
  packPages,
  pageOf,
  pageSpan,
  readCount,
  readHolders,
} from './key-page';
import type { PageBytes, PageKey, PageStore } from './page-store';
import type { BlindedKeys, Look, Pace, Person, Postings } from './postings';
import {
  directoryPage,
  drawId,
  emptyState,
  heldSegments,
  nextMerge,
  type PostingsState,
  pageBits,
  type Segment,
  SIZES,
  segmentPage,
  segmentPages,
  segmentsFor,
} from './postings-state';
import { tidyStep } from './tidy-step';

/** Directory pages read at once when a whole connection goes. */
const PAGES_AT_ONCE = 256;

export function createPostings(pages: PageStore, generation: number, sizes = SIZES): Postings {
  /** What a look-up read last, until it is written; null: not known. */
  let known: PostingsState | null = null;
  /** How often it was written, as far as anybody has begun to. */
  let written = 0;
  /** What was written last, unless that was aborted; null: not known. */
  let latest: PostingsState | null = null;
  const store = noticing(pages, (state) => {
    known = null;
    written += 1;
    latest = state;
  });
  const dead = deadPeople(store);
  const directory = createDirectory(store, generation);
  /** Pages of small segments, by segment. */
  let held: ReadonlyMap<number, readonly (KeyPage | undefined)[]> = new Map();

  /** As it is in the caller's transaction. */
  async function readState(): Promise<PostingsState> {
    return (await store.state(generation)) ?? emptyState(generation);
  }

  /** The pages of every small segment, but those that a merge has passed; lets go of others. */
  async function hold({ segments }: PostingsState): Promise<typeof held> {
    const before = held;
    const near = heldSegments(segments, sizes);
    const keys = near.filter(({ id }) => !before.has(id)).flatMap((segment) => segmentPages(generation, segment));
    const read = keys.length > 0 ? await store.pages(keys) : [];
    const pages = new Map<number, (KeyPage | undefined)[]>();
    for (const [i, [, , id]] of keys.entries()) {
      const own = pages.get(id) ?? [];
      pages.set(id, own);
      own.push(read[i] && openPage(read[i]));
    }
    // Others may look at the same time by another state: each goes by its own.
    const mine = new Map(near.map(({ id }) => [id, before.get(id) ?? pages.get(id) ?? []]));
    held = mine;
    return mine;
  }

  /** The state with the keys as a segment of their own; the state is not stored. */
  async function writeSegment(
    state: PostingsState,
    people: readonly ({ number: number } & BlindedKeys)[],
  ): Promise<PostingsState> {
    const content = contentOf(people);
    const entries = content.lists.length + content.counted.length;
    if (entries === 0) return state;
    const bits = pageBits(entries, sizes.newPageEntries);
    const pages = packPages(content, bits, 0, 2 ** bits);
    const bytes = pages.reduce((sum, { length }) => sum + length, 0);
    const segment: Segment = { id: drawId(), bits, entries, bytes };
    const next = { ...state, segments: [...state.segments, segment] };
    await store.putPages(pages.map((bytes, page) => [segmentPage(generation, segment, page), bytes]));
    const near = new Set(heldSegments(next.segments, sizes).map(({ id }) => id));
    held = new Map([...held, [segment.id, pages.map(openPage)] as const].filter(([id]) => near.has(id)));
    return next;
  }

  /** Appends to the directory; the state is not stored. */
  async function enlist(state: PostingsState, people: readonly Person[]): Promise<PostingsState> {
    const connections = [...new Set([...state.connections, ...people.map(({ connection }) => connection)])];
    const indices = new Map(connections.map((connection, i) => [connection, i]));
    const entries = people.map(({ connection, candidate }) => ({
      connection: indices.get(connection) as number,
      candidate,
    }));
    const first = Math.floor(state.next / DIRECTORY_PAGE);
    const taken = state.next % DIRECTORY_PAGE;
    const [open] = taken > 0 ? await store.pages([directoryPage(generation, first)]) : [];
    const pages: [PageKey, PageBytes][] = [];
    for (let from = 0, page = first; from < people.length; page++) {
      const to = from + DIRECTORY_PAGE - (page === first ? taken : 0);
      const before = page === first ? open : undefined;
      pages.push([directoryPage(generation, page), appendPeople(before, entries.slice(from, to))]);
      from = to;
    }
    await store.putPages(pages);
    return { ...state, connections, next: state.next + people.length, living: state.living + people.length };
  }

  async function lookBy(state: PostingsState, { keys, counted }: BlindedKeys): Promise<Look> {
    const wanted = [...keys, ...counted];
    const near = new Set(heldSegments(state.segments, sizes));
    const addresses = new Map<string, PageKey>();
    for (const key of wanted) {
      for (const segment of segmentsFor(state, key)) {
        const page = pageOf(key, segment.bits);
        if (!near.has(segment)) addresses.set(`${segment.id} ${page}`, segmentPage(generation, segment, page));
      }
    }
    const [isDead, heldPages, read] = await Promise.all([
      dead.read(state),
      hold(state),
      addresses.size > 0 ? store.pages([...addresses.values()]) : [],
    ]);
    const pages = new Map([...addresses.keys()].map((name, i) => [name, read[i] && openPage(read[i])]));
    const found = foundOn(state, { keys, counted }, isDead, ({ id }, page) => {
      return heldPages.get(id)?.[page] ?? pages.get(`${id} ${page}`);
    });
    return {
      ...found,
      people: async (numbers) => peopleOf(state, numbers, await directory.read(numbers, state.next), isDead),
    };
  }

  return {
    async add(people) {
      const state = await readState();
      if (people.length === 0) return [];
      const numbered = people.map(({ keys, counted }, i) => ({ number: state.next + i, keys, counted }));
      // Two requests on their way at once: each waits for the browser far longer than the browser works.
      const [enlisted, { segments }] = await Promise.all([enlist(state, people), writeSegment(state, numbered)]);
      await store.putState({ ...enlisted, segments });
      return numbered.map(({ number }) => number);
    },

    async extend(people) {
      const state = await readState();
      const next = await writeSegment(state, people);
      if (next !== state) await store.putState(next);
    },

    async drop(numbers) {
      const state = await readState();
      const next = await dead.bury(state, numbers);
      if (next !== state) await store.putState(next);
    },

    async dropConnection(connection) {
      const state = await readState();
      const index = state.connections.indexOf(connection);
      if (index < 0) return;
      const numbers: number[] = [];
      const pages = Math.ceil(state.next / DIRECTORY_PAGE);
      for (let first = 0; first < pages; first += PAGES_AT_ONCE) {
        const some = Array.from({ length: Math.min(PAGES_AT_ONCE, pages - first) }, (_, i) => first + i);
        const read = await store.pages(some.map((page) => directoryPage(generation, page)));
        for (const [i, page] of some.entries()) {
          for (const [k, person] of (read[i] ? readPeople(read[i]) : []).entries()) {
            if (person.connection === index) numbers.push(page * DIRECTORY_PAGE + k);
          }
        }
      }
      const next = await dead.bury(state, numbers);
      if (next !== state) await store.putState(next);
    },

    async look(wanted, isAlone = true) {
      for (;;) {
        const before = written;
        const state = (isAlone ? known : null) ?? (await readState());
        const look = await lookBy(state, wanted);
        // A write that came first, though it had not begun: what was read is partly of before, partly of after it.
        if (before !== written) continue;
        known = state;
        return look;
      }
    },

    recall({ keys, counted }) {
      const state = known;
      const isDead = state && dead.recall(state);
      if (!isDead) return null;
      const pages = held;
      const isHeld = (key: number) => segmentsFor(state, key).every(({ id }) => pages.has(id));
      if (!keys.every(isHeld) || !counted.every(isHeld)) return null;
      return {
        ...foundOn(state, { keys, counted }, isDead, ({ id }, page) => pages.get(id)?.[page]),
        people(numbers) {
          const entries = directory.recall(numbers, state.next);
          return entries && peopleOf(state, numbers, entries, isDead);
        },
      };
    },

    readAhead: () => store.transaction('r', async () => directory.readAhead((await readState()).next)),

    async size() {
      return (await readState()).living;
    },

    async issued() {
      return (await readState()).next;
    },

    async erase() {
      held = new Map();
      // Before and after: until the writing transaction has its turn, what was there is read, and kept.
      directory.letGo();
      await store.deleteGeneration(generation);
      directory.letGo();
    },

    async tidy(signal: AbortSignal, pace: Pace = 'filling') {
      // After every page of a fill: mostly there is nothing to merge yet. Should that be wrong, the next page tells.
      if (pace === 'filling' && latest && !latest.merge && !nextMerge(latest.segments, pace, sizes)) return false;
      return tidyStep({ store, generation, dead, signal, pace, sizes });
    },
  };
}

/**
 * A page store that tells when a state is written: before, and again once it is, because whoever reads what was there before
 * may do so until the writing transaction has its turn.
 */
function noticing(pages: PageStore, onState: (state: PostingsState | null) => void): PageStore {
  async function noticed(state: PostingsState | null, write: () => Promise<void>): Promise<void> {
    onState(state);
    await write();
    onState(state);
  }
  return {
    ...pages,
    putState: (state) => noticed(state, () => pages.putState(state)),
    deleteGeneration: (generation) => noticed(null, () => pages.deleteGeneration(generation)),
  };
}

/** Who holds the keys, and how many the counted values, by the pages on which they may be. */
function foundOn(
  state: PostingsState,
  { keys, counted }: BlindedKeys,
  isDead: IsDead,
  pageOn: (segment: Segment, page: number) => KeyPage | undefined,
) {
  const pagesFor = (key: number) =>
    segmentsFor(state, key).map((segment) => {
      const page = pageOf(key, segment.bits);
      return { page: pageOn(segment, page), rest: key - page * pageSpan(segment.bits) };
    });
  return {
    holders: keys.map((key): Holders => {
      const people: number[] = [];
      let unlisted = 0;
      let sources = 0;
      for (const { page, rest } of pagesFor(key)) {
        if (!page) continue;
        const before = people.length;
        unlisted += readHolders(page, rest, people);
        if (people.length > before) sources += 1;
      }
      const living = (sources > 1 ? [...new Set(people)].sort((a, b) => a - b) : people).filter((one) => !isDead(one));
      return { length: living.length + unlisted, people: living };
    }),
    counts: counted.map((key) =>
      pagesFor(key).reduce((sum, { page, rest }) => sum + (page ? readCount(page, rest) : 0), 0),
    ),
    size: state.living,
  };
}

function peopleOf(
  { connections }: PostingsState,
  numbers: readonly number[],
  entries: readonly (DirectoryEntry | null)[],
  isDead: IsDead,
): (Person | null)[] {
  return entries.map((entry, i) => {
    if (!entry || isDead(numbers[i] as number)) return null;
    return { connection: connections[entry.connection] as string, candidate: entry.candidate };
  });
}

function contentOf(people: readonly ({ number: number } & BlindedKeys)[]): KeyContent {
  const content = emptyContent();
  for (const { number, keys, counted } of people) {
    for (const key of keys) push(content.lists, key, number);
    for (const value of counted) push(content.counted, value, 1);
  }
  return { ...content, lists: sortColumn(content.lists), counted: sortColumn(content.counted) };
}
