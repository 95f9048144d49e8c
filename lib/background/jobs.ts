// Jobs as they are offered: joined from their rows, without those a rule hides.

import type { LookUp } from '@/lib/ats/connector';
import { rowName } from '@/lib/match-index/row-name';
import type { Job } from '@/lib/model/job';
import type { StoredConnection } from './connections';
import type { FindTools } from './find-person';

/** All jobs of one connection that may be named, newest first. */
export async function readJobs(connection: StoredConnection, { index, connectorFor }: FindTools): Promise<Job[]> {
  const connector = connectorFor(connection.ats);
  if (!connector) return [];
  const held = new Map<string, unknown>();
  for (const resource of connector.referenceResources) {
    for (const row of await index.all(connection.id, resource)) held.set(rowName(resource, row.id), row.data);
  }
  const lookUp: LookUp = (resource, id) => (id == null ? undefined : held.get(rowName(resource, id)));
  const rows = await index.all(connection.id, 'job');
  return rows
    .map((row) => connector.job(row, lookUp))
    .filter((job) => job !== null)
    .map((job) => ({ ...job, connection: connection.id }))
    .sort((a, b) => (b.updatedAt ?? '').localeCompare(a.updatedAt ?? '') || a.name.localeCompare(b.name));
}
