// Which scopes each capability needs, and what is listed at which path. Reads only; nothing here may ever name offers,
// scorecards, demographics or salaries.

import type { Capability, NeededPermission } from '@/lib/model/connection';

/** One list of the API and the name its rows have here. */
export interface Listing {
  /** As in `/v3/<path>`. */
  path: string;
  resource: string;
  capability: Capability;
  /** Without it nothing works; the others are skipped and reported when they are refused. */
  required: boolean;
  /** Columns asked for, where the whole row would bring something we must not have (signed links, salaries, e-mails). */
  fields?: string;
  /** Said with every first page. */
  params?: Record<string, string>;
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

const STAMPED = 'created_at,updated_at';
const NAMED = `id,name,${STAMPED}`;

export const LISTINGS = {
  users: listing('users', 1, { required: true, fields: `id,name,first_name,last_name,${STAMPED}` }),
  /** Asked by address only, to find out who connects. */
  userEmails: listing('user_emails', 0),
  departments: listing('departments', 1, { fields: NAMED }),
  offices: listing('offices', 1, { fields: NAMED }),
  sources: listing('sources', 1, { fields: NAMED }),
  jobs: listing('jobs', 1, {
    required: true,
    fields: `id,name,confidential,status,is_template,department_id,office_ids,custom_fields,${STAMPED}`,
  }),
  openings: listing('openings', 1, { fields: `id,job_id,open,close_reason_id,closed_at,${STAMPED}` }),
  jobPosts: listing('job_posts', 1, { fields: `id,job_id,live,internal,public_url,${STAMPED}` }),
  stages: listing('job_interview_stages', 3, { fields: `id,name,job_id,${STAMPED}` }),
  // Without the parameter only the reasons a company made itself may be listed.
  reasons: listing('rejection_reasons', 1, {
    capability: 'reasons',
    fields: NAMED,
    params: { include_defaults: 'true' },
  }),
  closeReasons: listing('close_reasons', 1, { capability: 'reasons', fields: NAMED }),
  pools: listing('prospect_pools', 1, { fields: NAMED }),
  poolStages: listing('prospect_pool_stages', 1, { fields: `id,name,prospect_pool_id,${STAMPED}` }),
  candidates: listing('candidates', 40, { required: true }),
  applications: listing('applications', 50, { required: true }),
  /** Asked by application only, for those that do not name their stage. */
  applicationStages: listing('application_stages', 0),
  employments: listing('candidate_employments', 30, {
    fields: `id,candidate_id,company_name,title,start_date,end_date,latest,${STAMPED}`,
  }),
  rejections: listing('rejection_details', 20, {
    capability: 'reasons',
    fields: `id,application_id,rejection_reason_id,rejected_at,${STAMPED}`,
  }),
  prospects: listing('prospect_details', 15, {
    fields: `id,application_id,pool_id,pool_stage_id,prospect_owner_id,${STAMPED}`,
  }),
  attachments: listing('attachments', 50, {
    capability: 'files',
    fields: `id,candidate_id,application_id,type,filename,${STAMPED}`,
  }),
  /** Asked by candidate only, when somebody wants to read them. */
  notes: listing('notes', 0, {
    capability: 'notes',
    fields: `id,candidate_id,application_id,user_id,body,type,visibility,${STAMPED}`,
  }),
} as const satisfies Record<string, Listing>;

/** Rows that belong to no person, as they are listed. */
export const REFERENCE_LISTINGS: readonly Listing[] = [
  LISTINGS.users,
  LISTINGS.departments,
  LISTINGS.offices,
  LISTINGS.sources,
  LISTINGS.jobs,
  LISTINGS.stages,
  LISTINGS.reasons,
  LISTINGS.closeReasons,
  LISTINGS.pools,
  LISTINGS.poolStages,
];

/** Listings of what hangs on jobs: kept as one row a job, see postings.ts. */
export const POSTING_LISTINGS: readonly Listing[] = [LISTINGS.openings, LISTINGS.jobPosts];

/** `harvest:candidates:list`. */
export function scopeOf(path: string): string {
  return `harvest:${path}:list`;
}

export function isWanted(listing: Listing, capabilities: readonly Capability[]): boolean {
  return listing.capability === 'show' || capabilities.includes(listing.capability);
}

/** The scopes for the given capabilities, required ones first. `contact` needs none of its own in v3. */
export function permissionsFor(capabilities: readonly Capability[]): NeededPermission[] {
  return Object.values(LISTINGS)
    .filter((one) => isWanted(one, capabilities))
    .map((one) => ({ scope: scopeOf(one.path), capability: one.capability, required: one.required }))
    .sort((a, b) => Number(b.required) - Number(a.required));
}
