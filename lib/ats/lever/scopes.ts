// What is listed at which path, and the name under which a key is given leave to it. Reads only; nothing here may ever
// name offers, interviews, feedback, panels, surveys or EEO answers.

import type { Capability, NeededPermission } from '@/lib/model/connection';

/** One list of the API and the name its rows have here. */
export interface Listing {
  /** As in `/v1/<path>`. */
  path: string;
  resource: string;
  /** The endpoint as Lever names it where a key is made. A key can't be changed afterwards: another one is made. */
  scope: string;
  capability: Capability;
  /** Without it nothing works; the others are passed over when they are refused. */
  required: boolean;
  /** Leaves confidential rows out unless `confidentiality` asks for them. */
  confidential: boolean;
  /** Expected size against the others, for the progress bar. */
  weight: number;
}

function listing(path: string, resource: string, scope: string, more: Partial<Listing> = {}): Listing {
  return { path, resource, scope, capability: 'show', required: false, confidential: false, weight: 1, ...more };
}

/** Postings are required because they say what is confidential. */
export const LISTINGS = {
  users: listing('users', 'user', 'List all users'),
  stages: listing('stages', 'stage', 'List all stages'),
  reasons: listing('archive_reasons', 'archive_reason', 'List all archive reasons'),
  postings: listing('postings', 'job', 'List all postings', { required: true, confidential: true, weight: 3 }),
  opportunities: listing('opportunities', 'opportunity', 'List all opportunities', {
    required: true,
    confidential: true,
    weight: 94,
  }),
  deletedOpportunities: listing('opportunities/deleted', 'opportunity', 'List deleted opportunities'),
  deletedApplications: listing('applications/deleted', 'application', 'List deleted applications'),
  deletedPostings: listing('postings/deleted', 'job', 'List deleted postings'),
} as const satisfies Record<string, Listing>;

/** Rows that belong to no person. */
export const REFERENCE_LISTINGS: readonly Listing[] = [
  LISTINGS.users,
  LISTINGS.stages,
  LISTINGS.reasons,
  LISTINGS.postings,
];

/** A list of one opportunity, as in `/v1/opportunities/<id>/<path>`. */
export type PartPath = 'applications' | 'resumes' | 'files' | 'notes';

const part = (scope: string, capability: Capability): NeededPermission => ({ scope, capability, required: false });

export const PARTS: Readonly<Record<PartPath, NeededPermission>> = {
  applications: part('List all applications', 'show'),
  resumes: part('List all resumes', 'show'),
  files: part('List all files', 'files'),
  notes: part('List all notes', 'notes'),
};
export const ONE_USER = part('Retrieve a single user', 'notes');
export const DOWNLOADS: Readonly<Record<'resumes' | 'files', NeededPermission>> = {
  resumes: part('Download a resume file', 'files'),
  files: part('Download a file', 'files'),
};

/**
 * What the given capabilities need, required ones first. `contact` and `reasons` need nothing of their own: contact data
 * is in every opportunity, and without the reasons nobody can tell a hire from a rejection.
 */
export function permissionsFor(capabilities: readonly Capability[]): NeededPermission[] {
  const listed = Object.values(LISTINGS).map(permissionOf);
  return [...listed, ...Object.values(PARTS), ONE_USER, ...Object.values(DOWNLOADS)]
    .filter(({ capability }) => capability === 'show' || capabilities.includes(capability))
    .sort((a, b) => Number(b.required) - Number(a.required));
}

export function permissionOf({ scope, capability, required }: Listing): NeededPermission {
  return { scope, capability, required };
}
