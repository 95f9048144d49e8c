// Invented accounts and people in every state the screens can show, for pictures and for trying them by hand.

import type { AtsDescription, Diagnostics, HeldPackView, Messages, Submission } from '@/lib/messages/protocol';
import type { ConnectionDraft, ConnectionView } from '@/lib/model/connection';
import type { DecisionView } from '@/lib/model/decision';
import type { Job } from '@/lib/model/job';
import type { Finding, SurfaceChoice } from '@/lib/model/match';
import type { PastedFinding } from '@/lib/model/pasted-finding';
import type { Sighting } from '@/lib/model/sighting';
import type { SiteView } from '@/lib/model/site-view';
import type { TabReading } from '@/lib/model/tab-reading';
import type { VaultStatus } from '@/lib/model/vault';
import { evidence, SAME_NAME } from '@/tests/e2e/gallery/cases';
import { CHECK, CONNECTED, DIAGNOSIS, DRAFT, JOBS, JOBS_ONLY, MANAGED, READING_DETAILS, SYNCING } from './accounts';
import { DESCRIBED, list } from './described-ats';
import { PACKS, SITES } from './described-sites';

export interface Scene {
  surface: SurfaceChoice;
  locked?: boolean;
  connections: ConnectionView[];
  submission: Submission;
  draft?: { step: string; draft: Omit<ConnectionDraft, 'options'> & Partial<ConnectionDraft> };
  person?: Messages['tab.person']['out'];
  /** What was asked about the tab. */
  reading?: TabReading;
  /** Left out: Greenhouse alone. */
  ats?: readonly AtsDescription[];
  jobs?: Job[];
  file?: Messages['file.read']['out'];
  diagnostics?: Diagnostics;
  /** Left out: LinkedIn alone. */
  sites?: SiteView[];
  packs?: HeldPackView[];
  decisions?: DecisionView[];
  /** Left out: open, without a passphrase. */
  vault?: Partial<VaultStatus>;
  /** What is clicked to get there, by name. */
  clicks?: readonly string[];
}

/** So many selected lines, of which some say nobody. */
function selected(count: number): TabReading {
  const names = [
    'Mara Example, Staff Engineer at Brightwater',
    'otto.sample@mail.example',
    'linkedin.com/in/ana-specimen',
  ];
  const lines = Array.from({ length: count }, (_, i) => (i === 7 ? '2026' : names[i % 3]));
  return { from: 'selection', url: 'https://people.orrin.example/', people: [], text: lines.join('\n') };
}

/** Every third of a list is known, the next possible. */
export function pasted({ sightings }: Messages['paste.find']['in']): Messages['paste.find']['out'] {
  const known: PastedFinding = {
    tier: 'exact',
    ats: 'Greenhouse',
    status: 'active',
    statusText: 'Active',
    stage: 'Phone screen',
    updatedAt: '2026-11-20T09:00:00Z',
    isActive: true,
    rejectedAt: null,
    people: 1,
    name: 'Mara Example',
    webUrl: 'https://ats.example/people/1',
  };
  const rows = sightings.map((_, i) => [known, { ...known, tier: 'possible' as const }, null][i % 3] ?? null);
  return { rows, coverage: { state: 'complete', asOf: '2026-11-22T08:00:00Z' } };
}

/** Of an install that nobody changed anything of. */
export const OPEN_VAULT: VaultStatus = {
  state: 'open',
  hasPassphrase: false,
  isPassphraseRequired: false,
  autoLockMinutes: 30,
  longestAutoLockMinutes: null,
  resealed: null,
  retryAt: null,
};

const plain: Scene = { surface: 'page', connections: [], submission: { state: 'none' } };
const SMART_DRAFT = {
  ats: 'smartrecruiters',
  name: '',
  capabilities: DRAFT.capabilities,
  fields: { signIn: 'postings', companyIdentifier: 'brightwater' },
};
const EDITED = {
  ...CONNECTED,
  diagnosis: DIAGNOSIS,
  options: { ...CONNECTED.options, hiddenJobs: { ...CONNECTED.options.hiddenJobs, statuses: ['closed'] } },
};
const FILE = 'A line of an invented résumé.\n'.repeat(80);
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
      hasNotes: false,
      ats: 'Greenhouse',
      connectionName: 'Greenhouse',
      score: 0.9999,
      person: 0,
      evidence: [
        evidence('linkedin-address', 'same', 18.8, ['mara-example'], 1),
        ...SAME_NAME,
        evidence('prior', 'anybody', -14.3),
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
            statusText: null,
            source: null,
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

export const NO_DIAGNOSTICS: Diagnostics = {
  precision: [],
  decisions: 0,
  strict: false,
  strictByPolicy: false,
  learnedFrom: 0,
};

/** Somebody who used it for a while, and whose namesakes were taken for others. */
const MEASURED: Diagnostics = {
  precision: [
    {
      by: 'linkedin-address',
      asserted: { right: 41, wrong: 1 },
      possible: { right: 2, wrong: 3 },
      atLeast: 0.877,
      isPoor: false,
    },
    { by: 'email', asserted: { right: 6, wrong: 0 }, possible: { right: 0, wrong: 0 }, atLeast: null, isPoor: false },
    {
      by: 'name-and-employer',
      asserted: { right: 9, wrong: 5 },
      possible: { right: 7, wrong: 6 },
      atLeast: 0.388,
      isPoor: true,
    },
  ],
  decisions: 3,
  strict: false,
  strictByPolicy: false,
  learnedFrom: 1_204,
};

const DECIDED: DecisionView[] = [
  {
    id: 3,
    decision: 'same',
    decidedAt: '2026-11-02T10:00:00Z',
    by: 'name-and-employer',
    ats: 'Greenhouse',
    connectionName: 'Greenhouse',
    candidate: '501',
    name: 'Mara Example',
    webUrl: 'https://app4.greenhouse.example/people/501',
  },
  {
    id: 2,
    decision: 'different',
    decidedAt: '2026-10-30T10:00:00Z',
    by: 'linkedin-address',
    ats: 'Lever',
    connectionName: 'Lever EMEA',
    candidate: 'k-77',
    name: '=Tomas, "Vzorek"',
    webUrl: null,
  },
  {
    id: 1,
    decision: 'different',
    decidedAt: '2026-09-30T10:00:00Z',
    by: 'name',
    ats: 'Greenhouse',
    connectionName: 'Greenhouse',
    candidate: '77',
    name: null,
    webUrl: null,
  },
];

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
        ...CHECK,
        user: null,
        missing: [
          list('applications', true),
          list('attachments', false, 'files'),
          list('rejection_details', false, 'reasons'),
        ],
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
      check: { ...CHECK, missing: [list('rejection_details', false, 'reasons')] },
    },
  },
  syncing: { ...plain, connections: [SYNCING] },
  measured: { ...plain, connections: [CONNECTED], diagnostics: MEASURED, decisions: DECIDED, clicks: ['Show all'] },
  'strict by policy': {
    ...plain,
    connections: [CONNECTED],
    diagnostics: { ...MEASURED, strict: true, strictByPolicy: true },
    decisions: DECIDED,
  },
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
  'asked-several': { ...plain, connections: [CONNECTED], person: null, reading: selected(3) },
  'asked-list': { ...plain, connections: [CONNECTED], person: null, reading: selected(25) },
  'asked-closed': {
    ...plain,
    connections: [CONNECTED],
    person: null,
    reading: { from: 'closed', url: '', people: [], text: null },
  },
  'not-connected': {
    ...plain,
    person: { sighting: SIGHTING, finding: { ...FINDING, matches: [], coverage: { state: 'none' } } },
  },
  'choose-ats': { ...plain, ats: DESCRIBED, draft: { step: 'capabilities', draft: { ...DRAFT, fields: {} } } },
  'lever-permissions': {
    ...plain,
    ats: DESCRIBED,
    draft: { step: 'permissions', draft: { ...DRAFT, ats: 'lever', fields: {} } },
  },
  'lever-credentials': {
    ...plain,
    ats: DESCRIBED,
    draft: { step: 'credentials', draft: { ...DRAFT, ats: 'lever', fields: {} } },
  },
  'smartrecruiters-permissions': { ...plain, ats: DESCRIBED, draft: { step: 'permissions', draft: SMART_DRAFT } },
  'smartrecruiters-client': {
    ...plain,
    ats: DESCRIBED,
    draft: { step: 'credentials', draft: { ...SMART_DRAFT, fields: { signIn: 'client' } } },
  },
  'jobs-only': { ...plain, ats: DESCRIBED, draft: { step: 'credentials', draft: SMART_DRAFT } },
  'other-casing': {
    ...plain,
    ats: DESCRIBED,
    submission: {
      state: 'refused',
      draft: { ...DRAFT, ...SMART_DRAFT },
      code: 'connection/other-casing',
      about: ['companyIdentifier', 'Brightwater'],
      check: null,
    },
  },
  everything: {
    ...plain,
    connections: [
      MANAGED,
      CONNECTED,
      READING_DETAILS,
      JOBS_ONLY,
      ...Array.from({ length: 6 }, (_, index) => ({ ...CONNECTED, id: `more-${index}`, name: `Client ${index + 1}` })),
    ],
  },
  sites: { ...plain, connections: [CONNECTED], sites: SITES, packs: PACKS },
  'custom-site': {
    ...plain,
    connections: [CONNECTED],
    sites: SITES,
    packs: PACKS,
    clicks: ['More for Brightwater people', 'Edit', 'Try it on an open page'],
  },
  locked: { ...plain, vault: { state: 'locked', hasPassphrase: true } },
  'locked-slowed': {
    ...plain,
    vault: { state: 'locked', hasPassphrase: true, retryAt: new Date(Date.now() + 40_000).toISOString() },
  },
  'locked-forgotten': { ...plain, vault: { state: 'locked', hasPassphrase: true }, clicks: ['Forgotten?'] },
  'passphrase-required': { ...plain, vault: { state: 'unprotected', isPassphraseRequired: true } },
  protected: { ...plain, connections: [CONNECTED], vault: { hasPassphrase: true, longestAutoLockMinutes: 120 } },
  'set-passphrase': { ...plain, connections: [CONNECTED], clicks: ['Set a passphrase'] },
  'change-passphrase': {
    ...plain,
    connections: [CONNECTED],
    vault: { hasPassphrase: true },
    clicks: ['Change passphrase'],
  },
  resealing: { ...plain, connections: [CONNECTED], vault: { hasPassphrase: true, resealed: 0.42 } },
  'erase-question': { ...plain, connections: [CONNECTED], clicks: ['Erase everything…'] },
  'a-menu': { ...plain, connections: [CONNECTED], clicks: ['More for Greenhouse'] },
  'remove-question': { ...plain, connections: [CONNECTED], clicks: ['More for Greenhouse', 'Remove'] },
  edit: { ...plain, connections: [EDITED], jobs: JOBS, clicks: ['More for Greenhouse', 'Edit'] },
  doctor: { ...plain, connections: [EDITED], clicks: ['More for Greenhouse', 'Permissions'] },
  'edit-long-name': {
    ...plain,
    connections: [{ ...EDITED, name: LONG }],
    jobs: JOBS,
    clicks: [`More for ${LONG}`, 'Edit'],
  },
  'doctor-long-name': {
    ...plain,
    connections: [{ ...EDITED, name: LONG }],
    clicks: [`More for ${LONG}`, 'Permissions'],
  },
  'doctor-good': { ...plain, connections: [CONNECTED], clicks: ['More for Greenhouse', 'Permissions'] },
  'file-text': {
    ...plain,
    file: { name: 'Notes on a very invented person.txt', type: 'text/plain', base64: btoa(FILE) },
  },
  'file-download': { ...plain, file: { name: 'cv.docx', type: 'text/html', base64: btoa('<script>0</script>') } },
};

/** What only the options page shows. */
export const DIAGNOSTICS: readonly string[] = ['measured', 'strict by policy', 'sites', 'custom-site'];

export const SECURITY: readonly string[] = [
  'set-passphrase',
  'change-passphrase',
  'protected',
  'resealing',
  'erase-question',
];
