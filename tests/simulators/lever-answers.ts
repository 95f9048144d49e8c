// How rows of a simulated Lever account look in answers. It decides nothing about who may see them.

import type {
  ApplicationRow,
  ContactRow,
  FileRow,
  NoteRow,
  OpportunityRow,
  PostingRow,
  ResumeRow,
  UserRow,
} from './lever-rows';
import type { LeverWorld } from './lever-world';

export type Shown = Record<string, unknown>;

/** What ids an opportunity may show as objects. */
export const EXPANDABLE = ['applications', 'stage', 'owner', 'followers', 'sourcedBy', 'contact'] as const;
export type Expandable = (typeof EXPANDABLE)[number];

export interface Place {
  /** `https://api.lever.co/v1` */
  api: string;
  /** `https://hire.lever.co` */
  web: string;
}

export function shownContact(row: ContactRow): Shown {
  return { ...row, dataProtection: null };
}

export function shownOpportunity(
  world: LeverWorld,
  row: OpportunityRow,
  { web }: Place,
  expand: ReadonlySet<Expandable>,
): Shown {
  const { tables } = world;
  const contact = tables.contacts.get(row.contact);
  const applications = tables.applications.owned(row.id);
  const user = (id: string | null) => {
    const held = tables.users.find((one) => one.id === id);
    return held ? shownUser(held) : id;
  };
  const stage = tables.stages.find(({ id }) => id === row.stage);
  return {
    id: row.id,
    name: contact?.name ?? '',
    headline: contact?.headline ?? '',
    contact: expand.has('contact') && contact ? shownContact(contact) : row.contact,
    emails: contact?.emails ?? [],
    phones: contact?.phones ?? [],
    confidentiality: row.confidentiality,
    location: row.location,
    links: row.links,
    archived: row.archived,
    tags: row.tags,
    sources: row.sources,
    stage: expand.has('stage') && stage ? { ...stage } : row.stage,
    stageChanges: row.stageChanges,
    origin: row.origin,
    sourcedBy: expand.has('sourcedBy') ? user(row.sourcedBy) : row.sourcedBy,
    owner: expand.has('owner') ? user(row.owner) : row.owner,
    followers: expand.has('followers') ? row.followers.map(user) : row.followers,
    applications: expand.has('applications')
      ? applications.map((application) => shownApplication(world, application))
      : applications.map(({ id }) => id),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    lastInteractionAt: row.lastInteractionAt,
    lastAdvancedAt: row.lastAdvancedAt,
    snoozedUntil: row.snoozedUntil,
    urls: { list: `${web}/candidates`, show: `${web}/candidates/${row.id}` },
    isAnonymized: contact?.isAnonymized ?? false,
    dataProtection: null,
  };
}

export function shownApplication(world: LeverWorld, row: ApplicationRow): Shown {
  const posting = world.tables.postings.get(row.posting);
  return {
    ...row,
    // An opportunity's old name.
    candidateId: row.opportunityId,
    postingOwner: posting?.owner ?? null,
    postingHiringManager: posting?.hiringManager ?? null,
    customQuestions: [],
    requisitionForHire: null,
    ...(row.type === 'posting' && {
      ipAddress: '192.0.2.44',
      userAgent: 'Mozilla/5.0',
      referer: 'https://jobs.example/',
    }),
  };
}

export function shownPosting(
  { team, department, location, commitment, level, ...row }: PostingRow,
  { web }: Place,
): Shown {
  return {
    ...row,
    categories: { team, department, location, allLocations: [location], commitment, level },
    content: { description: 'Come and work with us.', lists: [], closing: '' },
    requisitionCodes: row.reqCode === null ? [] : [row.reqCode],
    country: 'NO',
    workplaceType: 'hybrid',
    salaryRange: null,
    urls: {
      list: 'https://jobs.lever.co/harborpine',
      show: `https://jobs.lever.co/harborpine/${row.id}`,
      apply: `https://jobs.lever.co/harborpine/${row.id}/apply`,
      edit: `${web}/jobs/${row.id}`,
    },
  };
}

export function shownUser(row: UserRow): Shown {
  return { ...row, photo: null, externalDirectoryId: null, managerId: null, linkedContactIds: [] };
}

export function shownResume(row: ResumeRow, { api }: Place): Shown {
  const { id, opportunityId, createdAt, parsedData, name, ext, status, size } = row;
  const downloadUrl = `${api}/opportunities/${opportunityId}/resumes/${id}/download`;
  return { id, createdAt, file: { name, ext, downloadUrl, uploadedAt: createdAt, status, size }, parsedData };
}

export function shownFile(row: FileRow, { api }: Place): Shown {
  const { id, opportunityId, createdAt, name, ext, status, size } = row;
  const downloadUrl = `${api}/opportunities/${opportunityId}/files/${id}/download`;
  return { id, downloadUrl, ext, name, uploadedAt: createdAt, status, size };
}

export function shownNote({ id, value, user, stage, secret, createdAt }: NoteRow): Shown {
  return {
    id,
    text: 'Note',
    fields: [{ type: 'note', text: 'Comment', value, user, stage, createdAt, score: null }],
    user,
    secret,
    completedAt: createdAt,
    createdAt,
    deletedAt: null,
  };
}

/** A posting on the public job board. */
export function shownPublicPosting({ id, text, createdAt, ...row }: PostingRow): Shown {
  return {
    id,
    text,
    categories: { team: row.team, location: row.location, commitment: row.commitment, department: row.department },
    hostedUrl: `https://jobs.lever.co/harborpine/${id}`,
    applyUrl: `https://jobs.lever.co/harborpine/${id}/apply`,
    createdAt,
    descriptionPlain: 'Come and work with us.',
  };
}

/** `{text, count}` of every value, the most used first. */
export function counted(values: Iterable<string>): { text: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([text, count]) => ({ text, count }))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? 1 : -1));
}
