// The connections as they are kept: everything about them sealed, secrets included. Never hands a secret to a message.

import type { Connector } from '@/lib/ats/connector';
import { DEFAULT_SHARE } from '@/lib/ats/http';
import { KEYS_VERSION } from '@/lib/identity/identify';
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
const ROWS_VERSION = 3;

/** What decides what is read and kept of an account, and by which keys it is found. Rows that were read under another rule are read anew. */
export function ruleOf(
  { account, reach = '', capabilities, options: { keepsWhole, syncsFiles } }: StoredConnection,
  { showRestricted }: Pick<Settings, 'showRestricted'>,
): string {
  const kept = [[...capabilities].sort(), showRestricted, keepsWhole, syncsFiles];
  return JSON.stringify([account, reach, ...kept, KEYS_VERSION, ROWS_VERSION]);
}

/** What connections had not when they were stored by an earlier version. */
const EARLIER = { options: defaultOptions({ details: null }), diagnosis: null };

export interface ConnectionStore {
  all(): Promise<StoredConnection[]>;
  get(id: string): Promise<StoredConnection | null>;
  save(connection: StoredConnection): Promise<void>;
}

export function createConnectionStore(database: InAtsDatabase, vault: Vault, now: () => number): ConnectionStore {
  const { connections } = database;
  /** Opened rows by id. Rows come and go, but only by this worker, and only `save` changes one. */
  const opened = new Map<string, StoredConnection>();

  async function open(row: ConnectionRow): Promise<StoredConnection> {
    const held = opened.get(row.id) ?? { ...EARLIER, ...((await vault.open(row.sealed)) as StoredConnection) };
    opened.set(row.id, held);
    return held;
  }

  return {
    async all() {
      const rows = await connections.toArray();
      rows.sort((a, b) => a.createdAt - b.createdAt);
      return Promise.all(rows.map(open));
    },
    async get(id) {
      const row = await connections.get(id);
      return row ? open(row) : null;
    },
    async save(connection) {
      const { id, ats } = connection;
      const sealed = await vault.seal(connection);
      const createdAt = (await connections.get(id))?.createdAt ?? now();
      await connections.put({ id, ats, createdAt, sealed });
      opened.delete(id);
    },
  };
}
