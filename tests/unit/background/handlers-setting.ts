// The handlers over a real index and one simulated account, for the suites that ask them as a page does.

import 'fake-indexeddb/auto';
import { createConnectionStore, ruleOf, type StoredConnection } from '@/lib/background/connections';
import { diagnose } from '@/lib/background/diagnose';
import { eraseConnection } from '@/lib/background/erase-connection';
import { createHandlers, type FileTicket, type Surroundings } from '@/lib/background/handlers';
import { createLearnedPairs } from '@/lib/background/learned-pairs';
import { createLearnedWeights } from '@/lib/background/learned-weights';
import type { Settings } from '@/lib/background/settings';
import { createDecisions } from '@/lib/decisions/decisions';
import type { ListCount } from '@/lib/model/list-finding';
import type { Finding } from '@/lib/model/match';
import type { Sighting } from '@/lib/model/sighting';
import { runSync } from '@/lib/sync/run-sync';
import type { Schedule } from '@/lib/sync/schedule';
import { createClock } from '@/tests/simulators/clock';
import { createGreenhouse } from '@/tests/simulators/greenhouse';
import type { PersonTruth } from '@/tests/simulators/person-truth';
import { createWorld } from '@/tests/simulators/world';
import { openMemoryIndex } from '@/tests/support/memory-index';
import { openSimulatedAccount, PLAN, simulatedConnection, whole } from '@/tests/support/simulated-account';

/** Who asks: a page in a tab. */
export const TAB = { tabId: 7, frameId: 0, windowId: 1 };

/** What the page of somebody says of them. */
export function sightingOf(person: PersonTruth): Sighting {
  const { pageUrl: url, name, headline, company, location } = person;
  return { url, site: 'linkedin', name, headline, company, title: null, location, urls: [url], links: [], emails: [] };
}

/** `seen` is what the browser around was asked to do. */
export async function handlersSetting() {
  const clock = createClock({ startAt: Date.UTC(2026, 10, 20, 9, 0, 0), speed: 0 });
  const world = createWorld({ seed: 3, people: 120 });
  const simulator = createGreenhouse({ world, clock });
  const { index, database, vault } = await openMemoryIndex(clock.now);
  const store = createConnectionStore(database, vault, clock.now);
  const connection = simulatedConnection();
  await database.connections.clear();
  await store.save(connection);
  const rule = ruleOf(connection, { showRestricted: false });
  const seen = {
    /** Every list of the ATS is empty, and says so in good order. */
    knowsNobody: false,
    address: null as string | null,
    toolbar: [] as (Finding | ListCount | null)[],
    tabs: [] as string[],
    tickets: [] as FileTicket[],
    kept: [] as StoredConnection[],
    learning: Promise.resolve() as Promise<unknown>,
    needsKey: false,
    notices: [] as string[],
    lists: [] as string[],
    tabList: null as unknown,
    forgotten: 0,
    closed: [] as string[],
    settings: { strict: false, strictByPolicy: false, sites: {}, sitesByPolicy: {} } as Pick<
      Settings,
      'strict' | 'strictByPolicy' | 'sites' | 'sitesByPolicy'
    >,
    /** What happens while one person is asked for. */
    meanwhile: async () => undefined as unknown,
  };
  const fetch: typeof simulator.fetch = async (...asked) =>
    seen.knowsNobody ? new Response('[]') : simulator.fetch(...asked);
  const { account, restricted, connector } = openSimulatedAccount({ ...simulator, fetch }, clock);
  const decisions = createDecisions({
    database,
    vault,
    now: clock.now,
    isHeld: async ({ connection: id, candidate }) => (await index.person(id, candidate)).length > 0,
  });
  const accounts = { close: (id: string) => void seen.closed.push(id) };
  const schedule: Schedule = {
    tick: async () => undefined,
    nextTickMs: async () => 0,
    now: async () => undefined,
    pause: async () => undefined,
    without: (_id, work) => work(),
  };
  const surroundings: Surroundings = {
    now: clock.now,
    noteLookUp: () => undefined,
    lookedUpAt: () => 0,
    openFile: async (ticket) => {
      seen.tickets.push(ticket);
    },
    fileTicket: async () => seen.tickets[0] ?? null,
    readSettings: async () => ({ surface: 'page', lockedByPolicy: false, showRestricted: false, ...seen.settings }),
    chooseSurface: async () => undefined,
    chooseStrict: async (strict) => {
      seen.settings = { ...seen.settings, strict };
    },
    isAt: async (_tab, url) => url === seen.address || seen.address === null,
    paintToolbar: async (_tab, finding) => {
      seen.toolbar.push(finding);
    },
    openTab: async (url) => {
      seen.tabs.push(url);
    },
    openPanel: async () => undefined,
    loadCard: async () => undefined,
    loadList: async (_sender, site) => {
      seen.lists.push(site);
    },
    askTab: async () => sightingOf(world.cast.activeApplicant),
    askTabList: async () => seen.tabList,
    announce: (kind) => seen.notices.push(kind),
    forget: async () => {
      seen.forgotten += 1;
    },
  };
  const handlers = createHandlers({
    index,
    readAhead: () => undefined,
    decisions,
    weights: createLearnedWeights({ database, vault, later: (work) => void work() }),
    pairs: createLearnedPairs(index, (work) => {
      seen.learning = work();
    }),
    store,
    connectors: [connector],
    accountFor: async () => ({
      ...account,
      async one(...about) {
        const rows = await account.one(...about);
        await seen.meanwhile();
        return rows;
      },
      async file(id) {
        const { url } = await account.file(id);
        const headers: Record<string, string> = seen.needsKey ? { authorization: 'very-secret' } : {};
        return { url, headers };
      },
    }),
    schedule,
    connecting: {
      submit: async () => ({ state: 'none' }),
      submission: async () => ({ state: 'none' }),
      dismiss: async () => undefined,
      keep: async (kept) => {
        seen.kept.push(kept);
      },
      permissionsAdded: async () => undefined,
    },
    erase: (gone) => eraseConnection(gone, { accounts, index, decisions, store, schedule, surroundings }),
    diagnose: async (held) => ({ ...held, diagnosis: await diagnose(held, connector, account, clock.now()) }),
    fetchFile: async ({ url }) => ({ type: 'application/pdf', base64: btoa(url) }),
    surroundings,
  });
  const fill = () =>
    runSync(
      { connection: 'c1', rule, account, restricted, plan: PLAN, keep: whole },
      { index, now: clock.now },
      new AbortController().signal,
    );
  return { world, clock, handlers, fill, seen, database, index, store, connection, simulator };
}
