// A connection as our own pages see it: state in a word, progress, what was skipped. No secret in it.

import type { Connector } from '@/lib/ats/connector';
import type { SyncRow } from '@/lib/match-index/database';
import type { ConnectionState, ConnectionView, Progress } from '@/lib/model/connection';
import { isPassing } from '@/lib/sync/run-sync';
import { doubtsOfRows } from '@/lib/sync/settle-sweep';
import type { StoredConnection } from './connections';

export function viewConnection(
  connection: StoredConnection,
  connector: Connector | undefined,
  sync: SyncRow | undefined,
  people: number,
): ConnectionView {
  const secret = new Set(connector?.fields.filter(({ kind }) => kind === 'secret').map(({ id }) => id));
  return {
    id: connection.id,
    ats: connection.ats,
    atsName: connector?.name ?? connection.ats,
    name: connection.name,
    account: connection.account,
    state: stateOf(sync),
    problem: sync?.problem ?? null,
    retryAt: instant(sync?.retryAt),
    capabilities: connection.capabilities,
    user: connection.user?.name ?? null,
    firstFillDone: sync?.firstFillDone ?? false,
    progress: sync?.walk && sync.walk.kind !== 'sweep' ? progressOf(sync, people) : null,
    lastGoodSyncAt: instant(sync?.lastGoodAt),
    people,
    skipped: Object.entries(sync?.skipped ?? {}).map(([name, { length: count }]) => {
      const [resource = '', reason = ''] = name.split(/: (.*)/s);
      return { resource, reason, count };
    }),
    unanswered: sync?.unanswered ?? [],
    unlisted: sync ? doubtsOfRows(sync) : 0,
    fields: Object.fromEntries(Object.entries(connection.fields).filter(([id]) => !secret.has(id))),
    options: connection.options,
    origins: connector?.origins(connection.fields) ?? [],
    isManaged: connection.isManaged === true,
    holdsPeople: connector?.holdsPeople(connection.fields) ?? true,
    diagnosis: connection.diagnosis,
    details: detailsOf(connector, sync),
  };
}

function detailsOf(connector: Connector | undefined, sync: SyncRow | undefined): ConnectionView['details'] {
  if (!connector?.details || !sync?.firstFillDone || sync.dueLeft === 0 || sync.detailsDone) return null;
  return { fraction: 1 - sync.dueLeft / Math.max(sync.dueAtFirst, sync.dueLeft), left: sync.dueLeft };
}

function stateOf(sync: SyncRow | undefined): ConnectionState {
  if (sync?.paused) return 'paused';
  if (sync?.problem && !isPassing(sync.problem)) return 'attention';
  return sync?.firstFillDone && !sync.walk && sync.detailsDone ? 'connected' : 'syncing';
}

/** Pace and time left come from the samples of the last minute or so, so that a pause does not count for ever. */
export function progressOf(sync: SyncRow, people: number): Progress {
  const first = sync.samples[0];
  const last = sync.samples.at(-1);
  const elapsed = first && last ? last.at - first.at : 0;
  if (!first || !last || elapsed <= 0) {
    return { fraction: sync.fraction, people, peoplePerMinute: null, msLeft: null };
  }
  const gained = last.fraction - first.fraction;
  return {
    fraction: sync.fraction,
    people,
    peoplePerMinute: last.people > first.people ? Math.round(((last.people - first.people) / elapsed) * 60_000) : null,
    msLeft: gained > 0 ? Math.round(((1 - last.fraction) / gained) * elapsed) : null,
  };
}

function instant(ms: number | null | undefined): string | null {
  return ms === null || ms === undefined ? null : new Date(ms).toISOString();
}
