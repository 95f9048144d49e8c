// What of a job takes calls of its own: its recruiter and coordinator, and the company's own properties.

import type { AtsRecord, Rows } from '@/lib/ats/connector';
import { parseInstant } from '@/lib/ats/instant';
import { errorCode } from '@/lib/errors';
import { API_ORIGIN } from './access';
import { type Api, isRefused } from './api';
import { propertiesAsText } from './properties';
import type { JobData, JobDetailData } from './rows';
import { jobDetailSchema, memberSchema } from './schemas';

/** Closed for longer than this, a job is not worth the calls. */
const LONG_CLOSED_MS = 365 * 86_400_000;
const CLOSED = ['FILLED', 'CANCELLED'];
/** Of members whose role the list leaves out, so many are asked for. */
const MOST_ASKED = 10;

/** Ids of the jobs among the rows that are not long closed. */
export function worthDetails(records: readonly AtsRecord[], now: number): string[] {
  return records
    .map((record) => record.data as JobData)
    .filter(({ status, updatedAt }) => {
      const changed = parseInstant(updatedAt);
      return !CLOSED.includes(status ?? '') || (changed !== null && changed > now - LONG_CLOSED_MS);
    })
    .map(({ id }) => id);
}

export interface JobDetailsRead {
  rows: Rows;
  /** The credential may not see the team. */
  isForbidden: boolean;
}

/** Answers about jobs that could not be read whole yet, by job: of several calls, only those that failed are made again. */
export type Answered = Map<string, Map<string, unknown>>;

/** No record where the job is gone or may not be seen. */
export async function readJobDetails(
  whole: Api,
  jobId: string,
  yields: boolean,
  answered: Answered = new Map(),
): Promise<JobDetailsRead> {
  const path = `/jobs/${encodeURIComponent(jobId)}`;
  const api = remembering(whole, jobId, answered);
  // All to their ends: what came is not asked for again because something else failed.
  const [team, job] = await bothOf(
    unlessRefused(api.whole(`${path}/hiring-team`, { yields, about: 'hiring-team' })),
    unlessRefused(api.get(path, { yields, about: 'jobs' })),
  );
  if (team.value === null && job.value === null) {
    answered.delete(jobId);
    return { rows: { records: [], problems: [] }, isForbidden: team.isForbidden };
  }
  const asked = (team.value ?? []).slice(0, MOST_ASKED).map((raw) => withRole(api, path, raw, yields));
  const members = (await Promise.allSettled(asked)).map(valueOrThrow);
  const data: JobDetailData = {
    id: jobId,
    recruiterId: memberOf(members, isRecruiter),
    coordinatorId: memberOf(members, isCoordinator),
    customFields: propertiesAsText(jobDetailSchema.safeParse(job.value).data?.properties),
  };
  const record: AtsRecord = { resource: 'job_detail', id: jobId, owner: null, data };
  answered.delete(jobId);
  return { rows: { records: [record], problems: [] }, isForbidden: team.isForbidden };
}

function remembering(api: Api, jobId: string, answered: Answered): Pick<Api, 'whole' | 'get'> {
  const known = answered.get(jobId) ?? new Map<string, unknown>();
  answered.set(jobId, known);
  const once = async <T>(path: string, ask: () => Promise<T>): Promise<T> => {
    if (!known.has(path)) known.set(path, await ask());
    return known.get(path) as T;
  };
  return {
    whole: (path, options) => once(path, () => api.whole(path, options)),
    get: (path, options) => once(path, () => api.get(path, options)),
  };
}

interface Member {
  id: string;
  /** Lower case, without blanks, `_` and `-`: the spellings differ. */
  role: string;
}

/** A list may leave the roles out; a member's own address tells it. */
async function withRole(api: Pick<Api, 'get'>, jobPath: string, raw: unknown, yields: boolean): Promise<Member | null> {
  const listed = memberSchema.safeParse(raw).data;
  if (listed === undefined) return null;
  let { role } = listed;
  if (role === null) {
    const path = apiPath(listed.actions?.details?.url) ?? `${jobPath}/hiring-team/${encodeURIComponent(listed.id)}`;
    const own = await unlessRefused(api.get(path, { yields, about: 'hiring-team' }));
    role = memberSchema.safeParse(own.value).data?.role ?? null;
  }
  return { id: listed.id, role: (role ?? '').toLowerCase().replace(/[\s_-]/g, '') };
}

/** The credential goes with the request, so an address may not choose where to. */
function apiPath(url: string | null | undefined): string | null {
  if (url == null || !URL.canParse(url, API_ORIGIN)) return null;
  const { origin, pathname, search } = new URL(url, API_ORIGIN);
  return origin === API_ORIGIN && pathname.startsWith('/jobs/') ? `${pathname}${search}` : null;
}

const isRecruiter = (role: string) => role === 'recruiter';
const isCoordinator = (role: string) => role === 'coordinator' || role === 'recruitingcoordinator';

async function bothOf<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  const [first, second] = await Promise.allSettled([a, b]);
  return [valueOrThrow(first), valueOrThrow(second)];
}

function valueOrThrow<T>(outcome: PromiseSettledResult<T>): T {
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

function memberOf(members: readonly (Member | null)[], fits: (role: string) => boolean): string | null {
  return members.find((member) => member !== null && fits(member.role))?.id ?? null;
}

async function unlessRefused<T>(asked: Promise<T>): Promise<{ value: T | null; isForbidden: boolean }> {
  try {
    return { value: await asked, isForbidden: false };
  } catch (thrown) {
    if (!isRefused(thrown)) throw thrown;
    return { value: null, isForbidden: errorCode(thrown) === 'ats/missing-permission' };
  }
}
