// The addresses a SmartRecruiters account answers at: the name of each route, the scope it needs, the parameters it knows,
// and what the product must never ask for. It reads no rows.

export interface Route {
  /** What faults are set on and calls are counted by. */
  name: RouteName;
  /** Any one of them; empty: no credential is needed. */
  scopes: readonly string[];
  /** By what stands in their place in the pattern. */
  ids: Record<string, string>;
}

export type RouteName = keyof typeof PARAMETERS;

/** Parameters beside those of paging; others are ignored, as the vendor ignores them. */
const PARAMETERS = {
  token: [],
  candidates: [
    'q',
    'jobId',
    'location',
    'status',
    'subStatus',
    'consentStatus',
    'tag',
    'updatedAfter',
    'onboardingStatus',
    'propertyId',
    'propertyValueId',
  ],
  candidate: [],
  application: [],
  history: [],
  'candidate-properties': ['context'],
  consents: [],
  tags: [],
  attachments: [],
  'application-attachments': [],
  file: [],
  jobs: ['q', 'city', 'department', 'updatedAfter', 'lastActivityAfter', 'status', 'postingStatus'],
  job: [],
  'hiring-team': [],
  'hiring-team-member': [],
  positions: [],
  me: [],
  users: [],
  user: [],
  departments: [],
  'rejection-reasons': [],
  'withdrawal-reasons': [],
  'hiring-processes': [],
  sources: [],
  'source-values': [],
  'configuration-properties': [],
  company: [],
  messages: ['candidateId'],
  webhooks: [],
  postings: ['q', 'country', 'city', 'department'],
  posting: [],
  'posting-departments': [],
  forbidden: [],
  unknown: [],
} as const satisfies Record<string, readonly string[]>;

const PAGING: Partial<Record<RouteName, readonly string[]>> = {
  candidates: ['limit', 'pageId', 'offset'],
  jobs: ['limit', 'pageId', 'offset'],
  users: ['limit', 'pageId'],
  messages: ['limit', 'pageId'],
  postings: ['limit', 'offset'],
};

const CANDIDATES = ['candidates_read'];
const JOBS = ['jobs_read'];
const USERS = ['users_read'];
const CONFIGURATION = ['configuration_read'];

// Where the vendor's page names no scope, the one whose name fits was taken.
const PATTERNS: readonly (readonly [pattern: string, name: RouteName, scopes: readonly string[]])[] = [
  ['/identity/oauth/token', 'token', []],
  ['/candidates', 'candidates', CANDIDATES],
  ['/candidates/:candidate', 'candidate', CANDIDATES],
  ['/candidates/:candidate/tags', 'tags', CANDIDATES],
  ['/candidates/:candidate/properties', 'candidate-properties', CANDIDATES],
  ['/candidates/:candidate/consents', 'consents', CANDIDATES],
  ['/candidates/:candidate/attachments', 'attachments', CANDIDATES],
  ['/candidates/:candidate/attachments/:attachment', 'file', CANDIDATES],
  ['/candidates/:candidate/jobs/:job', 'application', CANDIDATES],
  ['/candidates/:candidate/jobs/:job/attachments', 'application-attachments', CANDIDATES],
  ['/candidates/:candidate/jobs/:job/status/history', 'history', ['candidates_status_read']],
  ['/jobs', 'jobs', JOBS],
  ['/jobs/:job', 'job', JOBS],
  ['/jobs/:job/hiring-team', 'hiring-team', JOBS],
  ['/jobs/:job/hiring-team/:user', 'hiring-team-member', JOBS],
  ['/jobs/:job/positions', 'positions', JOBS],
  ['/users/me', 'me', USERS],
  ['/users', 'users', USERS],
  ['/users/:user', 'user', USERS],
  ['/user-api/v201804/users', 'users', USERS],
  ['/user-api/v201804/users/:user', 'user', USERS],
  ['/configuration/departments', 'departments', CONFIGURATION],
  ['/configuration/rejection-reasons', 'rejection-reasons', CONFIGURATION],
  ['/configuration/withdrawal-reasons', 'withdrawal-reasons', CONFIGURATION],
  ['/configuration/hiring-processes', 'hiring-processes', CONFIGURATION],
  ['/configuration/sources', 'sources', CONFIGURATION],
  ['/configuration/sources/:type/values', 'source-values', CONFIGURATION],
  ['/configuration/candidate-properties', 'configuration-properties', CONFIGURATION],
  ['/configuration/company', 'company', ['company_read', 'configuration_read']],
  ['/messages', 'messages', ['messages_read']],
  ['/webhooks-api/v201907/subscriptions', 'webhooks', ['webhooks_read']],
  ['/v1/companies/:company/postings', 'postings', []],
  ['/v1/companies/:company/postings/:posting', 'posting', []],
  ['/v1/companies/:company/departments', 'posting-departments', []],
];

/** Any address with one of these in its path: what the product must never read. */
const NEVER_READ = new Set([
  'offers',
  'offer',
  'offer-documents',
  'screening-answers',
  'screenings',
  'eeo',
  'diversity',
  'self-identification',
  'interviews',
  'interview-api',
  'reviews',
  'scorecards',
  'evaluations',
  'assessments',
  'background-checks',
  'approvals',
  'compensation',
  'onboarding',
  'audit-events',
  'reporting-api',
]);

const SPLIT = PATTERNS.map(([pattern, name, scopes]) => ({ segments: pattern.split('/'), name, scopes }));

/** By path alone, so that any host does. */
export function routeOf(url: URL): Route {
  const given = url.pathname.split('/').map(decoded);
  if (given.some((segment) => NEVER_READ.has(segment))) return { name: 'forbidden', scopes: ['none'], ids: {} };
  for (const { segments, name, scopes } of SPLIT) {
    if (segments.length !== given.length) continue;
    const ids: Record<string, string> = {};
    const fits = segments.every((segment, index) => {
      const value = given[index] as string;
      if (!segment.startsWith(':')) return segment === value;
      ids[segment.slice(1)] = value;
      return value !== '';
    });
    if (!fits) continue;
    // Notes are read person by person; the rest of the messages is nobody's business.
    if (name === 'messages' && !url.searchParams.has('candidateId')) return { name: 'forbidden', scopes, ids };
    return { name, scopes, ids };
  }
  // A part of the messages that is not the list of notes.
  if (given[1] === 'messages') return { name: 'forbidden', scopes: ['messages_read'], ids: {} };
  return { name: 'unknown', scopes: ['none'], ids: {} };
}

/** Parameters the route knows nothing of. */
export function unknownParameters(name: RouteName, query: URLSearchParams): string[] {
  const known = new Set<string>([...PARAMETERS[name], ...(PAGING[name] ?? [])]);
  return [...new Set(query.keys())].filter((parameter) => !known.has(parameter));
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
