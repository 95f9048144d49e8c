// The connections as they are kept: everything about them sealed, secrets included. Never hands a secret to a message.

import type { Connector } from '@/lib/ats/connector';
import { DEFAULT_SHARE } from '@/lib/ats/http';
import { AppError } from '@/lib/errors';
import { createInTurn } from '@/lib/in-turn';
import type { ConnectionRow, InAtsDatabase } from '@/lib/match-index/database';
import type { Capability, ConnectionOptions, Diagnosis } from '@/lib/model/connection';
import type { Vault } from '@/lib/vault/vault';
import type { Settings } from './settings';

export interface StoredConnection {
  id: string;
  ats: string;
  name: string;
  account: string | null;
  user: { id: string; name: string } | null;
  capabilities: Capability[];
  /** The connector's fields, secrets among them. */
  fields: Record<string, string>;
  options: ConnectionOptions;
  diagnosis: Diagnosis | null;
  /** Another credential may see more or less of the same account: each has another value here. */
  reach?: string | undefined;
  /** Set up by policy. */
  isManaged?: boolean;
}

/** What a new connection starts with. Files are listed for everybody where that costs no call a person. */
export function defaultOptions({ details }: Pick<Connector, 'details'>): ConnectionOptions {
  return {
    keepsWhole: true,
    syncsFiles: details === null,
    changesMinutes: 15,
    jobsMinutes: 15,
    share: DEFAULT_SHARE,
    hiddenJobs: { statuses: [], visibilities: [], field: null },
  };
}

/** Raised when connectors store rows in another shape: those of before are read anew. */
const ROWS_VERSION = 7;

/** What decides what is read and kept of an account. Rows that were read under another rule are read anew. */
export function ruleOf(
  { account, reach = '', capabilities, options: { keepsWhole, syncsFiles } }: StoredConnection,
  { showRestricted }: Pick<Settings, 'showRestricted'>,
): string {
  const kept = [[...capabilities].sort(), showRestricted, keepsWhole, syncsFiles];
  return JSON.stringify([account, reach, ...kept, ROWS_VERSION]);
}

/** What connections had not when they were stored by an earlier version. */
const EARLIER = { options: defaultOptions({ details: null }), diagnosis: null };

export interface ConnectionStore {
  all(): Promise<StoredConnection[]>;
  get(id: string): Promise<StoredConnection | null>;
  save(connection: StoredConnection): Promise<void>;
  /** Changes some of what is kept; null, and nothing is kept, where the connection was removed. */
  change(id: string, told: Partial<Omit<StoredConnection, 'id' | 'ats'>>): Promise<StoredConnection | null>;
}

export function createConnectionStore(database: InAtsDatabase, vault: Vault, now: () => number): ConnectionStore {
  const { connections } = database;
  /** Opened rows by id, each beside what it was opened from: it may be another by the time it is open. */
  const opened = new Map<string, { sealed: Uint8Array; connection: StoredConnection }>();

  /**
   * All of them, since every question asks. Nobody but this worker writes, and whoever writes (also beyond this file: a
   * connection is erased with what was read of it) is seen by the database; until that is done, it is read anew.
   */
  let held: Promise<StoredConnection[]> | null = null;
  /** What was read before one of them was removed, and is opened after it, is not kept. */
  let removals = 0;
  const letGo = (change: { on: { complete: { subscribe(listener: () => void): void } } }, removed?: string) => {
    const forget = () => {
      held = null;
      if (removed === undefined) return;
      opened.delete(removed);
      removals += 1;
    };
    forget();
    change.on.complete.subscribe(forget);
  };
  connections.hook('creating', (_id, _row, change) => letGo(change));
  connections.hook('updating', (_change, _id, _row, change) => letGo(change));
  connections.hook('deleting', (id, _row, change) => letGo(change, id));

  async function readAll(): Promise<StoredConnection[]> {
    const rows = await connections.toArray();
    rows.sort((a, b) => a.createdAt - b.createdAt);
    return Promise.all(rows.map(open));
  }

  async function open({ id, sealed }: ConnectionRow): Promise<StoredConnection> {
    const held = opened.get(id);
    if (held && isSame(held.sealed, sealed)) return held.connection;
    const before = removals;
    const connection = { ...EARLIER, ...((await vault.open(sealed)) as StoredConnection) };
    if (before === removals) opened.set(id, { sealed, connection });
    return connection;
  }

  /** Whoever changes what they read must not undo what was written meanwhile. */
  const inTurn = createInTurn();

  return {
    async all() {
      const mine = held ?? readAll();
      held = mine;
      // What could not be read is not kept.
      mine.catch(() => {
        if (held === mine) held = null;
      });
      return [...(await mine)];
    },
    async get(id) {
      const row = await connections.get(id);
      return row ? open(row) : null;
    },
    save: (connection) =>
      inTurn(async () => {
        const { id, ats } = connection;
        const sealed = await vault.seal(connection);
        const createdAt = (await connections.get(id))?.createdAt ?? now();
        await connections.put({ id, ats, createdAt, sealed });
      }),
    change: (id, told) =>
      inTurn(async () => {
        const row = await connections.get(id);
        if (!row) return null;
        const changed = { ...(await open(row)), ...told };
        const sealed = await vault.seal(changed);
        // Not put: it may have been removed meanwhile, and must not come back.
        return (await connections.update(id, { sealed })) > 0 ? changed : null;
      }),
  };
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** @throws AppError `connection/unknown` */
export async function connectionIn(store: Pick<ConnectionStore, 'get'>, id: string): Promise<StoredConnection> {
  const connection = await store.get(id);
  if (!connection) throw new AppError('connection/unknown');
  return connection;
}
