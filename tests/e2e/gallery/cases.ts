// Findings for the gallery and the card's tests: every state a surface can show, with invented people.

import type { Application, Attachment } from '@/lib/model/candidate';
import type { Coverage } from '@/lib/model/connection';
import type { Evidence, Feature, Finding, Match, ShownCandidate } from '@/lib/model/match';

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

/** One comparison; the values are alike unless told. */
export function evidence(
  feature: Feature,
  level: string,
  bits: number,
  [pageValue, recordValue = pageValue]: (string | null)[] = [null],
  holders?: number,
): Evidence {
  return {
    feature,
    level,
    bits,
    pageValue: pageValue ?? null,
    recordValue: recordValue ?? null,
    ...(holders === undefined ? {} : { holders }),
  };
}

/** A rare name, in both places the same. */
export const SAME_NAME: Evidence[] = [
  evidence('given-name', 'exact', 11, ['Mara'], 40),
  evidence('surname', 'exact', 16, ['Example'], 2),
  evidence('full-name', 'together', -0.2, [null], 2),
];

const AGREES: Evidence[] = [
  evidence('linkedin-address', 'same', 18.8, ['mara-example'], 1),
  ...SAME_NAME,
  evidence('prior', 'anybody', -14.3),
];

export const BY_EMPLOYERS: Evidence[] = [
  ...SAME_NAME,
  evidence('employer', 'shared', 9.1, ['Beispiel'], 12),
  evidence('employer', 'also-shared', 5.2, ['Muster Werke'], 60),
  evidence('title', 'family', 0.8, ['engineer']),
  evidence('location', 'different', -3.1, ['Berlin', 'Lisbon']),
  evidence('prior', 'anybody', -14.3),
];

export function match(candidate: Partial<ShownCandidate> = {}, over: Partial<Match> = {}): Match {
  return {
    tier: 'exact',
    ats: 'Greenhouse',
    connectionName: 'Greenhouse',
    hasNotes: false,
    evidence: AGREES,
    score: 0.9999,
    person: 0,
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
  score: 0.11,
  person: 9,
  evidence: [
    evidence('linkedin-address', 'same', 18.8, ['mara-example'], 2),
    evidence('given-name', 'different', -6, ['Mara', 'Tomas']),
    evidence('surname', 'different', -6.9, ['Example', 'Vzorek']),
    evidence('prior', 'anybody', -14.3),
    evidence('rivals', 'strong', -2),
  ],
};

const PROBABLE: Partial<Match> = { tier: 'probable', score: 0.996, evidence: BY_EMPLOYERS };

const COMMON_NAME = [
  evidence('given-name', 'exact', 7, ['John'], 9_100),
  evidence('surname', 'exact', 7.2, ['Sample'], 4_300),
  evidence('full-name', 'together', -3, [null], 431),
];

function possible(person: number, candidate: Partial<ShownCandidate>, score = 0.4): Match {
  return match(
    { id: String(600 + person), name: 'John Sample', attachments: [], tags: [], ...candidate },
    {
      tier: 'possible',
      person,
      score,
      evidence: [
        ...COMMON_NAME,
        evidence('employer', 'shared', 5, ['Beispiel'], 900),
        evidence('prior', 'anybody', -14.3),
        evidence('rivals', 'strong', -1.2),
      ],
    },
  );
}

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
  'by name and employer': finding([match({ location: 'Lisbon, Portugal' }, PROBABLE)]),
  'two possible people': finding([
    possible(0, {}),
    possible(1, { company: 'Muster Werke', applications: [REJECTED] }, 0.35),
  ]),
  'a possible person with two records': finding([
    possible(0, {}),
    possible(0, { id: '777', applications: [REJECTED] }),
    possible(1, { company: 'Muster Werke' }, 0.05),
  ]),
  'said to be them': finding([
    match({}, { ...PROBABLE, tier: 'exact', evidence: [...BY_EMPLOYERS, evidence('decision', 'same', 40)] }),
  ]),
  'said to be somebody else': {
    ...finding([]),
    refused: [{ connection: 'c1', candidate: '502', name: 'Tomas Vzorek', ats: 'Greenhouse' }],
  },
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
  locked: finding([], { state: 'locked' }),
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
  'forty applications': finding([
    match({
      applications: Array.from({ length: 40 }, (_, at) => ({
        ...(at % 8 === 7 ? application({ updatedAt: daysAgo(at) }) : REJECTED),
        id: `${9200 + at}`,
        jobs: [`Engineer, team ${at + 1}`],
      })),
    }),
  ]),
  'very long': finding([
    match({
      name: LONG,
      tags: [LONG, 'short'],
      applications: [application({ jobs: [LONG], stage: LONG, recruiter: LONG })],
      attachments: [file({ name: `${LONG}.pdf` })],
    }),
  ]),
};
