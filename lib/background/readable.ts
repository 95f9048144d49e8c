// What may be told of at the moment: connections whose rows were read under the rule that holds now, and how far they
// are read. Decides nothing about anybody.

import type { Connector } from '@/lib/ats/connector';
import type { MatchIndex } from '@/lib/match-index/match-index';
import type { Coverage } from '@/lib/model/connection';
import { coverageOf } from '@/lib/sync/coverage';
import { type ConnectionStore, ruleOf, type StoredConnection } from './connections';
import type { Settings } from './settings';

export interface ReadableTools {
  index: Pick<MatchIndex, 'sync'>;
  store: Pick<ConnectionStore, 'all'>;
  connectorFor(ats: string): Connector | undefined;
}

export interface Readable {
  connections: StoredConnection[];
  coverage: Coverage;
}

/** @param now epoch ms */
export async function readable(
  { index, store, connectorFor }: ReadableTools,
  settings: Settings,
  now: number,
): Promise<Readable> {
  const known = await Promise.all(
    (await store.all()).map(async (connection) => {
      const sync = await index.sync(connection.id);
      // What was read under another rule (account, policy) is not ours to show, and will be read anew.
      return { connection, sync: sync?.rule === ruleOf(connection, settings) ? sync : undefined };
    }),
  );
  const coverage = coverageOf(
    known.flatMap(({ connection, sync }) => {
      const connector = connectorFor(connection.ats);
      const needsDetails = connector?.details === 'keys';
      return connector?.holdsPeople(connection.fields) === false ? [] : [{ name: connection.name, needsDetails, sync }];
    }),
    now,
  );
  return { connections: known.filter(({ sync }) => sync).map(({ connection }) => connection), coverage };
}
