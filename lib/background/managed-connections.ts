// Connections that policy sets up ("From my organisation"): made, changed and removed to be what policy says.

import type { Connector } from '@/lib/ats/connector';
import { logProblem } from '@/lib/log';
import { managedConnection } from '@/lib/messages/schemas';
import type { Connecting } from './connect';
import { type ConnectionStore, defaultOptions, type StoredConnection } from './connections';
import { readPolicy } from './settings';

export interface PolicyTools {
  store: Pick<ConnectionStore, 'all' | 'get'>;
  connectorFor(ats: string): Connector | undefined;
  connecting: Pick<Connecting, 'keep'>;
  erase(connection: StoredConnection): Promise<void>;
}

/** An entry that makes no sense is passed over and logged; the others count. */
export async function followPolicy(tools: PolicyTools): Promise<void> {
  const { connections } = await readPolicy();
  const entries = Array.isArray(connections) ? connections : [];
  const wanted = entries.flatMap((entry) => {
    try {
      return [connectionOf(entry, tools)];
    } catch (thrown) {
      logProblem('policy', thrown);
      return [];
    }
  });
  for (const held of await tools.store.all()) {
    if (held.isManaged && !wanted.some(({ id }) => id === held.id)) await tools.erase(held);
  }
  for (const connection of wanted) {
    const held = await tools.store.get(connection.id);
    if (held && said(held) === said(connection)) continue;
    await tools.connecting.keep({ ...connection, ...(held && learned(held, connection)) });
  }
}

/** Another credential may be another account's: what was learned of the one before says nothing of it. */
function learned(held: StoredConnection, { ats, fields }: StoredConnection): Partial<StoredConnection> {
  const isSameKey = held.ats === ats && JSON.stringify(held.fields) === JSON.stringify(fields);
  if (!isSameKey) return { reach: crypto.randomUUID() };
  return { account: held.account, user: held.user, diagnosis: held.diagnosis, reach: held.reach };
}

/** What policy decides of a connection; the rest is learned of the account. */
function said({ ats, name, capabilities, fields, options }: StoredConnection): string {
  return JSON.stringify([ats, name, capabilities, fields, options]);
}

function connectionOf(entry: unknown, { connectorFor }: PolicyTools): StoredConnection {
  const { id, ats, name, capabilities, fields, options } = managedConnection.parse(entry);
  const connector = connectorFor(ats);
  if (!connector) throw new Error('policy: no such ATS');
  return {
    id: `policy-${id}`,
    ats,
    name: name || connector.name,
    account: null,
    user: null,
    capabilities,
    fields: connector.tidy(fields),
    options: { ...defaultOptions(connector), ...options },
    diagnosis: null,
    isManaged: true,
  };
}
