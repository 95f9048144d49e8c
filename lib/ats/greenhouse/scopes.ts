// Which scopes each capability needs, and what is listed at which path. Reads only; nothing here may ever name offers,
// scorecards, demographics, notes or salaries.

import type { Capability, NeededPermission } from '@/lib/model/connection';

/** One list of the API and the name its rows have here. */
export interface Listing {
  /** As in `/v3/<path>`. */
  path: string;
  resource: string;
  capability: Capability;
  /** Without it nothing works; the others are skipped and reported when they are refused. */
  required: boolean;
  /** Columns asked for, where the whole row would bring something we must not have (signed links, notes, salaries). */
  fields?: string;
  /** Expected size against the others, for the progress bar. */
  weight: number;
}

const listing = (path: string, weight: number, more: Partial<Listing> = {}): Listing => ({
  path,
  resource: path.replace(/s$/, ''),
  capability: 'show',
  required: false,
  weight,
  ...more,
});

const NAMED = 'id,name,created_at,updated_at';

export const LISTINGS = {
  users: listing('users', 1, { required: true, fields: 'id,name,first_name,last_name,created_at,updated_at' }),
  jobs: listing('jobs', 1, { required: true, fields: 'id,name,confidential,created_at,updated_at' }),
  stages: listing('job_interview_stages', 3, { fields: 'id,name,job_id,created_at,updated_at' }),
  reasons: listing('rejection_reasons', 1, { fields: NAMED }),
  pools: listing('prospect_pools', 1, { fields: NAMED }),
  poolStages: listing('prospect_pool_stages', 1, { fields: 'id,name,prospect_pool_id,created_at,updated_at' }),
  candidates: listing('candidates', 40, { required: true }),
  applications: listing('applications', 50, { required: true }),
  applicationStages: listing('application_stages', 0),
  rejections: listing('rejection_details', 20, {
    fields: 'id,application_id,rejection_reason_id,rejected_at,created_at,updated_at',
  }),
  prospects: listing('prospect_details', 15, {
    fields: 'id,application_id,pool_id,pool_stage_id,prospect_owner_id,created_at,updated_at',
  }),
  attachments: listing('attachments', 50, {
    capability: 'files',
    fields: 'id,candidate_id,application_id,type,filename,created_at,updated_at',
  }),
} as const satisfies Record<string, Listing>;

/** Rows that belong to no person. */
export const REFERENCE_LISTINGS: readonly Listing[] = [
  LISTINGS.users,
  LISTINGS.jobs,
  LISTINGS.stages,
  LISTINGS.reasons,
  LISTINGS.pools,
  LISTINGS.poolStages,
];

/** `harvest:candidates:list`. */
export function scopeOf(path: string): string {
  return `harvest:${path}:list`;
}

/** The scopes for the given capabilities, required ones first. `contact` needs none of its own in v3. */
export function permissionsFor(capabilities: readonly Capability[]): NeededPermission[] {
  const wanted: Listing[] = Object.values(LISTINGS).filter(
    (one: Listing) => one.capability === 'show' || capabilities.includes(one.capability),
  );
  return wanted
    .map((one) => ({ scope: scopeOf(one.path), capability: one.capability, required: one.required }))
    .sort((a, b) => Number(b.required) - Number(a.required));
}
