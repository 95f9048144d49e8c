// Message name → function; the only file that knows everybody. Each handler is a few lines: the work is elsewhere.

import type { Account, Connector, RecordId } from '@/lib/ats/connector';
import { AppError } from '@/lib/errors';
import type { MatchIndex } from '@/lib/match-index/match-index';
import type { Handlers, Sender } from '@/lib/messages/answer';
import type { Finding, SurfaceChoice } from '@/lib/model/match';
import type { Sighting } from '@/lib/model/sighting';
import { coverageOf } from '@/lib/sync/coverage';
import { withKeys } from '@/lib/sync/run-sync';
import type { Schedule } from '@/lib/sync/schedule';
import type { Connecting } from './connect';
import { viewConnection } from './connection-view';
import type { ConnectionStore, StoredConnection } from './connections';
import { findPerson, readCandidate } from './find-person';
import type { Settings } from './settings';

/** What happens outside: tabs, toolbar, storage of choices. Given by the entry point, replaced in tests. */
export interface Surroundings {
  now(): number;
  readSettings(): Promise<Settings>;
  chooseSurface(surface: SurfaceChoice): Promise<void>;
  /** null: back to neutral. */
  paintToolbar(tabId: number, finding: Finding | null): Promise<void>;
  openTab(url: string): Promise<void>;
  openPanel(sender: Sender): Promise<void>;
  loadCard(sender: Sender): Promise<void>;
  /** Asks the page scripts of a tab what they show. */
  askTab(tabId: number): Promise<Sighting | null>;
  announce(notice: 'index.changed' | 'settings.changed'): void;
  /** Deletes the connection's tokens and gives back its host permissions where no other connection needs them. */
  forget(connection: StoredConnection, left: readonly StoredConnection[]): Promise<void>;
}

export interface HandlerTools {
  index: MatchIndex;
  store: ConnectionStore;
  schedule: Schedule;
  connecting: Connecting;
  connectors: readonly Connector[];
  accountFor(connection: StoredConnection): Promise<Account>;
  surroundings: Surroundings;
}

/** All but what must be done in the turn of the message, before anything is opened. */
export type CoreHandlers = Omit<Handlers, 'panel.open'>;

export function createHandlers(tools: HandlerTools): CoreHandlers {
  const { index, store, schedule, connecting, connectors, surroundings } = tools;
  const findTools = { index, connectorFor: (ats: string) => connectors.find(({ id }) => id === ats) };

  async function find(sighting: Sighting): Promise<Finding> {
    const [connections, settings] = await Promise.all([store.all(), surroundings.readSettings()]);
    const [matches, syncs] = await Promise.all([
      findPerson(sighting, connections, findTools),
      Promise.all(connections.map(async ({ id, name }) => ({ name, sync: await index.sync(id) }))),
    ]);
    const coverage = coverageOf(syncs, surroundings.now());
    return { url: sighting.url, matches, coverage, surface: settings.surface };
  }

  async function findAndPaint(sighting: Sighting, sender: Sender): Promise<Finding> {
    const finding = await find(sighting);
    if (sender.tabId !== null) {
      await surroundings.paintToolbar(sender.tabId, finding.surface === 'undecided' ? null : finding);
    }
    return finding;
  }

  async function connectionOf(id: string): Promise<StoredConnection> {
    const connection = await store.get(id);
    if (!connection) throw new AppError('connection/unknown');
    return connection;
  }

  return {
    'person.find': ({ sighting }, sender) => findAndPaint(sighting, sender),

    async 'person.refresh'({ sighting, connection: id, candidate }, sender) {
      const account = await tools.accountFor(await connectionOf(id));
      const person = await account.one(recordId(candidate));
      await index.replacePerson(id, recordId(candidate), person.records.map(withKeys));
      return findAndPaint(sighting, sender);
    },

    async 'person.contact'({ connection, candidate }) {
      const person = await readCandidate(await connectionOf(connection), recordId(candidate), findTools);
      return { emails: person?.emails ?? [], phones: person?.phones ?? [] };
    },

    async 'file.open'({ connection, candidate, file }) {
      const stored = await connectionOf(connection);
      const person = await readCandidate(stored, recordId(candidate), findTools);
      // Only files of somebody who may be shown: a page must not be able to ask for any file by its number.
      if (!person?.attachments.some(({ id }) => id === file)) throw new AppError('ats/gone', { about: ['file'] });
      const account = await tools.accountFor(stored);
      await surroundings.openTab(await account.fileLink(recordId(file)));
      return null;
    },

    async 'page.left'(_input, sender) {
      if (sender.tabId !== null) await surroundings.paintToolbar(sender.tabId, null);
      return null;
    },

    async 'card.load'(_input, sender) {
      await surroundings.loadCard(sender);
      return null;
    },

    async 'ats.list'({ capabilities }) {
      return connectors.map((connector) => ({
        id: connector.id,
        name: connector.name,
        fields: connector.fields.map(({ id, kind, required }) => ({ id, kind, required })),
        permissions: connector.permissions(capabilities),
      }));
    },

    async 'connection.list'() {
      return Promise.all(
        (await store.all()).map(async (connection) =>
          viewConnection(
            connection,
            findTools.connectorFor(connection.ats),
            await index.sync(connection.id),
            await index.countPeople(connection.id),
          ),
        ),
      );
    },

    'connection.submit': ({ draft }) => connecting.submit(draft),
    'connection.submission': () => connecting.submission(),

    async 'connection.dismiss'() {
      await connecting.dismiss();
      return null;
    },

    async 'connection.remove'({ id }) {
      const connection = await connectionOf(id);
      await schedule.stop(id);
      await index.erase(id);
      await surroundings.forget(connection, await store.all());
      surroundings.announce('index.changed');
      return null;
    },

    async 'sync.now'({ id }) {
      await connectionOf(id);
      void schedule.now(id);
      return null;
    },

    async 'sync.pause'({ id, paused }) {
      await connectionOf(id);
      await schedule.pause(id, paused);
      return null;
    },

    async 'settings.get'() {
      const { surface, lockedByPolicy } = await surroundings.readSettings();
      return { surface, lockedByPolicy };
    },

    async 'settings.set'({ surface }) {
      await surroundings.chooseSurface(surface);
      surroundings.announce('settings.changed');
      return null;
    },

    async 'tab.person'({ tabId }) {
      const sighting = await surroundings.askTab(tabId);
      return sighting && { sighting, finding: await find(sighting) };
    },
  };
}

/** Ids travel as text; those that are whole numbers are numbers in the index. */
function recordId(text: string): RecordId {
  return /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : text;
}
