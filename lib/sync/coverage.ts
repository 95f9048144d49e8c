// May *Not in ATS* be said? Only when every connection has been read once and was in step within the last day.

import type { SyncRow } from '@/lib/match-index/database';
import type { Coverage } from '@/lib/model/connection';
import { isPassing } from './run-sync';
import { isShortOfPeople } from './settle-sweep';

const FRESH_MS = 24 * 60 * 60_000;

/** Whatever is read, more is to come: whoever is missing may be among it. */
const MOST_UNTIL_READ = 0.99;

/** One connection that holds people. */
export interface CoveredConnection {
  name: string;
  /** Somebody whose details are not read yet may be found by nothing. */
  needsDetails: boolean;
  /** undefined: its first run has not begun. */
  sync: SyncRow | undefined;
}

export function coverageOf(connections: readonly CoveredConnection[], now: number): Coverage {
  if (connections.length === 0) return { state: 'none' };
  const troubled = connections.find(
    ({ sync }) =>
      sync?.problem && (!isPassing(sync.problem) || (!sync.firstFillDone && sync.problem === 'ats/unreachable')),
  );
  if (troubled?.sync?.problem) {
    return { state: 'attention', problem: troubled.sync.problem, connection: troubled.name };
  }
  if (!connections.every((connection) => isRead(connection, now))) {
    const read = connections.reduce((sum, connection) => sum + shareRead(connection), 0);
    return { state: 'filling', fraction: Math.min(read / connections.length, MOST_UNTIL_READ) };
  }
  const oldest = Math.min(...connections.map(({ sync }) => sync?.lastGoodAt ?? 0));
  const asOf = new Date(oldest).toISOString();
  return now - oldest < FRESH_MS ? { state: 'complete', asOf } : { state: 'stale', asOf };
}

function isRead({ needsDetails, sync }: CoveredConnection, now: number): boolean {
  if (sync && isShortOfPeople(sync, now)) return false;
  // Also afterwards: whoever came since is found by nothing until their details are read, a moment later as a rule.
  return sync?.firstFillDone === true && (!needsDetails || (sync.detailsDone && sync.dueLeft === 0));
}

/** Where details are needed, listing people is a tenth of the work: a list call brings a hundred of them. */
const LISTED_SHARE = 0.1;

function shareRead({ needsDetails, sync }: CoveredConnection): number {
  if (!sync) return 0;
  const listed = sync.firstFillDone ? 1 : sync.fraction;
  if (!needsDetails) return listed;
  const detailed =
    !sync.firstFillDone || sync.dueAtFirst + sync.dueLeft === 0
      ? 0
      : 1 - sync.dueLeft / Math.max(sync.dueAtFirst, sync.dueLeft);
  const isDone = sync.detailsDone && sync.dueLeft === 0;
  return isDone ? 1 : LISTED_SHARE * listed + (1 - LISTED_SHARE) * detailed;
}
