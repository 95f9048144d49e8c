// May *Not in ATS* be said? Only when every connection has been read once and was in step within the last day.

import type { SyncRow } from '@/lib/match-index/database';
import type { Coverage } from '@/lib/model/connection';
import { isPassing } from './run-sync';

const FRESH_MS = 24 * 60 * 60_000;

/** `syncs`: one row a connection, `undefined` for one whose first run has not begun. */
export function coverageOf(connections: readonly { name: string; sync: SyncRow | undefined }[], now: number): Coverage {
  if (connections.length === 0) return { state: 'none' };
  const troubled = connections.find(
    ({ sync }) =>
      sync?.problem && (!isPassing(sync.problem) || (!sync.firstFillDone && sync.problem === 'ats/unreachable')),
  );
  if (troubled?.sync?.problem) {
    return { state: 'attention', problem: troubled.sync.problem, connection: troubled.name };
  }
  const filling = connections.filter(({ sync }) => !sync?.firstFillDone);
  if (filling.length > 0) {
    const read = connections.reduce((sum, { sync }) => sum + (sync?.firstFillDone ? 1 : (sync?.fraction ?? 0)), 0);
    return { state: 'filling', fraction: read / connections.length };
  }
  const oldest = Math.min(...connections.map(({ sync }) => sync?.lastGoodAt ?? 0));
  const asOf = new Date(oldest).toISOString();
  return now - oldest < FRESH_MS ? { state: 'complete', asOf } : { state: 'stale', asOf };
}
