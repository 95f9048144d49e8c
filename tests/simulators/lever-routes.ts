// Which call of Lever's API an address is: its name, the permission it needs, the ids in it. It answers nothing.

/** What is ticked for a key, endpoint by endpoint. */
export const PERMISSIONS = [
  'opportunities',
  'opportunities/deleted',
  'applications',
  'applications/deleted',
  'contacts',
  'postings',
  'postings/deleted',
  'stages',
  'archive_reasons',
  'users',
  'sources',
  'tags',
  'notes',
  'resumes',
  'files',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What lists can be read whole. */
export const LISTS = [
  'opportunities',
  'opportunities/deleted',
  'applications/deleted',
  'postings',
  'postings/deleted',
  'stages',
  'archive_reasons',
  'users',
  'sources',
  'tags',
] as const satisfies readonly Permission[];
export type ListName = (typeof LISTS)[number];

/** Calls for one person. */
export const PERSON_CALLS = [
  'opportunity',
  'contact',
  'applications',
  'application',
  'notes',
  'note',
  'resumes',
  'resume',
  'files',
  'file',
  'download',
] as const;
type PersonCall = (typeof PERSON_CALLS)[number];
type SingleCall = 'posting' | 'stage' | 'archive_reason' | 'user';

export type Call = ListName | PersonCall | SingleCall;

export interface Route {
  /** A call, `public-postings`, `forbidden` or `unknown`: what faults are set on and calls are counted by. */
  name: Call | 'public-postings' | 'forbidden' | 'unknown';
  permission: Permission | null;
  /** The ids in the path, outermost first; of a download also what kind it is of, `resumes` or `files`. */
  ids: string[];
}

const OF_OPPORTUNITY = {
  applications: 'application',
  notes: 'note',
  resumes: 'resume',
  files: 'file',
} as const;
const SINGLES = { postings: 'posting', stages: 'stage', archive_reasons: 'archive_reason', users: 'user' } as const;

/** Never to be read: what was offered, what was thought, what people are. */
const FORBIDDEN = new Set([
  'offers',
  'feedback',
  'feedback_templates',
  'interviews',
  'panels',
  'referrals',
  'forms',
  'form_templates',
  'eeo',
  'eeo_responses',
  'diversity_surveys',
  'surveys',
  'audit_events',
]);

const UNKNOWN: Route = { name: 'unknown', permission: null, ids: [] };

export function routeOf(url: URL): Route {
  const [, version, ...path] = url.pathname.split('/');
  if (version === 'v0' && path[0] === 'postings' && path[1])
    return { name: 'public-postings', permission: null, ids: path.slice(1) };
  if (version !== 'v1') return UNKNOWN;
  if (path.some((part) => FORBIDDEN.has(part))) return { name: 'forbidden', permission: null, ids: [] };
  const whole = path.join('/');
  if (isList(whole)) return { name: whole, permission: whole, ids: [] };
  const [first = '', id = '', child, childId, leaf] = path;
  if (id === '' || path.length > 5) return UNKNOWN;
  if (path.length === 2) {
    if (first === 'opportunities') return { name: 'opportunity', permission: first, ids: [id] };
    if (first === 'contacts') return { name: 'contact', permission: first, ids: [id] };
    if (has(SINGLES, first)) return { name: SINGLES[first], permission: first, ids: [id] };
  }
  if (first !== 'opportunities' || child === undefined || !has(OF_OPPORTUNITY, child)) return UNKNOWN;
  if (childId === undefined) return { name: child, permission: child, ids: [id] };
  if (leaf === undefined) return { name: OF_OPPORTUNITY[child], permission: child, ids: [id, childId] };
  const downloads = (child === 'resumes' || child === 'files') && leaf === 'download';
  return downloads ? { name: 'download', permission: child, ids: [id, childId, child] } : UNKNOWN;
}

function isList(text: string): text is ListName {
  return (LISTS as readonly string[]).includes(text);
}

function has<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}
