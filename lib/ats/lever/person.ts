// One person at a time: the live re-check, and what no listing brings. The person is a contact; everything about them is
// with their opportunities.

import type { AtsRecord, ConnectorTools, RecordId, Rows } from '@/lib/ats/connector';
import type { MapContext } from '@/lib/ats/map-context';
import { AppError, errorCode } from '@/lib/errors';
import { type Api, PAGE_SIZE, type Params } from './api';
import { type Extras, mapFiles, mapResumes } from './extras';
import { contactIn, idOf, type Mapped, mapRows } from './map';
import { askWithin, type Reach, UNTRIED } from './reach';
import type { OpportunityData } from './rows';
import { LISTINGS, PARTS, type PartPath } from './scopes';

/** Of how many opportunities, the newest first, résumés and files are read. */
const MOST_READ = 10;

export interface PersonWorld {
  api: Api;
  tools: ConnectorTools;
  context: MapContext;
  /** What this account is known to see; kept as long as the account is open. */
  known: { reach: Reach; refused: Set<PartPath> };
}

export function newKnowledge(): PersonWorld['known'] {
  return { reach: UNTRIED, refused: new Set() };
}

/** Every row of one person; no records when the person is gone. */
export async function readPerson(
  world: PersonWorld,
  contact: RecordId,
  held: readonly AtsRecord[],
  yields: boolean,
): Promise<Rows> {
  const mapped = await readOpportunities(world, contact, held, yields);
  if (mapped.records.length === 0) {
    // Rows that can't be read are no proof of absence, so what is held must stay.
    if (mapped.problems.length > 0)
      throw new AppError('ats/unexpected-shape', { about: [LISTINGS.opportunities.path] });
    return { records: [], problems: [] };
  }
  const extras = await readExtras(world, openOpportunities(mapped.records), {
    files: world.tools.capabilities.includes('files'),
    yields,
  });
  return {
    records: [...mapped.records, ...extras.flatMap(({ record }) => record ?? [])],
    problems: [...mapped.problems, ...extras.flatMap(({ problems }) => problems)],
  };
}

/** What listings leave out: what the newest résumé says, and the files where they are kept in step. */
export async function readDetails(world: PersonWorld, held: readonly AtsRecord[]): Promise<Rows> {
  const { capabilities, syncsFiles } = world.tools;
  const extras = await readExtras(world, openOpportunities(held), {
    files: syncsFiles && capabilities.includes('files'),
    yields: true,
  });
  return {
    records: extras.flatMap(({ record }) => record ?? []),
    problems: extras.flatMap(({ problems }) => problems),
  };
}

/** Ids of the opportunities that may be seen, the newest first. */
export function openOpportunities(rows: readonly AtsRecord[]): string[] {
  return rows
    .filter((row) => row.resource === 'opportunity' && row.restricted !== true)
    .map((row) => row.data as OpportunityData)
    .sort((a, b) => newness(b).localeCompare(newness(a)) || a.id.localeCompare(b.id))
    .map(({ id }) => id);
}

export function newness(data: Pick<OpportunityData, 'lastInteractionAt' | 'updatedAt'>): string {
  return data.lastInteractionAt ?? data.updatedAt ?? '';
}

/** Rows of one list of an opportunity; [] where it is gone. null: the key may not, which is not tried again. */
export async function readPart(
  { api, known }: PersonWorld,
  opportunityId: string,
  path: PartPath,
  yields: boolean,
): Promise<unknown[] | null> {
  if (known.refused.has(path)) return null;
  try {
    const params = { limit: String(PAGE_SIZE) };
    const asking = { about: PARTS[path].scope, yields };
    const answer = await api.whole(`opportunities/${encodeURIComponent(opportunityId)}/${path}`, params, asking);
    if (answer.refused) throw new AppError('ats/unexpected-shape', { about: [path] });
    return answer.rows;
  } catch (thrown) {
    // Deleted a moment ago: its people are told by the feed of deletions.
    if (errorCode(thrown) === 'ats/gone') return [];
    if (errorCode(thrown) !== 'ats/missing-permission') throw thrown;
    known.refused.add(path);
    return null;
  }
}

async function readExtras(
  world: PersonWorld,
  opportunities: readonly string[],
  { files, yields }: { files: boolean; yields: boolean },
): Promise<Extras[]> {
  const read = async (id: string, path: 'resumes' | 'files'): Promise<Extras> => {
    const before = world.known.refused.has(path);
    const rows = await readPart(world, id, path, yields);
    if (rows !== null) return path === 'resumes' ? mapResumes(id, rows, files) : mapFiles(id, rows);
    const problem = { resource: path.replace(/s$/, ''), id: null, reason: `missing-permission: ${PARTS[path].scope}` };
    return { record: null, problems: before ? [] : [problem] };
  };
  const wanted = opportunities.slice(0, files ? MOST_READ : 1);
  return Promise.all(wanted.flatMap((id) => [read(id, 'resumes'), ...(files ? [read(id, 'files')] : [])]));
}

async function readOpportunities(
  world: PersonWorld,
  contact: RecordId,
  held: readonly AtsRecord[],
  yields: boolean,
): Promise<Mapped> {
  const { api, known, context } = world;
  const { path, scope } = LISTINGS.opportunities;
  const filter: Params = { contact_id: String(contact), limit: String(PAGE_SIZE) };
  const { answer, reach, expands } = await askWithin(LISTINGS.opportunities, known.reach, (within) =>
    api.whole(path, { ...filter, ...within }, { about: scope, yields }),
  );
  known.reach = { reach, expands };
  const isTheirs = (row: unknown) => (contactIn(row) ?? contact) === contact;
  // A filter that is not understood may be refused or passed over, and then everybody is listed.
  const rows = answer.refused || !answer.rows.every(isTheirs) ? await readHeld(world, held, yields) : answer.rows;
  // One that was merged into another contact is theirs no longer.
  const theirs = await Promise.all(
    rows.filter(isTheirs).map((row, index) => withApplications(world, row, index, yields)),
  );
  return mapRows('opportunity', theirs, context);
}

/** The opportunities that are held, one by one. */
async function readHeld({ api, known }: PersonWorld, held: readonly AtsRecord[], yields: boolean): Promise<unknown[]> {
  const ids = held.filter(({ resource }) => resource === 'opportunity').map(({ id }) => String(id));
  if (ids.length === 0) throw new AppError('ats/unexpected-shape', { about: [LISTINGS.opportunities.path] });
  const expand: Params = known.reach.expands ? { expand: 'applications' } : {};
  const asking = { about: 'Retrieve a single opportunity', yields };
  const read = ids.map(async (id) => {
    try {
      return [await api.get(`opportunities/${encodeURIComponent(id)}`, expand, asking)];
    } catch (thrown) {
      if (errorCode(thrown) === 'ats/gone') return [];
      throw thrown;
    }
  });
  return (await Promise.all(read)).flat();
}

/** Where expanding was refused, an opportunity's applications are asked for; before it is judged, for they name its posting. */
async function withApplications(world: PersonWorld, row: unknown, index: number, yields: boolean): Promise<unknown> {
  const { applications } = (row ?? {}) as { applications?: unknown };
  const id = idOf(row);
  const isExpanded = !Array.isArray(applications) || !applications.some((one) => typeof one === 'string');
  if (id === null || isExpanded || index >= MOST_READ) return row;
  const rows = await readPart(world, id, 'applications', yields);
  return rows === null ? row : { ...(row as object), applications: rows };
}
