// The READ line behind the message: sighting → profile → match index → judgement → candidates. Keeps nothing of the sighting.

import type { Connector, LookUp, RecordId } from '@/lib/ats/connector';
import type { PageDecisions } from '@/lib/decisions/decisions';
import { withDecisions } from '@/lib/decisions/with-decisions';
import { identify } from '@/lib/identity/identify';
import type { MatchIndex } from '@/lib/match-index/match-index';
import { profileOfRows } from '@/lib/match-index/profile-of-rows';
import type { Ref } from '@/lib/match-index/row-key';
import { rowName } from '@/lib/match-index/row-name';
import type { StoredRecord } from '@/lib/match-index/stored-record';
import type { Verdict } from '@/lib/matching/judge';
import { matchPerson } from '@/lib/matching/match-person';
import type { Candidate } from '@/lib/model/candidate';
import type { Evidence, Match } from '@/lib/model/match';
import { type Profile, wholeProfile } from '@/lib/model/profile';
import type { PeopleIndex } from '@/lib/model/question';
import { ASKED, type Sighting } from '@/lib/model/sighting';
import { asAsked } from './asked-by-identifier';
import type { StoredConnection } from './connections';
import type { LearnedWeights } from './learned-weights';

export interface FindTools {
  index: MatchIndex;
  connectorFor(ats: string): Connector | undefined;
}

/** What a look-up is judged by. */
export interface Experience {
  /** What the user decided of this page's records. */
  said: PageDecisions;
  weights: Pick<LearnedWeights, 'current' | 'learn'>;
  now: number;
}

/** The canonical keys of a sighting: what the page proves, and nothing it merely mentions. */
export function keysOf(sighting: Sighting) {
  return identify({ urls: sighting.urls, emails: sighting.emails, phones: sighting.phones ?? [] }, 'page');
}

/** Everybody this sighting may be, judged. `[]` is a stranger (or somebody not read yet: see coverage). */
export async function findPerson(
  sighting: Sighting,
  connections: readonly StoredConnection[],
  tools: FindTools,
  { said, weights, now }: Experience,
): Promise<Match[]> {
  const decided = withDecisions(readable(tools.index, connections), said, async ({ connection, candidate }) => {
    if (!connections.some(({ id }) => id === connection)) return null;
    const rows = await tools.index.person(connection, candidate);
    return rows.length === 0 ? null : { ref: { connection, candidate }, profile: profileOfRows(rows) };
  });
  const verdicts = await matchPerson(profileOfSighting(sighting), decided, {
    weights: weights.current(),
    decided: decided.decided,
    now,
    learn(lesson) {
      // A page that shows no name yet is looked up again when it does, and counts once. One whose address stays the same
      // whoever it shows, and that proves nothing else, cannot be told from the one before.
      const [page] = sighting.urls;
      if (page !== undefined && sighting.name !== null && sighting.site !== ASKED) weights.learn(page, lesson);
    },
  });
  const rows = await tools.index.people(verdicts.map(({ ref }) => ref));
  const matches = await Promise.all(verdicts.map((verdict, i) => toMatch(verdict, rows[i] ?? [], connections, tools)));
  return asAsked(
    sighting,
    matches.filter((match) => match !== null),
  );
}

/** Of records that were read under another rule (account, policy) nothing is to be known. */
function readable(index: MatchIndex, connections: readonly StoredConnection[]): PeopleIndex<Ref> {
  const ids = new Set(connections.map(({ id }) => id));
  return {
    async find(question, choose) {
      const answer = await index.find(question, choose);
      return { ...answer, found: answer.found.filter(({ ref }) => ids.has(ref.connection)) };
    },
  };
}

/** What a page says of somebody, as the matcher takes it. */
export function profileOfSighting({
  name,
  headline,
  company,
  title,
  location,
  urls,
  links,
  emails,
  phones,
}: Sighting): Profile {
  return wholeProfile([
    {
      names: name === null ? [] : [name],
      headline,
      positions: company === null && title === null ? [] : [{ company, title }],
      locations: location === null ? [] : [location],
      emails,
      phones: phones ?? [],
      urls,
      links,
    },
  ]);
}

/** null for a record that is not to be shown. */
async function toMatch(
  { ref, tier, score, person, evidence }: Verdict<Ref>,
  rows: readonly StoredRecord[],
  connections: readonly StoredConnection[],
  tools: FindTools,
): Promise<Match | null> {
  const connection = connections.find(({ id }) => id === ref.connection);
  const candidate = connection ? await joinCandidate(connection, rows, tools) : null;
  if (!connection || !candidate) return null;
  const { emails, phones, urls: _urls, employments: _employments, schools: _schools, ...shown } = candidate;
  return {
    tier,
    ats: tools.connectorFor(connection.ats)?.name ?? '',
    connectionName: connection.name,
    hasNotes: connection.capabilities.includes('notes'),
    candidate: { ...shown, contactCount: emails.length + phones.length },
    evidence: evidence.map(withoutContact),
    score,
    person,
  };
}

/** Contact details stay behind until they are asked for, also those that were compared. */
function withoutContact(one: Evidence): Evidence {
  const isContact = one.feature === 'email' || one.feature === 'phone';
  return isContact && one.recordValue !== one.pageValue ? { ...one, recordValue: null } : one;
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
