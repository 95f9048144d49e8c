// Message name → function; the only file that knows everybody. Each handler is a few lines: the work is elsewhere.

import type { Account, AtsRecord, Connector, FileSource } from '@/lib/ats/connector';
import type { RecordRef } from '@/lib/decisions/decided';
import type { Decisions } from '@/lib/decisions/decisions';
import { AppError } from '@/lib/errors';
import type { MatchIndex } from '@/lib/match-index/match-index';
import { rowName } from '@/lib/match-index/row-name';
import type { Handlers, Sender } from '@/lib/messages/answer';
import type { Messages } from '@/lib/messages/protocol';
import type { Candidate } from '@/lib/model/candidate';
import type { RefusedRecord } from '@/lib/model/decision';
import type { ListCount, LookBy } from '@/lib/model/list-finding';
import type { Finding, SurfaceChoice } from '@/lib/model/match';
import { ASKED, type Sighting } from '@/lib/model/sighting';
import type { Schedule } from '@/lib/sync/schedule';
import { witnessOf } from '@/lib/sync/witness';
import { createAlwaysHandlers } from './always-handlers';
import type { Connecting } from './connect';
import { createConnectionHandlers } from './connection-handlers';
import { type ConnectionStore, connectionIn, ruleOf, type StoredConnection } from './connections';
import { createDecisionHandlers } from './decision-handlers';
import { findPasted } from './find-pasted';
import { findPeopleOfList, type ListTools, unasserted } from './find-people-of-list';
import { findPerson, keysOf, readCandidate } from './find-person';
import type { LearnedPairs } from './learned-pairs';
import type { LearnedWeights } from './learned-weights';
import { createListHandlers } from './list-handlers';
import { readable } from './readable';
import { recordId } from './record-id';
import { type Settings, surfaceAt } from './settings';

/** What happens outside: tabs, toolbar, storage of choices. Given by the entry point, replaced in tests. */
export interface Surroundings {
  now(): number;
  /** Somebody looked a person up: they are at work. */
  noteLookUp(): void;
  /** When somebody last did, ms; 0: not since this worker began. */
  lookedUpAt(): number;
  readSettings(): Promise<Settings>;
  chooseSurface(surface: SurfaceChoice): Promise<void>;
  chooseStrict(strict: boolean): Promise<void>;
  /** Is the tab still at this address? It may have gone to another site, which tells us nothing. */
  isAt(tabId: number, url: string): Promise<boolean>;
  /** null: back to neutral. */
  paintToolbar(tabId: number, shown: Finding | ListCount | null): Promise<void>;
  openTab(url: string): Promise<void>;
  /** Opens our own page for a file that only the key opens. */
  openFile(ticket: FileTicket): Promise<void>;
  /** What such a page was opened for; null for a ticket nobody gave. */
  fileTicket(ticket: string): Promise<FileTicket | null>;
  openPanel(sender: Sender): Promise<void>;
  loadCard(sender: Sender): Promise<void>;
  loadList(sender: Sender, site: string): Promise<void>;
  /** Asks the page scripts of a tab what they show. */
  askTab(tabId: number): Promise<Sighting | null>;
  /** Asks them whom their list shows: unchecked. */
  askTabList(tabId: number): Promise<unknown>;
  /** A promise where it matters when everybody has been told. */
  announce(notice: 'index.changed' | 'settings.changed' | 'vault.changed'): unknown;
  /** Deletes the connection's tokens and gives back its host permissions where no other connection needs them. */
  forget(connection: StoredConnection, left: readonly StoredConnection[]): Promise<void>;
}

/** A file somebody opened, remembered until the browser is closed. */
export interface FileTicket {
  connection: string;
  file: string;
  name: string;
}

export interface HandlerTools {
  index: MatchIndex;
  /** Somebody is looked up: others will be. */
  readAhead(): void;
  decisions: Decisions;
  weights: LearnedWeights;
  pairs: LearnedPairs;
  store: ConnectionStore;
  schedule: Schedule;
  connecting: Connecting;
  /** Forgets a connection with everything read of it. */
  erase(connection: StoredConnection): Promise<void>;
  connectors: readonly Connector[];
  accountFor(connection: StoredConnection): Promise<Account>;
  /** Looks at a credential's permissions and keeps what was seen. */
  diagnose(connection: StoredConnection): Promise<StoredConnection>;
  /** A file's bytes, in base64. */
  fetchFile(source: FileSource, connection: StoredConnection): Promise<{ type: string; base64: string }>;
  surroundings: Surroundings;
}

const PAINT_AFTER_MS = 60;
/** One person is asked for anew at most this often. */
const REFRESH_GAP_MS = 3_000;

/** Nobody refuses more people on one page. */
const MOST_REFUSED = 8;

/** All but what must be done in the turn of the message, before anything is opened, and what opens it. */
export type CoreHandlers = Omit<
  Handlers,
  | 'panel.open'
  | 'tab.ask'
  | 'tab.read'
  | 'page.load'
  | 'page.unread'
  | 'tab.health'
  | `vault.${string}`
  | `site.${string}`
  | `pack.${string}`
  | `report.${string}`
  | Judging
> & { readonly [N in Judging]: (input: Messages[N]['in'], sender: Sender) => Promise<Finding> };

/** What is answered with a verdict; its words are put beside it on the way out. */
type Judging = 'person.find' | 'person.refresh' | 'person.decide';

/** Not even the toolbar says anything. */
const isUnsaid = (surface: Finding['surface']) => surface === 'undecided' || surface === 'off';

export function createHandlers(tools: HandlerTools): CoreHandlers {
  const { index, readAhead, decisions, weights, pairs, store, connectors, surroundings } = tools;
  const findTools = { index, connectorFor: (ats: string) => connectors.find(({ id }) => id === ats) };
  const readTools = { index, store, connectorFor: findTools.connectorFor };
  /** Counts what each tab asked and left, so that a late answer does not paint over a newer one. */
  const turns = new Map<number, number>();
  /** Who was asked for anew, and when. */
  const refreshed = new Map<string, number>();

  function noteLookUp(): void {
    surroundings.noteLookUp();
    readAhead();
  }

  async function find(sighting: Sighting): Promise<Finding> {
    const surface = surfaceAt(await surroundings.readSettings(), sighting.site);
    // Nobody is to be looked up there.
    if (surface === 'off') return { url: sighting.url, matches: [], coverage: { state: 'none' }, surface };
    const [settings, said] = await Promise.all([surroundings.readSettings(), decisions.about(keysOf(sighting))]);
    const { connections, coverage } = await readable(readTools, settings, surroundings.now());
    noteLookUp();
    const judged = await findPerson(sighting, connections, findTools, { said, weights, now: surroundings.now() });
    // What somebody wrote proves nothing of anybody.
    if (sighting.site !== ASKED) pairs.from(keysOf(sighting), judged);
    const matches = settings.strict ? judged.map(unasserted) : judged;
    const refused = await readRefused(said.refused(), connections);
    return { url: sighting.url, matches, coverage, surface, ...(refused.length > 0 && { refused }) };
  }

  async function listTools() {
    const settings = await surroundings.readSettings();
    const { connections, coverage } = await readable(readTools, settings, surroundings.now());
    noteLookUp();
    const tools: ListTools = {
      find: findTools,
      connections,
      weights,
      pairs,
      about: (sighting) => decisions.about(keysOf(sighting)),
      strict: settings.strict,
      now: surroundings.now(),
    };
    return { tools, coverage };
  }

  async function findListed(sightings: readonly Sighting[], by: LookBy) {
    const { tools, coverage } = await listTools();
    return { rows: await findPeopleOfList(sightings, by, tools), coverage };
  }

  /** What the user took off the answer, as far as it may be shown. */
  async function readRefused(refs: readonly RecordRef[], from: readonly StoredConnection[]): Promise<RefusedRecord[]> {
    const read = refs.slice(0, MOST_REFUSED).map(async (ref): Promise<RefusedRecord[]> => {
      const connection = from.find(({ id }) => id === ref.connection);
      const held = connection ? await readCandidate(connection, ref.candidate, findTools) : null;
      const ats = findTools.connectorFor(connection?.ats ?? '')?.name ?? '';
      return held ? [{ connection: ref.connection, candidate: held.id, name: held.name, ats }] : [];
    });
    return (await Promise.all(read)).flat();
  }

  function turn({ tabId }: Sender): number {
    if (tabId === null) return 0;
    const next = (turns.get(tabId) ?? 0) + 1;
    turns.set(tabId, next);
    return next;
  }

  async function findAndPaint(sighting: Sighting, sender: Sender, mine: number): Promise<Finding> {
    const finding = await find(sighting);
    // The page does not wait for its toolbar.
    if (sender.tabId !== null) void paint(sender.tabId, finding, mine);
    return finding;
  }

  async function paint(tabId: number, shown: Finding | ListCount, mine: number): Promise<void> {
    // Icons take the browser a while, and the badge on the page comes first.
    await new Promise((resolve) => setTimeout(resolve, PAINT_AFTER_MS));
    if (turns.get(tabId) !== mine || !(await surroundings.isAt(tabId, shown.url))) return;
    if (turns.get(tabId) !== mine) return;
    await surroundings.paintToolbar(tabId, 'surface' in shown && isUnsaid(shown.surface) ? null : shown);
  }

  function paintCount(count: ListCount, sender: Sender): void {
    const mine = turn(sender);
    if (sender.tabId !== null) void paint(sender.tabId, count, mine);
  }

  const connectionOf = (id: string) => connectionIn(store, id);

  /**
   * The candidate whole, if the sighting finds them. A page that got hold of our messages must not be able to read
   * people by counting through their numbers.
   */
  async function candidateSeen(sighting: Sighting, id: string, candidate: string): Promise<Candidate> {
    const connection = await connectionOf(id);
    const { matches } = await find(sighting);
    const isSeen = matches.some(({ candidate: one }) => one.connection === id && one.id === candidate);
    const person = isSeen ? await readCandidate(connection, recordId(candidate), findTools) : null;
    if (!person) throw new AppError('message/refused');
    return person;
  }

  /** A page that asks again and again must not use up what the ATS allows a whole team. */
  function mayRefresh(person: string): boolean {
    const now = surroundings.now();
    for (const [other, at] of refreshed) if (Math.abs(now - at) >= REFRESH_GAP_MS) refreshed.delete(other);
    if (refreshed.has(person)) return false;
    refreshed.set(person, now);
    return true;
  }

  /** Rows of the person, and reference rows that are not held: those that are held change with a walk only. */
  async function rowsToStore(connection: StoredConnection, records: readonly AtsRecord[]): Promise<AtsRecord[]> {
    const isReference = ({ resource }: AtsRecord) =>
      findTools.connectorFor(connection.ats)?.referenceResources.includes(resource) ?? false;
    const wanted = records.filter(isReference).map(({ resource, id }) => [resource, id] as const);
    const held = await index.reference(connection.id, wanted);
    return records.filter((record) => !(isReference(record) && held.has(rowName(record.resource, record.id))));
  }

  return {
    ...createAlwaysHandlers(surroundings, find),
    ...createListHandlers({ surroundings, find: findListed, paint: paintCount }),
    ...createConnectionHandlers({ ...tools, connectorFor: findTools.connectorFor }),

    ...createDecisionHandlers({
      decisions,
      weights,
      store,
      findTools,
      surroundings,
      find,
      answer: (sighting, sender) => findAndPaint(sighting, sender, turn(sender)),
      recordId,
    }),

    'person.find': ({ sighting, beside }, sender) =>
      beside ? find(sighting) : findAndPaint(sighting, sender, turn(sender)),

    async 'paste.find'({ sightings }) {
      const { tools, coverage } = await listTools();
      return { rows: await findPasted(sightings, tools), coverage };
    },

    async 'person.refresh'({ sighting, connection: id, candidate }, sender) {
      const mine = turn(sender);
      const connection = await connectionOf(id);
      await candidateSeen(sighting, id, candidate);
      if (!mayRefresh(`${id} ${candidate}`)) return findAndPaint(sighting, sender, mine);
      const rule = ruleOf(connection, await surroundings.readSettings());
      const account = await tools.accountFor(connection);
      const { records } = await account.one(recordId(candidate), await index.person(id, recordId(candidate)));
      if (records.length === 0)
        await witnessOf({ index, account, connection: id }, [recordId(candidate)], new AbortController().signal);
      const rows = await rowsToStore(connection, records);
      // Looked at: kept whole, whatever is kept of others.
      await index.replacePerson(
        id,
        recordId(candidate),
        rows,
        // The answer may have taken minutes, and the connection or the policy may be another by now.
        rule,
      );
      return findAndPaint(sighting, sender, mine);
    },

    async 'person.contact'({ sighting, connection, candidate }) {
      const { emails, phones } = await candidateSeen(sighting, connection, candidate);
      return { emails, phones };
    },

    async 'file.open'({ sighting, connection, candidate, file }) {
      const person = await candidateSeen(sighting, connection, candidate);
      if (!person.attachments.some(({ id }) => id === file)) throw new AppError('ats/gone', { about: ['file'] });
      const account = await tools.accountFor(await connectionOf(connection));
      const { url, headers } = await account.file(file);
      const name = person.attachments.find(({ id }) => id === file)?.name ?? '';
      if (Object.keys(headers).length === 0) await surroundings.openTab(url);
      else {
        // It may have been removed meanwhile, and what its files are called with it.
        await connectionOf(connection);
        await surroundings.openFile({ connection, file, name });
      }
      return null;
    },

    async 'file.read'({ ticket }) {
      const wanted = await surroundings.fileTicket(ticket);
      if (!wanted) throw new AppError('ats/gone', { about: ['file'] });
      const connection = await connectionOf(wanted.connection);
      const source = await (await tools.accountFor(connection)).file(wanted.file);
      return { name: wanted.name, ...(await tools.fetchFile(source, connection)) };
    },

    async 'person.notes'({ sighting, connection: id, candidate }) {
      const connection = await connectionOf(id);
      await candidateSeen(sighting, id, candidate);
      if (!connection.capabilities.includes('notes')) return [];
      const held = await index.person(id, recordId(candidate));
      return (await tools.accountFor(connection)).notes(recordId(candidate), held);
    },

    async 'page.left'({ next }, sender) {
      turn(sender);
      // The address of a page comes well before its words: what is held under it is at hand when it is asked for.
      if (next !== null) find(nobodyAt(next)).catch(() => undefined);
      if (sender.tabId !== null) await surroundings.paintToolbar(sender.tabId, null);
      return null;
    },
  };
}

/** All that is known of a page before it is there. */
function nobodyAt(url: string): Sighting {
  const unknown = { name: null, headline: null, company: null, title: null, location: null };
  return { url, site: '', ...unknown, urls: [url], links: [], emails: [] };
}
