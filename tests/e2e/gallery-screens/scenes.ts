// Invented accounts and people in every state the screens can show, for pictures and for trying them by hand.

import type { AtsDescription, Messages, Submission } from '@/lib/messages/protocol';
import type { ConnectionDraft, ConnectionView, NeededPermission } from '@/lib/model/connection';
import type { Finding, SurfaceChoice } from '@/lib/model/match';
import type { Sighting } from '@/lib/model/sighting';

const need = (path: string, required = false, capability: NeededPermission['capability'] = 'show') => ({
  scope: `harvest:${path}:list`,
  capability,
  required,
});

export const PERMISSIONS: NeededPermission[] = [
  need('users', true),
  need('jobs', true),
  need('candidates', true),
  need('applications', true),
  need('job_interview_stages'),
  need('rejection_reasons'),
  need('prospect_pools'),
  need('prospect_pool_stages'),
  need('application_stages'),
  need('rejection_details'),
  need('prospect_details'),
  need('attachments', false, 'files'),
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
  permissions: PERMISSIONS,
};

export const DRAFT: ConnectionDraft = {
  ats: 'greenhouse',
  name: 'Greenhouse',
  capabilities: ['show', 'contact', 'files'],
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
  capabilities: ['show', 'contact', 'files'],
  user: 'Noor Okafor',
  firstFillDone: true,
  progress: null,
  lastGoodSyncAt: new Date(Date.now() - 130_000).toISOString(),
  people: 20_134,
  skipped: [
    { resource: 'application', reason: 'candidate_id is missing', count: 2 },
    { resource: 'attachment', reason: 'filename is no text', count: 1 },
  ],
  fields: {
    clientId: 'ci-0451-fern',
    webAddress: 'https://app4.greenhouse.example',
    workEmail: 'noor@fernhill.example',
  },
};

export const SYNCING: ConnectionView = {
  ...CONNECTED,
  state: 'syncing',
  firstFillDone: false,
  lastGoodSyncAt: null,
  skipped: [],
  people: 12_345,
  progress: { fraction: 0.614, people: 12_345, peoplePerMinute: 4_137, msLeft: 176_000 },
};

export interface Scene {
  surface: SurfaceChoice;
  locked?: boolean;
  connections: ConnectionView[];
  submission: Submission;
  draft?: { step: string; draft: ConnectionDraft };
  person?: Messages['tab.person']['out'];
}

const plain: Scene = { surface: 'page', connections: [], submission: { state: 'none' } };
const LONG = 'Anna-Lena '.repeat(1_000);

const SIGHTING: Sighting = {
  url: 'https://www.linkedin.com/in/mara-example',
  site: 'linkedin',
  name: 'Mara Example',
  headline: null,
  company: null,
  title: null,
  location: null,
  urls: ['https://www.linkedin.com/in/mara-example'],
  links: [],
  emails: [],
};

const FINDING: Finding = {
  url: SIGHTING.url,
  surface: 'page',
  coverage: { state: 'complete', asOf: new Date().toISOString() },
  matches: [
    {
      tier: 'exact',
      ats: 'Greenhouse',
      connectionName: 'Greenhouse',
      evidence: [
        {
          feature: 'linkedin-address',
          level: 'same',
          speaks: 'for',
          pageValue: 'mara-example',
          recordValue: 'mara-example',
        },
        { feature: 'name', level: 'same', speaks: 'for', pageValue: 'Mara Example', recordValue: 'Mara Example' },
      ],
      candidate: {
        connection: 'c1',
        id: '501',
        name: 'Mara Example',
        company: 'Brightwater Labs',
        title: 'Staff Engineer',
        location: 'Lisbon',
        tags: ['python', 'referred'],
        applications: [
          {
            id: '9001',
            kind: 'application',
            status: 'active',
            jobs: ['Platform Engineer'],
            stage: 'Phone Screen',
            pool: null,
            poolStage: null,
            owner: null,
            recruiter: 'Noor Okafor',
            coordinator: 'Jun Sato',
            appliedAt: '2026-10-02T09:00:00Z',
            updatedAt: new Date(Date.now() - 3 * 86_400_000).toISOString(),
            rejectedAt: null,
            rejectionReason: null,
          },
        ],
        attachments: [{ id: '7', type: 'resume', name: 'mara-example-cv.pdf', addedAt: '2026-10-02T09:00:00Z' }],
        webUrl: 'https://app4.greenhouse.example/people/501',
        updatedAt: null,
        readAt: new Date(Date.now() - 180_000).toISOString(),
        contactCount: 2,
      },
    },
  ],
};

/** By name; the gallery's address picks one: `?screen=popup&scene=syncing`. */
export const SCENES: Record<string, Scene> = {
  'first-run': { ...plain, surface: 'undecided' },
  empty: plain,
  capabilities: { ...plain, draft: { step: 'capabilities', draft: { ...DRAFT, fields: {} } } },
  permissions: { ...plain, draft: { step: 'permissions', draft: { ...DRAFT, fields: {} } } },
  credentials: { ...plain, draft: { step: 'credentials', draft: { ...DRAFT, fields: {} } } },
  waiting: {
    ...plain,
    submission: {
      state: 'waiting-for-permission',
      draft: DRAFT,
      origins: ['https://harvest.greenhouse.io/*', 'https://auth.greenhouse.io/*'],
    },
  },
  checking: { ...plain, submission: { state: 'checking', draft: DRAFT } },
  refused: {
    ...plain,
    submission: {
      state: 'refused',
      draft: DRAFT,
      code: 'ats/missing-permission',
      about: [],
      check: {
        account: 'Fernhill Ltd',
        user: null,
        missing: [need('applications', true), need('attachments', false, 'files'), need('rejection_details')],
      },
    },
  },
  'retired-key': {
    ...plain,
    submission: { state: 'refused', draft: DRAFT, code: 'ats/retired-key', about: ['clientSecret'], check: null },
  },
  done: {
    ...plain,
    connections: [SYNCING],
    submission: {
      state: 'done',
      connectionId: 'c1',
      check: {
        account: 'Fernhill Ltd',
        user: { id: '12', name: 'Noor Okafor' },
        missing: [need('rejection_details')],
      },
    },
  },
  syncing: { ...plain, connections: [SYNCING] },
  connected: { ...plain, connections: [CONNECTED], person: { sighting: SIGHTING, finding: FINDING } },
  several: {
    ...plain,
    connections: [
      CONNECTED,
      { ...SYNCING, id: 'c2', name: 'Greenhouse, Berlin', account: 'Fernhill GmbH', state: 'paused' },
      {
        ...CONNECTED,
        id: 'c3',
        name: LONG,
        account: LONG,
        skipped: [],
        state: 'attention',
        problem: 'ats/unauthorized',
        retryAt: new Date(Date.now() + 900_000).toISOString(),
      },
    ],
  },
  nobody: { ...plain, connections: [CONNECTED], person: null },
  'not-connected': {
    ...plain,
    person: { sighting: SIGHTING, finding: { ...FINDING, matches: [], coverage: { state: 'none' } } },
  },
};
