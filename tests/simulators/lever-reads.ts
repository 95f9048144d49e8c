// What each read of Lever's API answers, for a key that was let in. Who is let in is decided in lever.ts.

import type { Fault } from './faults';
import {
  counted,
  EXPANDABLE,
  type Expandable,
  type Place,
  type Shown,
  shownApplication,
  shownContact,
  shownFile,
  shownNote,
  shownOpportunity,
  shownPosting,
  shownPublicPosting,
  shownResume,
  shownUser,
} from './lever-answers';
import {
  BadParameter,
  DELETED_FILTERS,
  type Listing,
  OPPORTUNITY_FILTERS,
  onlyParameters,
  POSTING_FILTERS,
  type Position,
  pageOf,
  USER_FILTERS,
} from './lever-parameters';
import type { Call, Permission } from './lever-routes';
import type { Confidentiality, Deleted, OpportunityRow } from './lever-rows';
import type { LeverWorld } from './lever-world';
import { sampleFile } from './sample-file';
import { jsonAnswer, type SimulatedResponse, spoilRows } from './simulated-server';

/** How opportunities are ordered in lists. Lever promises nothing; a client must bear all of them. */
export type ListOrder = 'created' | 'updated' | 'scattered';

export interface Reading {
  world: LeverWorld;
  query: URLSearchParams;
  /** See `Route.ids`. */
  ids: readonly string[];
  place: Place;
  order: ListOrder;
  fault: Fault | null;
  ignored: Set<string>;
  /** The key may see what is confidential. */
  confidential: boolean;
  /** What asking for it without may is answered with. */
  confidentialRefusal: 'forbidden' | 'empty';
  may(permission: Permission): boolean;
}

/** Answered with 403. */
export class Forbidden extends Error {}

const DISPLAY = ['expand', 'include'];

/** null: there is no such thing, or not for this key. */
export function read(name: Call, reading: Reading): SimulatedResponse | null {
  const { world, ids, place, query, ignored } = reading;
  const { tables } = world;
  const [id = '', childId = ''] = ids;
  const single = (shown: Shown | null | undefined, known: readonly string[] = []): SimulatedResponse | null => {
    onlyParameters(name, query, known, ignored);
    return shown ? jsonAnswer(200, { data: shown }) : null;
  };
  const opportunity = name === 'opportunities' ? null : reachable(reading, id);
  const own = <R extends { opportunityId: string }>(row: R | undefined): R | null =>
    row && opportunity?.id === row.opportunityId ? row : null;
  const ofOpportunity = <R extends { id: string; createdAt: number }>(rows: readonly R[], show: (row: R) => Shown) =>
    opportunity &&
    list(reading, show, {
      name,
      rows: [...rows].sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1)),
      positionOf: (row): Position => [row.createdAt, row.createdAt, row.id],
      filters: {},
    });
  const inOrder = <R>(
    rows: readonly R[],
    idOf: (row: R) => string,
    show: (row: R) => Shown,
    over: Partial<Listing<R>> = {},
  ) => {
    const places = new Map(rows.map((row, index) => [row, -index]));
    return list(reading, show, {
      name,
      rows,
      positionOf: (row): Position => [places.get(row) ?? 0, 0, idOf(row)],
      filters: {},
      ...over,
    });
  };

  switch (name) {
    case 'opportunities':
      return opportunities(reading);
    case 'opportunity':
      return single(opportunity && shownOpportunity(world, opportunity, place, expansions(name, reading)), DISPLAY);
    case 'opportunities/deleted':
    case 'applications/deleted':
    case 'postings/deleted':
      return list<Deleted>(reading, (row) => ({ ...row }), {
        name,
        rows: [...tables.deleted[kindOf(name)]].sort((a, b) => b.deletedAt - a.deletedAt || (a.id < b.id ? 1 : -1)),
        positionOf: (row) => [row.deletedAt, row.deletedAt, row.id],
        filters: DELETED_FILTERS,
      });
    case 'contact': {
      const contact = tables.contacts.get(id);
      const visible = tables.opportunities.owned(id).some((row) => isVisible(reading, row));
      return single(contact && visible ? shownContact(contact) : null);
    }
    case 'applications':
      return ofOpportunity(tables.applications.owned(id), (row) => shownApplication(world, row));
    case 'application': {
      const row = own(tables.applications.get(childId));
      return single(row && shownApplication(world, row));
    }
    case 'notes':
      return ofOpportunity(tables.notes.owned(id), shownNote);
    case 'note': {
      const row = own(tables.notes.get(childId));
      return single(row && shownNote(row));
    }
    case 'resumes':
      return ofOpportunity(tables.resumes.owned(id), (row) => shownResume(row, place));
    case 'resume': {
      const row = own(tables.resumes.get(childId));
      return single(row && shownResume(row, place));
    }
    case 'files':
      return ofOpportunity(tables.files.owned(id), (row) => shownFile(row, place));
    case 'file': {
      const row = own(tables.files.get(childId));
      return single(row && shownFile(row, place));
    }
    case 'download':
      return download(own(tables[ids[2] === 'resumes' ? 'resumes' : 'files'].get(childId)));
    case 'postings': {
      const wanted = confidentialities(reading);
      return list(reading, (row) => shownPosting(row, place), {
        name,
        rows: tables.postings.newestFirst(),
        visible: (row) => wanted.has(row.confidentiality),
        positionOf: (row) => [row.createdAt, row.createdAt, row.id],
        filters: POSTING_FILTERS,
        choices: ['confidentiality'],
      });
    }
    case 'posting': {
      const row = tables.postings.get(id);
      return single(row && isVisible(reading, row) ? shownPosting(row, place) : null);
    }
    case 'stages':
      return inOrder(
        tables.stages,
        (row) => row.id,
        (row) => ({ ...row }),
      );
    case 'stage':
      return single(copyOf(tables.stages, id));
    case 'archive_reasons':
      return inOrder(
        tables.reasons,
        (row) => row.id,
        (row) => ({ ...row }),
      );
    case 'archive_reason':
      return single(copyOf(tables.reasons, id));
    case 'users': {
      const all = query.get('includeDeactivated') === 'true';
      const rows = tables.users.filter((row) => all || row.deactivatedAt === null);
      return inOrder(rows, (row) => row.id, shownUser, { filters: USER_FILTERS, choices: ['includeDeactivated'] });
    }
    case 'user': {
      const row = tables.users.find((one) => one.id === id);
      return single(row && shownUser(row));
    }
    case 'sources':
    case 'tags': {
      const rows = counted(tables.opportunities.newestFirst().flatMap((row) => row[name]));
      return list(reading, (row) => ({ ...row }), {
        name,
        rows,
        positionOf: (row) => [row.count, 0, row.text],
        filters: {},
      });
    }
  }
}

/** The job board: no key, only published postings that are listed, and a plain array. */
export function readPublicPostings(
  world: LeverWorld,
  ids: readonly string[],
  query: URLSearchParams,
): SimulatedResponse {
  const [site, id] = ids;
  const missing = jsonAnswer(404, { ok: false, error: 'Document not found' });
  const listed = world.tables.postings
    .newestFirst()
    .filter(
      (row) =>
        row.state === 'published' &&
        row.confidentiality === 'non-confidential' &&
        row.distributionChannels.includes('public'),
    );
  if (site !== 'harborpine' || ids.length > 2) return missing;
  if (id !== undefined) {
    const one = listed.find((row) => row.id === id);
    return one ? jsonAnswer(200, shownPublicPosting(one)) : missing;
  }
  const skip = Number(query.get('skip') ?? 0);
  const limit = Number(query.get('limit') ?? listed.length);
  return jsonAnswer(200, listed.slice(skip, skip + limit).map(shownPublicPosting));
}

interface Order {
  compare(a: OpportunityRow, b: OpportunityRow): number;
  positionOf(row: OpportunityRow): Position;
}

const ORDERS: Record<ListOrder, Order> = {
  created: {
    compare: (a, b) => b.createdAt - a.createdAt,
    positionOf: (row) => [row.createdAt, row.createdAt, row.id],
  },
  updated: {
    compare: (a, b) => b.updatedAt - a.updatedAt || b.createdAt - a.createdAt,
    positionOf: (row) => [row.updatedAt, row.createdAt, row.id],
  },
  scattered: { compare: () => 0, positionOf: (row) => [0, 0, row.id] },
};

function opportunities(reading: Reading): SimulatedResponse {
  const { world, place, order } = reading;
  const wanted = confidentialities(reading);
  const expand = expansions('opportunities', reading);
  const [contact, ...others] = reading.query.getAll('contact_id');
  // An index for the commonest filter; the filter itself is tested all the same.
  const few = contact !== undefined && others.length === 0;
  const rows = few ? world.opportunitiesOf(contact) : world.tables.opportunities.newestFirst();
  const { compare, positionOf } = ORDERS[order];
  return list(reading, (row) => shownOpportunity(world, row, place, expand), {
    name: 'opportunities',
    rows: order === 'created' && !few ? rows : [...rows].sort((a, b) => compare(a, b) || (a.id < b.id ? 1 : -1)),
    positionOf,
    visible: (row) => wanted.has(row.confidentiality),
    filters: OPPORTUNITY_FILTERS,
    choices: ['confidentiality'],
    display: DISPLAY,
  });
}

function list<R>(reading: Reading, show: (row: R) => Shown, listing: Listing<R>): SimulatedResponse {
  const { rows, hasNext, next } = pageOf(listing, reading.query, reading);
  const data = spoilRows(rows.map(show), reading.fault);
  return jsonAnswer(200, { data, hasNext, ...(next !== null && { next }) });
}

/** Without a word, only what is not confidential. */
function confidentialities(reading: Reading): ReadonlySet<Confidentiality> {
  const asked = reading.query.get('confidentiality') ?? 'non-confidential';
  if (!['confidential', 'non-confidential', 'all'].includes(asked))
    throw new BadParameter('confidentiality is not valid');
  if (asked === 'non-confidential') return new Set([asked]);
  if (!reading.confidential && reading.confidentialRefusal === 'forbidden') throw new Forbidden();
  const all: Confidentiality[] = asked === 'all' ? ['confidential', 'non-confidential'] : ['confidential'];
  return new Set(all.filter((one) => reading.confidential || one === 'non-confidential'));
}

/** Ids whose objects the key may not read stay ids: this simulator's choice, nothing is documented. */
function expansions(name: string, { query, may, ignored }: Reading): ReadonlySet<Expandable> {
  const needed: Record<Expandable, Permission> = {
    applications: 'applications',
    stage: 'stages',
    owner: 'users',
    followers: 'users',
    sourcedBy: 'users',
    contact: 'contacts',
  };
  const asked = query.getAll('expand');
  for (const one of asked) if (!(EXPANDABLE as readonly string[]).includes(one)) ignored.add(`${name}?expand=${one}`);
  return new Set(EXPANDABLE.filter((one) => asked.includes(one) && may(needed[one])));
}

function isVisible(reading: Reading, row: { confidentiality: Confidentiality }): boolean {
  return reading.confidential || row.confidentiality === 'non-confidential';
}

function reachable(reading: Reading, id: string): OpportunityRow | null {
  const row = reading.world.tables.opportunities.get(id);
  return row && isVisible(reading, row) ? row : null;
}

function download(row: { id: string; name: string; status: string | null } | null): SimulatedResponse | null {
  if (!row || row.status === 'error') return null;
  const file = sampleFile(row.name, row.id);
  return {
    status: 200,
    headers: {
      'content-type': file.type,
      'cache-control': 'private, max-age=600',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(row.name)}`,
    },
    body: file.bytes,
    cut: false,
  };
}

function kindOf(name: `${'opportunities' | 'applications' | 'postings'}/deleted`) {
  return name.slice(0, -'/deleted'.length) as 'opportunities' | 'applications' | 'postings';
}

function copyOf(rows: readonly { id: string }[], id: string): Shown | null {
  const row = rows.find((one) => one.id === id);
  return row ? { ...row } : null;
}
