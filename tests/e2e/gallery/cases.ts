// Findings for the gallery and the card's tests: every state a surface can show, with invented people.

import type { Application, Attachment } from '@/lib/model/candidate';
import type { Coverage } from '@/lib/model/connection';
import type { Evidence, Finding, Match, ShownCandidate } from '@/lib/model/match';

/** The gallery's *now*: 14 March 2026, noon UTC. */
export const NOW = Date.UTC(2026, 2, 14, 12);
export const URL_OF_PAGE = 'https://www.linkedin.com/in/mara-example';

const DAY_MS = 86_400_000;

/** An instant so many days before the gallery's now. */
export function daysAgo(days: number): string {
  return new Date(NOW - days * DAY_MS).toISOString();
}

export function application(over: Partial<Application> = {}): Application {
  return {
    id: '9001',
    kind: 'application',
    status: 'active',
    jobs: ['Staff Engineer, Platform'],
    stage: 'Phone Screen',
    pool: null,
    poolStage: null,
    owner: null,
    recruiter: 'Jo Sample',
    coordinator: 'Ali Muster',
    appliedAt: daysAgo(21),
    updatedAt: daysAgo(3),
    statusText: null,
    rejectedAt: null,
    rejectionReason: null,
    source: null,
    ...over,
  };
}

export function prospect(over: Partial<Application> = {}): Application {
  return application({
    id: '9100',
    kind: 'prospect',
    jobs: [],
    stage: null,
    pool: 'Future platform leads',
    poolStage: 'Warm',
    owner: 'Jo Sample',
    recruiter: null,
    coordinator: null,
    ...over,
  });
}

export function file(over: Partial<Attachment> = {}): Attachment {
  return { id: '71', type: 'resume', name: 'Mara Example CV.pdf', addedAt: daysAgo(21), ...over };
}

const AGREES: Evidence[] = [
  { feature: 'linkedin-address', level: 'same', speaks: 'for', pageValue: 'mara-example', recordValue: null },
  { feature: 'name', level: 'same', speaks: 'for', pageValue: 'Mara Example', recordValue: 'Mara Example' },
];

export function match(candidate: Partial<ShownCandidate> = {}, over: Partial<Match> = {}): Match {
  return {
    tier: 'exact',
    ats: 'Greenhouse',
    connectionName: 'Greenhouse',
    hasNotes: false,
    evidence: AGREES,
    ...over,
    candidate: {
      connection: 'c1',
      id: '501',
      name: 'Mara Example',
      company: 'Beispiel GmbH',
      title: 'Staff Engineer',
      location: 'Lisbon, Portugal',
      tags: ['referral', 'platform', 'relocates'],
      applications: [application()],
      attachments: [
        file(),
        file({ id: '72', type: 'cover-letter', name: 'Letter.pdf' }),
        file({ id: '73', type: 'other', name: 'Portfolio.pdf', addedAt: null }),
      ],
      webUrl: 'https://app.greenhouse.example/people/501',
      updatedAt: daysAgo(3),
      readAt: new Date(NOW - 4 * 60_000).toISOString(),
      contactCount: 3,
      ...candidate,
    },
  };
}

/** One person whom three ATSs hold, each in its own words. */
export const THREE_SOURCES: Match[] = [
  match(),
  match(
    {
      connection: 'c2',
      id: 'k-77',
      name: 'Mara B. Example',
      company: null,
      title: null,
      applications: [
        application({
          id: 'o-1',
          jobs: ['Platform Lead'],
          stage: 'On-site interview',
          status: 'rejected',
          statusText: 'Archived',
          rejectedAt: daysAgo(60),
          rejectionReason: 'Withdrew',
          source: 'Referral',
        }),
      ],
      attachments: [],
      updatedAt: daysAgo(60),
      webUrl: 'https://hire.lever.example/candidates/o-1',
    },
    { ats: 'Lever', connectionName: 'Lever' },
  ),
  match(
    {
      connection: 'c3',
      id: '0d5f',
      applications: [
        application({
          id: 'j-1',
          jobs: ['Engineer'],
          stage: 'Interview – Phone screen',
          status: 'withdrawn',
          statusText: 'Withdrawn',
          rejectedAt: daysAgo(90),
          updatedAt: daysAgo(90),
        }),
      ],
      attachments: [],
      updatedAt: daysAgo(90),
      webUrl: 'https://www.smartrecruiters.example/app/people/candidates/0d5f',
    },
    { ats: 'SmartRecruiters', connectionName: 'SmartRecruiters EMEA', hasNotes: true },
  ),
];

export const COMPLETE: Coverage = { state: 'complete', asOf: new Date(NOW - 5 * 60_000).toISOString() };

export function finding(matches: Match[], coverage: Coverage = COMPLETE): Finding {
  return { url: URL_OF_PAGE, matches, coverage, surface: 'page' };
}

const REJECTED = application({
  id: '9002',
  status: 'rejected',
  jobs: ['Engineering Manager'],
  stage: null,
  rejectedAt: daysAgo(140),
  updatedAt: daysAgo(140),
  appliedAt: daysAgo(190),
  rejectionReason: 'Chose another offer',
  recruiter: 'Sam Placeholder',
  coordinator: null,
});

const NAMESAKE: Partial<Match> = {
  tier: 'possible',
  evidence: [
    { feature: 'linkedin-address', level: 'same', speaks: 'for', pageValue: 'mara-example', recordValue: null },
    { feature: 'name', level: 'different', speaks: 'against', pageValue: 'Mara Example', recordValue: 'Tomas Vzorek' },
  ],
};

const LONG = `${'Wolfeschlegel'.repeat(400)} ${'na'.repeat(2400)}`;

/** Cases by name, in the order of the gallery. */
export const CASES: Readonly<Record<string, Finding>> = {
  applicant: finding([match()]),
  'two applications': finding([match({ applications: [application(), REJECTED] })]),
  prospect: finding([match({ applications: [prospect()], tags: [], attachments: [file()] })]),
  rejected: finding([match({ applications: [REJECTED], attachments: [], contactCount: 0, tags: [] })]),
  hired: finding([match({ applications: [application({ status: 'hired', stage: null, updatedAt: daysAgo(400) })] })]),
  'record without application': finding([match({ applications: [], attachments: [], tags: [], contactCount: 1 })]),
  'possibly: the name differs': finding([match({ name: 'Tomas Vzorek', applications: [REJECTED] }, NAMESAKE)]),
  'three ATSs': finding(THREE_SOURCES),
  'two records': finding([
    match(),
    match({ connection: 'c2', id: '77', applications: [REJECTED] }, { connectionName: 'Greenhouse EU' }),
    match({ id: '502', name: 'Tomas Vzorek' }, NAMESAKE),
  ]),
  'not in ATS': finding([]),
  'not found yet': finding([], { state: 'filling', fraction: 0.6149 }),
  'found while filling': finding([match()], { state: 'filling', fraction: 0.2 }),
  stale: finding([], { state: 'stale', asOf: daysAgo(3) }),
  'not connected': finding([], { state: 'none' }),
  'key revoked': finding([], { state: 'attention', problem: 'ats/unauthorized', connection: 'Greenhouse' }),
  offline: finding([match()], { state: 'attention', problem: 'ats/unreachable', connection: 'Greenhouse' }),
  'right to left': finding([
    match({
      name: 'נועה לדוגמה',
      company: 'شركة المثال',
      title: 'مهندسة',
      applications: [application({ jobs: ['مهندس برمجيات'], recruiter: 'דנה דוגמה' })],
    }),
  ]),
  'CJK and emoji': finding([
    match({
      name: '例子 花子 🌸',
      company: '株式会社サンプル',
      applications: [application({ jobs: ['プラットフォーム エンジニア 👩‍💻'] })],
    }),
  ]),
  'a name that is markup': finding([match({ name: '<img src=x onerror=alert(1)>', tags: ['<b>bold</b>'] })]),
  'very long': finding([
    match({
      name: LONG,
      tags: [LONG, 'short'],
      applications: [application({ jobs: [LONG], stage: LONG, recruiter: LONG })],
      attachments: [file({ name: `${LONG}.pdf` })],
    }),
  ]),
};
