// Who a simulated Lever account holds and what is to be said of them, told from its rows without a connector: the answer
// key of the contract suite. Confidential candidacies do not exist in it unless asked for.

import type { FileRow, OpportunityRow } from './lever-rows';
import type { LeverWorld } from './lever-world';

export interface OpportunityTruth {
  id: string;
  /** A lead has no application. */
  kind: 'application' | 'lead';
  /** Archived for a reason of type `hired` or `non-hired`, or not archived. */
  status: 'active' | 'hired' | 'rejected';
  /** Texts of its postings that may be named; none for leads and where the posting was deleted. */
  postings: string[];
  stage: string | null;
  /** Text of the archive reason. */
  reason: string | null;
  /** Name, of deactivated users too. */
  owner: string | null;
  sources: string[];
  createdAt: number;
  updatedAt: number;
  archivedAt: number | null;
}

export interface FileTruth {
  id: string;
  opportunity: string;
  kind: 'resume' | 'file';
  name: string;
  createdAt: number;
}

export interface ContactTruth {
  /** Contact id. */
  id: string;
  name: string;
  headline: string;
  /** Of the newest opportunity that says one. */
  location: string | null;
  emails: string[];
  phones: string[];
  /** Addresses on opportunities and in applications, each once, as written. */
  links: string[];
  tags: string[];
  /** Last updated first. */
  opportunities: OpportunityTruth[];
  /** Newest first. */
  files: FileTruth[];
  /** Page of the opportunity updated last, in the production web app. */
  webUrl: string;
  /** Of the opportunity updated last. */
  updatedAt: number;
}

export interface TruthOptions {
  /** Confidential candidacies count like any other. */
  confidential?: boolean;
}

/** Everybody to be shown, by contact id. */
export function shownContacts(world: LeverWorld, options: TruthOptions = {}): Map<string, ContactTruth> {
  return new Map(
    [...world.tables.contacts.keys()].flatMap((id) => {
      const truth = contactTruth(world, id, options);
      return truth ? [[id, truth]] : [];
    }),
  );
}

export interface Hidden {
  id: string;
  why: 'confidential' | 'anonymised';
}

/** Contacts the account holds who are never to be shown: only confidential candidacies, or anonymised. */
export function hiddenContacts(world: LeverWorld): Hidden[] {
  return [...world.tables.contacts.values()].flatMap(({ id, isAnonymized }): Hidden[] => {
    if (isAnonymized) return [{ id, why: 'anonymised' }];
    return visible(world, id, {}).length === 0 ? [{ id, why: 'confidential' }] : [];
  });
}

/** null: not to be shown. */
export function contactTruth(world: LeverWorld, contactId: string, options: TruthOptions = {}): ContactTruth | null {
  const { tables } = world;
  const contact = tables.contacts.get(contactId);
  const shown = visible(world, contactId, options);
  const [freshest] = shown;
  if (!contact || contact.isAnonymized || !freshest) return null;
  const unique = (values: readonly string[]) => [...new Set(values)];
  const files = shown.flatMap(({ id }) => [
    ...tables.resumes.owned(id).map((row) => fileTruth(row, 'resume')),
    ...tables.files.owned(id).map((row) => fileTruth(row, 'file')),
  ]);
  return {
    id: contactId,
    name: contact.name,
    headline: contact.headline,
    location: shown.find(({ location }) => location !== '')?.location ?? null,
    emails: contact.emails,
    phones: contact.phones.map(({ value }) => value),
    links: unique(
      shown.flatMap((row) => [...row.links, ...tables.applications.owned(row.id).flatMap(({ links }) => links)]),
    ),
    tags: unique(shown.flatMap((row) => row.tags)),
    opportunities: shown.map((row) => opportunityTruth(world, row, options)),
    files: files.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1)),
    webUrl: `https://hire.lever.co/candidates/${freshest.id}`,
    updatedAt: freshest.updatedAt,
  };
}

function visible(world: LeverWorld, contactId: string, { confidential = false }: TruthOptions): OpportunityRow[] {
  return (
    world.tables.opportunities
      .owned(contactId)
      .filter((row) => confidential || row.confidentiality === 'non-confidential')
      // A merge touches all of them at one instant: then the last interaction counts.
      .sort((a, b) => b.updatedAt - a.updatedAt || b.lastInteractionAt - a.lastInteractionAt || (a.id < b.id ? -1 : 1))
  );
}

function opportunityTruth(
  world: LeverWorld,
  row: OpportunityRow,
  { confidential = false }: TruthOptions,
): OpportunityTruth {
  const { tables } = world;
  const reason = tables.reasons.find(({ id }) => id === row.archived?.reason);
  const applications = tables.applications.owned(row.id);
  return {
    id: row.id,
    kind: applications.length > 0 ? 'application' : 'lead',
    status: row.archived === null ? 'active' : reason?.type === 'hired' ? 'hired' : 'rejected',
    postings: applications.flatMap(({ posting }) => {
      const held = tables.postings.get(posting);
      return held && (confidential || held.confidentiality === 'non-confidential') ? [held.text] : [];
    }),
    stage: tables.stages.find(({ id }) => id === row.stage)?.text ?? null,
    reason: reason?.text ?? null,
    owner: tables.users.find(({ id }) => id === row.owner)?.name ?? null,
    sources: row.sources,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    archivedAt: row.archived?.archivedAt ?? null,
  };
}

function fileTruth(row: FileRow, kind: FileTruth['kind']): FileTruth {
  return { id: row.id, opportunity: row.opportunityId, kind, name: row.name, createdAt: row.createdAt };
}
