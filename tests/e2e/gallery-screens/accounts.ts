// Invented accounts as the screens see them: typed, connected, syncing, looked into.

import type { AccountCheck, ConnectionDraft, ConnectionView, Diagnosis } from '@/lib/model/connection';
import type { Job } from '@/lib/model/job';
import { GREENHOUSE, OPTIONS } from './described-ats';

export const DRAFT: ConnectionDraft = {
  ats: 'greenhouse',
  name: 'Greenhouse',
  capabilities: ['show', 'contact', 'files', 'reasons'],
  options: OPTIONS,
  fields: {
    clientId: 'ci-0451-fern',
    clientSecret: '',
    webAddress: 'https://app4.greenhouse.example',
    workEmail: 'noor@fernhill.example',
  },
};

export const CONNECTED: ConnectionView = {
  id: 'c1',
  ats: 'greenhouse',
  atsName: 'Greenhouse',
  name: 'Greenhouse',
  account: 'Fernhill Ltd',
  state: 'connected',
  problem: null,
  retryAt: null,
  capabilities: ['show', 'contact', 'files', 'reasons'],
  user: 'Noor Okafor',
  firstFillDone: true,
  progress: null,
  lastGoodSyncAt: new Date(Date.now() - 130_000).toISOString(),
  people: 20_134,
  unlisted: 0,
  unanswered: [],
  skipped: [
    { resource: 'application', reason: 'candidate_id is missing', count: 2 },
    { resource: 'attachment', reason: 'filename is no text', count: 1 },
  ],
  fields: {
    clientId: 'ci-0451-fern',
    webAddress: 'https://app4.greenhouse.example',
    workEmail: 'noor@fernhill.example',
  },
  details: null,
  options: OPTIONS,
  origins: ['https://harvest.greenhouse.io/*'],
  isManaged: false,
  holdsPeople: true,
  diagnosis: {
    checkedAt: new Date(Date.now() - 7_200_000).toISOString(),
    permissions: GREENHOUSE.permissions
      .filter(({ capability }) => capability !== 'notes')
      .map((one) => ({ ...one, state: 'granted' })),
    excess: [],
    seesRestricted: null,
    problem: null,
  },
};

/** A credential with something missing, something untried and far too much. */
export const DIAGNOSIS: Diagnosis = {
  checkedAt: new Date(Date.now() - 300_000).toISOString(),
  permissions: GREENHOUSE.permissions.map((one) => ({
    ...one,
    state: /rejection_details|notes|applications/.test(one.scope)
      ? 'missing'
      : /offices|pool_stages/.test(one.scope)
        ? 'unverified'
        : 'granted',
  })),
  excess: [
    'harvest:offers:list',
    'harvest:demographic_answers:list',
    'harvest:scorecards:list',
    ...Array.from({ length: 12 }, (_, index) => `harvest:invented_resource_with_a_long_name_${index}:destroy`),
    'harvest:tracking_links:list',
  ],
  seesRestricted: true,
  problem: null,
};

export const CHECK: AccountCheck = {
  account: 'Fernhill Ltd',
  user: { id: '12', name: 'Noor Okafor' },
  missing: [],
  unverified: [],
  excess: null,
  seesRestricted: null,
};

const STATUSES = ['open', 'closed', 'draft'];
const ROLES = ['Engineer', 'Designer', 'Recruiter', 'Analyst', 'Head of the Very Long Department of Everything'];

/** Two hundred, most of them closed. */
export const JOBS: Job[] = Array.from({ length: 200 }, (_, index) => ({
  connection: 'c1',
  id: String(7_000 + index),
  name: `${ROLES[index % ROLES.length]} ${index + 1}`,
  status: STATUSES[index % 5 === 0 ? 0 : index % 7 === 0 ? 2 : 1] ?? 'open',
  isOpen: index % 5 === 0,
  visibility: index % 3 === 0 ? 'internal' : 'public',
  department: null,
  locations: [],
  openings: null,
  closeReason: null,
  url: null,
  customFields: { 'Cost centre': `CC-${index % 40}`, ...(index % 10 === 0 ? { Evergreen: 'Yes' } : {}) },
  updatedAt: null,
}));

export const SYNCING: ConnectionView = {
  ...CONNECTED,
  state: 'syncing',
  firstFillDone: false,
  lastGoodSyncAt: null,
  skipped: [],
  people: 12_345,
  progress: { fraction: 0.614, people: 12_345, peoplePerMinute: 4_137, msLeft: 176_000 },
};

/** Everybody is listed; addresses are being read. */
export const READING_DETAILS: ConnectionView = {
  ...CONNECTED,
  id: 'c4',
  ats: 'smartrecruiters',
  atsName: 'SmartRecruiters',
  name: 'SmartRecruiters',
  state: 'syncing',
  skipped: [],
  people: 20_000,
  details: { fraction: 1_204 / 20_000, left: 18_796 },
  fields: { signIn: 'client', clientId: 'sr-client', workEmail: 'noor@fernhill.example' },
};

export const JOBS_ONLY: ConnectionView = {
  ...CONNECTED,
  id: 'c5',
  ats: 'smartrecruiters',
  atsName: 'SmartRecruiters',
  name: 'Brightwater careers',
  account: 'Brightwater',
  user: null,
  people: 0,
  skipped: [],
  holdsPeople: false,
  diagnosis: null,
  fields: { signIn: 'postings', companyIdentifier: 'Brightwater' },
};

export const MANAGED: ConnectionView = {
  ...CONNECTED,
  id: 'policy-main',
  ats: 'lever',
  atsName: 'Lever',
  name: 'Lever of the whole group',
  skipped: [],
  isManaged: true,
  fields: { environment: 'eu', workEmail: 'noor@fernhill.example' },
};
