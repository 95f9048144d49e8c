// The ATSs as the background describes them to the connect form, so that screens can be tried without any connector.

import type { AtsDescription } from '@/lib/messages/protocol';
import type { Capability, ConnectionOptions, NeededPermission } from '@/lib/model/connection';

const needed = (scope: string, capability: Capability, required: boolean) => ({ scope, capability, required });

export const OPTIONS: ConnectionOptions = {
  keepsWhole: true,
  syncsFiles: true,
  changesMinutes: 15,
  jobsMinutes: 15,
  share: 0.5,
  hiddenJobs: { statuses: [], visibilities: [], field: null },
};

/** A list of Greenhouse's. */
export const list = (path: string, required = false, capability: Capability = 'show'): NeededPermission =>
  needed(`harvest:${path}:list`, capability, required);

/** With the ticks a new connection starts with. */
export const PERMISSIONS: NeededPermission[] = [
  list('users', true),
  list('jobs', true),
  list('candidates', true),
  list('applications', true),
  list('departments'),
  list('offices'),
  list('sources'),
  list('openings'),
  list('job_posts'),
  list('job_interview_stages'),
  list('prospect_pools'),
  list('prospect_pool_stages'),
  list('application_stages'),
  list('candidate_employments'),
  list('prospect_details'),
  list('attachments', false, 'files'),
  list('rejection_reasons', false, 'reasons'),
  list('close_reasons', false, 'reasons'),
  list('rejection_details', false, 'reasons'),
];

export const GREENHOUSE: AtsDescription = {
  id: 'greenhouse',
  name: 'Greenhouse',
  fields: [
    { id: 'clientId', kind: 'text', required: true },
    { id: 'clientSecret', kind: 'secret', required: true },
    { id: 'webAddress', kind: 'origin', required: false },
    { id: 'workEmail', kind: 'email', required: true },
  ],
  permissions: [...PERMISSIONS, list('notes', false, 'notes')],
  options: OPTIONS,
};

export const LEVER: AtsDescription = {
  id: 'lever',
  name: 'Lever',
  fields: [
    { id: 'environment', kind: 'choice', required: true, options: ['production', 'sandbox', 'eu'] },
    { id: 'apiKey', kind: 'secret', required: true },
    { id: 'workEmail', kind: 'email', required: true },
  ],
  permissions: [
    needed('List all opportunities', 'show', true),
    needed('List all postings', 'show', true),
    needed('List all applications', 'show', false),
    needed('List all stages', 'show', false),
    needed('List all users', 'show', false),
    needed('List all archive reasons', 'show', false),
    needed('List all resumes', 'show', false),
    needed('List deleted opportunities', 'show', false),
    needed('List deleted applications', 'show', false),
    needed('List deleted postings', 'show', false),
    needed('List all files', 'files', false),
    needed('Download a resume file', 'files', false),
    needed('Download a file', 'files', false),
    needed('List all notes', 'notes', false),
    needed('Retrieve a single user', 'notes', false),
  ],
  options: { ...OPTIONS, syncsFiles: false },
};

const SIGNED_IN = { field: 'signIn', is: ['key', 'client'] };

export const SMARTRECRUITERS: AtsDescription = {
  id: 'smartrecruiters',
  name: 'SmartRecruiters',
  fields: [
    { id: 'signIn', kind: 'choice', required: true, options: ['key', 'client', 'postings'] },
    { id: 'apiKey', kind: 'secret', required: true, when: { field: 'signIn', is: ['key'] } },
    { id: 'clientId', kind: 'text', required: true, when: { field: 'signIn', is: ['client'] } },
    { id: 'clientSecret', kind: 'secret', required: true, when: { field: 'signIn', is: ['client'] } },
    { id: 'companyIdentifier', kind: 'text', required: false },
    { id: 'workEmail', kind: 'email', required: true, when: SIGNED_IN },
  ],
  permissions: [
    needed('candidates_read', 'show', true),
    needed('jobs_read', 'show', false),
    needed('users_read', 'show', false),
    needed('System role: Administrator', 'show', false),
    needed('configuration_read', 'reasons', false),
    needed('messages_read', 'notes', false),
  ],
  options: { ...OPTIONS, syncsFiles: false },
};

export const DESCRIBED: readonly AtsDescription[] = [GREENHOUSE, LEVER, SMARTRECRUITERS];
