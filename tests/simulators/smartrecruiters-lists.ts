// Lists of a simulated SmartRecruiters account: which rows a query asks for, and page by page. What the vendor would refuse
// is thrown as BadQuery.

import type { Fault } from './faults';
import {
  type CandidateRow,
  isListed,
  JOB_STATUSES,
  type JobRow,
  POSTING_STATUSES,
  STATUSES,
} from './smartrecruiters-account';

/** 400, naming what is wrong. */
export class BadQuery extends Error {}

export interface ListPage<R> {
  rows: R[];
  limit: number;
  /** Only when it was asked for. */
  offset: number | null;
  nextPageId: string | null;
  totalFound: number;
}

const DEFAULT_LIMIT = 10;
const MOST_ROWS = 100;

export function limitOf(query: URLSearchParams): number {
  const text = query.get('limit') ?? String(DEFAULT_LIMIT);
  const limit = Number(text);
  if (!/^\d+$/.test(text) || limit < 1 || limit > MOST_ROWS)
    throw new BadQuery(`limit must be between 1 and ${MOST_ROWS}`);
  return limit;
}

export function offsetOf(query: URLSearchParams): number | null {
  const text = query.get('offset');
  if (text === null) return null;
  if (!/^\d+$/.test(text)) throw new BadQuery('offset must be a number of rows');
  return Number(text);
}

/**
 * One page of `rows`. A page id stands for the row it comes after, not for a count: it stays good while rows come and
 * go, and it is refused together with other filters than those it was made with.
 * @param about.rows sorted by `keyOf`, which is unique.
 */
export function readPage<R>(about: {
  name: string;
  rows: readonly R[];
  keyOf: (row: R) => string;
  isDescending: boolean;
  query: URLSearchParams;
  /** Rows that `offset` reaches; null for all, 0 where it is unknown. */
  deepestOffset: number | null;
  fault: Fault | null;
}): ListPage<R> {
  const { rows, keyOf, query, fault } = about;
  const limit = limitOf(query);
  const offset = about.deepestOffset === 0 ? null : offsetOf(query);
  const pageId = query.get('pageId');
  if (offset !== null && pageId !== null) throw new BadQuery('offset and pageId exclude each other');
  if (offset !== null && about.deepestOffset !== null && offset + limit > about.deepestOffset)
    throw new BadQuery(`offset reaches no further than ${about.deepestOffset} rows, use pageId`);
  const filters = filtersOf(query);
  const after = pageId === null ? null : readPageId(pageId, about.name, filters);

  const isLater = (a: string, b: string) => (about.isDescending ? a < b : a > b);
  const found = after === null ? (offset ?? 0) : rows.findIndex((row) => isLater(keyOf(row), after));
  const start = found < 0 ? rows.length : found;
  const end = start + (fault?.pageSize ?? limit);
  const page = rows.slice(start, end);
  const last = page.at(-1);
  const write = (key: string) => Buffer.from(JSON.stringify([about.name, key, filters])).toString('base64url');
  let nextPageId = last !== undefined && end < rows.length ? write(keyOf(last)) : null;
  if (fault?.repeatCursor) nextPageId = pageId ?? write(about.isDescending ? '~' : '');
  return { rows: page, limit, offset, nextPageId, totalFound: rows.length };
}

function filtersOf(query: URLSearchParams): string {
  const filters = [...query].filter(([name]) => !['limit', 'pageId', 'offset'].includes(name));
  return JSON.stringify(filters.sort((a, b) => (a.join('=') < b.join('=') ? -1 : 1)));
}

function readPageId(text: string, name: string, filters: string): string {
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw new BadQuery('pageId is not valid');
  }
  if (!Array.isArray(read) || read[0] !== name || typeof read[1] !== 'string')
    throw new BadQuery('pageId is not valid');
  if (read[2] !== filters) throw new BadQuery('pageId belongs to other filters');
  return read[1];
}

/** @returns null when the parameter is absent. */
function instantOf(query: URLSearchParams, name: string): string | null {
  const text = query.get(name);
  if (text === null) return null;
  const isExact = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isExact) throw new BadQuery(`${name} must have the format yyyy-MM-ddTHH:mm:ss.SSSZ`);
  return text;
}

function someOf(query: URLSearchParams, name: string, known: readonly string[]): readonly string[] {
  const given = query.getAll(name);
  const wrong = given.find((value) => !known.includes(value));
  if (wrong !== undefined) throw new BadQuery(`${name} cannot be ${wrong}`);
  return given;
}

const CONSENTS = ['ACQUIRED', 'PENDING', 'REFUSED', 'NOT_REQUIRED'];
const NOT_SIMULATED = ['onboardingStatus', 'propertyId', 'propertyValueId'];

/**
 * Whether a person is in the list: somebody with at least one application that fits every filter of applications. A
 * lead in a talent pool fits `LEAD` and no job. `updatedAfter` is later than, not from.
 */
export function candidateTest(
  query: URLSearchParams,
  jobs: ReadonlyMap<string, JobRow>,
  seesJob: (job: JobRow) => boolean,
): (row: CandidateRow) => boolean {
  const refused = NOT_SIMULATED.find((name) => query.has(name));
  if (refused !== undefined) throw new BadQuery(`${refused} is not simulated`);
  const statuses = someOf(query, 'status', STATUSES);
  const consents = someOf(query, 'consentStatus', CONSENTS);
  const subStatuses = query.getAll('subStatus');
  if (subStatuses.length > 0 && statuses.length === 0) throw new BadQuery('subStatus needs status');
  const jobIds = query.getAll('jobId');
  const tags = query.getAll('tag').map(folded);
  const places = query.getAll('location').map(folded);
  const after = instantOf(query, 'updatedAfter');
  const text = folded(query.get('q') ?? '');
  const fits = (list: readonly string[], value: string) => list.length === 0 || list.includes(value);
  const isAnyApplication = statuses.length === 0 && jobIds.length === 0;

  return (row) => {
    if (!isListed(row)) return false;
    if (after !== null && row.updatedOn <= after) return false;
    if (!fits(consents, row.consent)) return false;
    if (tags.length > 0 && !row.tags.some((tag) => tags.includes(folded(tag)))) return false;
    if (places.length > 0) {
      const { city = '', region = '', country = '' } = row.location ?? {};
      if (!places.some((place) => [city, region, country].some((part) => folded(part) === place))) return false;
    }
    if (text !== '') {
      const said = folded(`${row.firstName ?? ''} ${row.lastName ?? ''} ${row.email ?? ''}`);
      if (!said.includes(text)) return false;
    }
    if (isAnyApplication) return true;
    if (row.pool !== null && jobIds.length === 0 && subStatuses.length === 0 && fits(statuses, 'LEAD')) return true;
    return row.assignments.some((one) => {
      const job = jobs.get(one.jobId);
      if (!job || !seesJob(job)) return false;
      return fits(jobIds, one.jobId) && fits(statuses, one.status) && fits(subStatuses, one.subStatus ?? '');
    });
  };
}

export function jobTest(query: URLSearchParams): (job: JobRow) => boolean {
  const statuses = someOf(query, 'status', JOB_STATUSES);
  const postings = someOf(query, 'postingStatus', POSTING_STATUSES);
  const updated = instantOf(query, 'updatedAfter');
  const active = instantOf(query, 'lastActivityAfter');
  const cities = query.getAll('city').map(folded);
  const departments = query.getAll('department');
  const text = folded(query.get('q') ?? '');
  return (job) =>
    (statuses.length === 0 || statuses.includes(job.status)) &&
    (postings.length === 0 || postings.includes(job.postingStatus)) &&
    (updated === null || job.updatedOn > updated) &&
    (active === null || job.lastActivityOn > active) &&
    (cities.length === 0 || cities.includes(folded(job.location.city))) &&
    (departments.length === 0 || departments.includes(job.departmentId)) &&
    folded(job.title).includes(text);
}

/** Open to the world: published, and somebody may still be hired. */
export function isPosted(job: JobRow): boolean {
  return job.postingStatus === 'PUBLIC' && ['SOURCING', 'INTERVIEW', 'OFFER'].includes(job.status);
}

export function postingTest(query: URLSearchParams): (job: JobRow) => boolean {
  const text = folded(query.get('q') ?? '');
  const [country, city, department] = ['country', 'city', 'department'].map((name) => query.get(name)) as (
    | string
    | null
  )[];
  return (job) =>
    isPosted(job) &&
    folded(job.title).includes(text) &&
    (!country || job.location.countryCode === country) &&
    (!city || folded(job.location.city) === folded(city)) &&
    (!department || job.departmentId === department);
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
