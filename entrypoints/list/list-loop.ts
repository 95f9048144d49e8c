// From the rows of a list to their marks, and again whenever the index changes. What was answered for one person is never
// drawn for another: answers are kept by what a row says of somebody, in memory, while the list is open. People beside
// somebody's profile are marked alike, and the page stays that one's: nothing else says anything of them.

import type { CardParts } from '@/components/card/view-surface';
import type { ListSurface, ListSurfaceOptions } from '@/components/list/list-surface';
import { type Filter, isReadable, passes, toBarView, toMarkView } from '@/components/list/list-words';
import type { RowCard } from '@/components/list/row-card';
import type { MarkedRow } from '@/components/list/row-mark';
import { errorCode } from '@/lib/errors';
import type { ask as Ask } from '@/lib/messages/ask';
import type { Notice } from '@/lib/messages/protocol';
import type { Coverage } from '@/lib/model/connection';
import { type ListFinding, type LookBy, NAMES_AT_ONCE } from '@/lib/model/list-finding';
import type { Row } from '@/lib/sites/list';
import { createListPeople, type Person } from './list-people';
import { createOpenedCard } from './opened-card';

export interface ListLoopTools {
  ask: typeof Ask;
  site: string;
  /** They stand beside somebody's profile: only who is known is marked, and neither bar, toolbar nor side panel tell. */
  beside?: boolean;
  loadCard(): Promise<CardParts>;
  createRowCard(parts: CardParts): RowCard;
  createSurface(options: Pick<ListSurfaceOptions, 'bar' | 'toggle'>): ListSurface;
  now?(): number;
}

/** As many as one message takes. */
const MOST_ASKED = 60;
/** While a first fill runs the index changes many times a second; a list follows at this pace. */
const FOLLOW_MS = 3_000;
const RETRIES = 4;
const FIRST_RETRY_MS = 150;
/** The toolbar need not count along. */
const TELL_AFTER_MS = 150;
/** After so long without a scroll the list stands still. */
const RESTED_MS = 100;
/** Whose row is there for so long does not just fly past. */
const LINGERED_MS = 200;

/** Where LinkedIn marks by itself who is in an ATS: our marks name the ATS. */
const NAMES_ATS: readonly string[] = ['recruiter', 'salesnavigator'];

export function createListLoop(tools: ListLoopTools) {
  const { ask, site, beside = false, now = Date.now } = tools;
  const namesAts = NAMES_ATS.includes(site);
  const people = createListPeople();
  const { seen, everybody } = people;
  const chosen = new Set<Filter>();
  let rows: { row: Row; person: Person }[] = [];
  /** Rows of which nobody knows at the moment whose they are. */
  const doubted = new Set<Element>();
  let url = '';
  let coverage: Coverage | null = null;
  let place: ListFinding['surface'] | null = null;
  let surface: ListSurface | null = null;
  let folded = false;
  let identifying = false;
  let naming = false;
  let failures = 0;
  let visible = true;
  let stale = false;
  let dead = false;
  let told = '';
  let telling: ReturnType<typeof setTimeout> | undefined;
  let following: ReturnType<typeof setTimeout> | undefined;
  let retrying: ReturnType<typeof setTimeout> | undefined;
  /** Set while the list is scrolled. */
  let resting: ReturnType<typeof setTimeout> | undefined;

  // -------------------------------------------------------------------------------------------------------------
  // Who is there?

  function onRows(found: readonly Row[], at: string): void {
    const before = new Set(rows.map(({ person }) => person.key));
    rows = found.map((row) => ({ row, person: people.of(row.sighting) }));
    doubted.clear();
    const isAnother = listOf(at) !== listOf(url);
    // Nothing of what was there is left: the next page of results, not a list that was scrolled.
    const isNextPage = rows.length > 0 && before.size > 0 && !rows.some(({ person }) => before.has(person.key));
    url = at;
    if (isAnother || (isNextPage && !resting)) seen.clear();
    for (const { person } of rows) seen.add(person.key);
    const opened = card.of()?.key;
    if (opened && !rows.some(({ person }) => person.key === opened)) card.close();
    // The question first: it is answered while marks are drawn.
    pump();
    draw();
    tellSoon();
  }

  function onScroll(): void {
    clearTimeout(resting);
    resting = setTimeout(() => {
      resting = undefined;
      pump();
      drawBar();
    }, RESTED_MS);
  }

  /** At once by identifiers, and by names whoever is left and does not just fly past. */
  function pump(): void {
    if (dead || !visible || retrying || place === 'off') return;
    const fresh = rows.map(({ person }) => person).filter(({ asked }) => asked === 'no');
    if (!identifying && fresh.length > 0) void find(fresh.slice(0, MOST_ASKED), 'identifier');
    if (naming || fresh.length > 0) return;
    const isHere = ({ since }: Person) => !resting || now() - since > LINGERED_MS;
    const unnamed = rows.map(({ person }) => person).filter((one) => one.asked === 'identifier' && isHere(one));
    if (unnamed.length > 0) void find(unnamed.slice(0, NAMES_AT_ONCE), 'all');
  }

  async function find(some: readonly Person[], by: LookBy): Promise<void> {
    const asked = some.map((person) => ({ person, before: person.asked }));
    for (const { person } of asked) person.asked = 'asking';
    if (by === 'all') naming = true;
    else identifying = true;
    const mine = turn;
    try {
      const sightings = some.map(({ sighting }) => sighting);
      // Rows that fly past are not asked for by name.
      const namesNext = by === 'identifier' && !naming && !resting;
      const found = await ask('people.find', { url, sightings, by, ...(namesNext && { namesNext }) });
      if (dead || mine !== turn) return;
      failures = 0;
      place = found.surface;
      coverage = found.coverage;
      for (const [at, { person }] of asked.entries()) settle(person, found.rows[at] ?? null, by, found.coverage);
    } catch (thrown) {
      if (dead || mine !== turn) return;
      for (const { person, before } of asked) person.asked = before;
      fail(errorCode(thrown));
    } finally {
      if (mine === turn && by === 'all') naming = false;
      else if (mine === turn) identifying = false;
    }
    if (dead || mine !== turn) return;
    pump();
    draw();
    tellSoon();
  }

  function settle(person: Person, found: ListFinding['rows'][number], by: LookBy, told: Coverage): void {
    const isDone = by === 'all' || found !== null || person.sighting.name === null || !isReadable(told);
    person.asked = isDone ? 'all' : 'identifier';
    person.since = now();
    if (isDone) person.known = found;
  }

  /** A worker that died in mid-answer is woken by the next question. */
  function fail(code: string): void {
    failures += 1;
    if (failures > RETRIES) {
      // What was drawn can no longer be trusted.
      coverage = { state: 'attention', problem: code, connection: '' };
      draw();
    }
    const delay = failures > RETRIES ? 20_000 : FIRST_RETRY_MS * 2 ** (failures - 1);
    retrying ??= setTimeout(() => {
      retrying = undefined;
      pump();
    }, delay);
  }

  /** Answers to questions of an earlier turn are too old. */
  let turn = 0;

  function askAnew(): void {
    turn += 1;
    naming = identifying = false;
    stale = false;
    people.askAnew(new Set(rows.map(({ person }) => person.key)));
    if (place === 'off') place = null;
    pump();
  }

  /** The index changed: asks again, once, and only for a list somebody looks at. */
  function follow(): void {
    if (!visible) stale = true;
    else
      following ??= setTimeout(() => {
        following = undefined;
        askAnew();
      }, FOLLOW_MS);
  }

  // -------------------------------------------------------------------------------------------------------------
  // What is drawn, and where it is told

  function draw(): void {
    if (dead) return;
    const isDrawn = place === 'page' && coverage !== null && rows.length > 0;
    // A filter that lets nobody through would cover everything, and has no number to take it back by.
    for (const one of chosen) if (!everybody().some((found) => passes(one, found, now()))) chosen.delete(one);
    const marked = isDrawn ? markedRows(coverage as Coverage) : [];
    const opened = card.of()?.key;
    // A card goes with its mark.
    if (beside && opened !== undefined && !marked.some(({ key }) => key === opened)) card.close();
    if (!isDrawn || (beside && marked.length === 0)) {
      surface?.clear();
      return;
    }
    surface ??= tools.createSurface({ toggle, bar: { filter, fold, openPanel: () => void ask('panel.open', {}) } });
    surface.draw(marked);
    // Numbers need not count along while rows fly past.
    if (!resting) drawBar();
  }

  function markedRows(told: Coverage): MarkedRow[] {
    const at = now();
    // Why nothing can be said stands on the bar; without one nothing is said.
    if (told.state === 'none' || (beside && !isReadable(told))) return [];
    return rows.flatMap(({ row: { element, anchor, sighting }, person: { key, known } }): MarkedRow[] => {
      if (doubted.has(element) || (beside && known === null)) return [];
      const view = toMarkView(known, { name: sighting.name, coverage: told, namesAts, now: at });
      const isDimmed = chosen.size > 0 && known !== undefined && ![...chosen].some((one) => passes(one, known, at));
      return view ? [{ element, anchor, key, view, isDimmed }] : [];
    });
  }

  function drawBar(): void {
    if (dead || beside || place !== 'page' || coverage === null || rows.length === 0) return;
    surface?.drawBar(toBarView(everybody(), coverage, now()), { chosen, folded });
  }

  function filter(which: Filter): void {
    if (!chosen.delete(which)) chosen.add(which);
    draw();
    drawBar();
  }

  function fold(): void {
    folded = !folded;
    drawBar();
  }

  function tellSoon(): void {
    if (beside) return;
    telling ??= setTimeout(() => {
      telling = undefined;
      if (dead || card.of() || place === null || seen.size === 0) return;
      const known = everybody().filter((found) => passes('known', found, now())).length;
      const what = { url, site, people: seen.size, known };
      if (told === JSON.stringify(what)) return;
      told = JSON.stringify(what);
      ask('people.seen', what).catch(() => undefined);
    }, TELL_AFTER_MS);
  }

  const card = createOpenedCard({
    ...tools,
    now,
    surface: () => surface,
    onDecided: askAnew,
    onClosed() {
      // The toolbar said who that was.
      told = '';
      tellSoon();
    },
  });

  function toggle(key: string): void {
    const person = people.get(key);
    if (card.of()?.key === key || !person) card.close();
    else void card.open(key, person.sighting, url);
  }

  return {
    onRows,

    onDoubt(elements: readonly Element[]): void {
      for (const element of elements) doubted.add(element);
      surface?.drop(elements);
    },

    onScroll,

    /** Answers go through `respond`. */
    onNotice(notice: unknown, respond: (answer: unknown) => void): void {
      const { notice: kind } = (notice ?? {}) as Partial<Notice>;
      if (kind === 'index.changed') follow();
      else if (kind === 'settings.changed' || kind === 'vault.changed') askAnew();
      else if (beside) return;
      else if (kind === 'sighting.get' && card.of()) respond(card.of()?.sighting);
      else if (kind === 'list.get' && seen.size > 0) respond({ url, sightings: people.sightings() });
    },

    onVisible(isVisible: boolean): void {
      visible = isVisible;
      if (!visible) return;
      if (stale) follow();
      pump();
    },

    /** Nothing is left in the page when it returns. */
    destroy(): void {
      dead = true;
      for (const timer of [telling, following, retrying, resting]) clearTimeout(timer);
      surface?.clear();
      if (beside) return;
      // Orphaned scripts get no answer, and need none.
      ask('page.left', { next: null }).catch(() => undefined);
    },
  };
}

/** Addresses of one list: its fragment and what is open above it make no other list of it. */
function listOf(address: string): string {
  return address.replace(/#.*$/, '');
}
