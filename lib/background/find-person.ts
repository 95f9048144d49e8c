// The READ line behind the message: sighting → keys → match index → candidates → verdicts. Keeps nothing of the sighting.

import type { Connector, LookUp, RecordId } from '@/lib/ats/connector';
import type { PageDecisions } from '@/lib/decisions/decisions';
import { identify } from '@/lib/identity/identify';
import type { MatchIndex } from '@/lib/match-index/match-index';
import { rowName } from '@/lib/match-index/person-rows';
import type { StoredRecord } from '@/lib/match-index/stored-record';
import { judge, type Suspect } from '@/lib/matching/judge-by-key';
import type { Candidate } from '@/lib/model/candidate';
import type { IdentityKey } from '@/lib/model/identity';
import type { Match } from '@/lib/model/match';
import type { Sighting } from '@/lib/model/sighting';
import type { StoredConnection } from './connections';

export interface FindTools {
  index: MatchIndex;
  connectorFor(ats: string): Connector | undefined;
}

/** The canonical keys of a sighting: what the page proves, and nothing it merely mentions. */
export function keysOf(sighting: Sighting) {
  return identify({ urls: sighting.urls, emails: sighting.emails, phones: [] }, 'page');
}

/**
 * Everybody this sighting may be, judged. `[]` is a stranger (or somebody not read yet: see coverage).
 *
 * @param _said what the user decided of this page's records: `on(found)` is the judge's `decided`, and `same` names records
 *   to be opened though nothing on the page finds them
 */
export async function findPerson(
  sighting: Sighting,
  connections: readonly StoredConnection[],
  tools: FindTools,
  _said: PageDecisions,
): Promise<Match[]> {
  const hits = await findByKeys(tools.index, keysOf(sighting));
  const suspects = await Promise.all(
    hits.map(async (hit): Promise<Suspect | null> => {
      const connection = connections.find(({ id }) => id === hit.connection);
      const candidate = connection ? await joinCandidate(connection, hit.rows, tools) : null;
      return candidate && { candidate, agreeing: hit.agreeing };
    }),
  );
  const verdicts = judge(
    sighting.name,
    suspects.filter((suspect) => suspect !== null),
  );
  return verdicts.map(({ candidate, tier, evidence }) => {
    const connection = connections.find(({ id }) => id === candidate.connection);
    const { emails, phones, urls: _urls, employments: _employments, schools: _schools, ...shown } = candidate;
    return {
      tier,
      ats: tools.connectorFor(connection?.ats ?? '')?.name ?? '',
      connectionName: connection?.name ?? '',
      hasNotes: connection?.capabilities.includes('notes') ?? false,
      candidate: { ...shown, contactCount: emails.length + phones.length },
      evidence,
    };
  });
}

/** Everybody who shares one of the keys. Until the judgement takes answers as the index gives them. */
async function findByKeys(index: Pick<MatchIndex, 'find'>, keys: readonly IdentityKey[]) {
  const asked = keys.flatMap(({ key, weak }) => [
    { key, weak },
    { key, weak: true },
  ]);
  const question = { keys: asked.map(({ key, weak }) => (weak ? `weak ${key}` : key)), counted: [] };
  const { found } = await index.find(question, (holders) => [
    ...new Set(holders.flatMap(({ people }) => Array.from(people))),
  ]);
  return found.map(({ ref, shares }) => {
    const agreeing = new Map<string, IdentityKey>();
    for (const at of shares) {
      const key = asked[at];
      // Strong where any row holds it strongly.
      if (key && (agreeing.get(key.key)?.weak ?? true)) agreeing.set(key.key, key);
    }
    return { ...ref, agreeing: [...agreeing.values()] };
  });
}

/** One person whole, e.g. for the contact details; null when not held or not to be shown. */
export async function readCandidate(
  connection: StoredConnection,
  candidate: RecordId,
  tools: FindTools,
): Promise<Candidate | null> {
  return joinCandidate(connection, await tools.index.person(connection.id, candidate), tools);
}

/**
 * Joins rows to a candidate. Which reference rows are needed shows only while joining, so it is done again until
 * nothing is missing: twice as a rule, since reference rows seldom point at others.
 */
async function joinCandidate(
  connection: StoredConnection,
  rows: readonly StoredRecord[],
  tools: FindTools,
): Promise<Candidate | null> {
  const connector = tools.connectorFor(connection.ats);
  const own = rows.find((row) => row.resource === 'candidate');
  if (!connector || !own) return null;
  const context = {
    connection: connection.id,
    readAt: new Date(own.writtenAt).toISOString(),
    fields: connection.fields,
    capabilities: connection.capabilities,
  };
  const held = new Map<string, unknown>();
  const absent = new Set<string>();
  for (let round = 0; ; round++) {
    const missing = new Map<string, readonly [string, RecordId]>();
    const lookUp: LookUp = (resource, id) => {
      if (id === null || id === undefined) return undefined;
      const name = rowName(resource, id);
      if (!held.has(name) && !absent.has(name)) missing.set(name, [resource, id]);
      return held.get(name);
    };
    const candidate = connector.assemble(rows, lookUp, context);
    if (missing.size === 0 || round === MOST_ROUNDS) return candidate;
    const found = await tools.index.reference(connection.id, [...missing.values()]);
    for (const name of missing.keys()) {
      const row = found.get(name);
      if (row) held.set(name, row.data);
      else absent.add(name);
    }
  }
}

const MOST_ROUNDS = 4;
