// Which query parameters each Harvest v3 list understands, and how a row is tested by them. It sends nothing.

import type { Row } from './greenhouse-rows';
import type { ResourceName } from './world';

export type FilterKind = 'ids' | 'instant' | 'text' | 'flag' | 'email' | 'tag' | 'status' | 'option';

export interface Filter {
  column: string;
  kind: FilterKind;
}

const ids = (column: string): Filter => ({ column, kind: 'ids' });
const flag = (column: string): Filter => ({ column, kind: 'flag' });
const text = (column: string): Filter => ({ column, kind: 'text' });
const instant = (column: string): Filter => ({ column, kind: 'instant' });

const EVERYWHERE: Record<string, Filter> = {
  ids: ids('id'),
  created_at: instant('created_at'),
  updated_at: instant('updated_at'),
};

const OWN: Record<ResourceName, Record<string, Filter>> = {
  candidates: {
    email: { column: 'email_addresses', kind: 'email' },
    tag: { column: 'tags', kind: 'tag' },
    private: flag('private'),
    last_activity_at: instant('last_activity_at'),
  },
  applications: {
    candidate_ids: ids('candidate_id'),
    job_ids: ids('job_id'),
    prospective_job_ids: ids('prospective_job_ids'),
    job_post_ids: ids('job_post_id'),
    source_ids: ids('source_id'),
    referrer_ids: ids('referrer_id'),
    stage_ids: ids('stage_id'),
    stage_name: text('stage_name'),
    status: { column: 'status', kind: 'status' },
    prospect: flag('prospect'),
    last_activity_at: instant('last_activity_at'),
  },
  application_stages: {
    application_ids: ids('application_id'),
    job_interview_stage_ids: ids('job_interview_stage_id'),
    current: flag('current'),
  },
  job_interview_stages: { job_ids: ids('job_id'), active: flag('active') },
  attachments: { application_ids: ids('application_id'), candidate_ids: ids('candidate_id'), type: text('type') },
  notes: {
    candidate_ids: ids('candidate_id'),
    user_ids: ids('user_id'),
    application_ids: ids('application_id'),
    type: text('type'),
    visibility: text('visibility'),
  },
  jobs: {
    status: text('status'),
    opened_at: instant('opened_at'),
    closed_at: instant('closed_at'),
    requisition_id: text('requisition_id'),
    department_id: ids('department_id'),
    confidential: flag('confidential'),
  },
  job_posts: {
    job_ids: ids('job_id'),
    active: flag('active'),
    live: flag('live'),
    featured: flag('featured'),
    internal: flag('internal'),
  },
  openings: {
    job_ids: ids('job_id'),
    application_ids: ids('application_id'),
    open: flag('open'),
    opening_id: text('opening_id'),
  },
  users: { primary_email: text('primary_email'), deactivated: flag('deactivated') },
  user_emails: { user_ids: ids('user_id'), email: text('email'), verified: flag('verified') },
  job_owners: { user_ids: ids('user_id'), job_ids: ids('job_id'), type: text('type') },
  rejection_details: { application_ids: ids('application_id'), rejection_reason_ids: ids('rejection_reason_id') },
  // Chooses among the rows, see `isLeftOut`.
  rejection_reasons: { include_defaults: { column: '', kind: 'option' } },
  prospect_details: {
    application_ids: ids('application_id'),
    pool_ids: ids('pool_id'),
    pool_stage_ids: ids('pool_stage_id'),
    prospect_owner_ids: ids('prospect_owner_id'),
  },
  prospect_pools: { active: flag('active') },
  prospect_pool_stages: { prospect_pool_ids: ids('prospect_pool_id') },
  sources: {},
  candidate_tags: {},
  departments: { parent_id: ids('parent_id') },
  offices: { parent_id: ids('parent_id') },
  close_reasons: {},
  candidate_employments: { candidate_ids: ids('candidate_id'), latest: flag('latest') },
};

/** The filter behind a query parameter; undefined for one Greenhouse silently drops, brackets included. */
export function filterOf(resource: ResourceName, parameter: string): Filter | undefined {
  return EVERYWHERE[parameter] ?? OWN[resource][parameter];
}

/** The reasons every account has from the start come only on demand. */
export function isLeftOut(resource: ResourceName, row: Row, query: URLSearchParams): boolean {
  if (resource !== 'rejection_reasons' || query.get('include_defaults') === 'true') return false;
  return (row.type as { key?: unknown } | undefined)?.key === 'NONE_SPECIFIED';
}

/** Data the product must never ask for: a call to one of these is a breach, whatever the answer. */
const FORBIDDEN =
  /^(offers?|scorecards?|scorecard_.*|demographic.*|eeoc.*|interviews?|interview_.*|interviewer.*|approval.*|salar.*|compensation.*|background_.*|candidate_demographic.*|pay_.*|referrer_payments?|candidate_educations?)$/;

export function isForbiddenResource(name: string): boolean {
  return FORBIDDEN.test(name);
}

export type Test = (row: Row) => boolean;

/** Thrown as a 422 with these strings. */
export class InvalidQuery extends Error {
  constructor(readonly errors: string[]) {
    super(errors.join('; '));
  }
}

const OPERATORS: Record<string, (held: string, asked: string) => boolean> = {
  gte: (held, asked) => held >= asked,
  lte: (held, asked) => held <= asked,
  gt: (held, asked) => held > asked,
  lt: (held, asked) => held < asked,
};

/** Greenhouse's own limit. */
const MOST_IDS = 50;

/** @throws InvalidQuery for anything but 1 to 50 whole numbers. */
export function parseIds(parameter: string, value: string): number[] {
  const list = value.split(',').filter((part) => part !== '');
  if (list.length > MOST_IDS) throw new InvalidQuery([`${parameter} cannot contain more than ${MOST_IDS} values`]);
  if (list.length === 0 || list.some((part) => !/^\d+$/.test(part)))
    throw new InvalidQuery([`${parameter} is invalid`]);
  return list.map(Number);
}

/** Builds the row test of one parameter. @throws InvalidQuery */
export function testOf(parameter: string, filter: Filter, value: string): Test {
  const { column, kind } = filter;
  switch (kind) {
    case 'ids': {
      const wanted = new Set(parseIds(parameter, value));
      return (row) => {
        const held = row[column];
        return Array.isArray(held) ? held.some((id) => wanted.has(id as number)) : wanted.has(held as number);
      };
    }
    case 'instant': {
      const parts = value.split('|');
      if (parts.length % 2 !== 0) throw new InvalidQuery([`${parameter} is invalid`]);
      const tests: ((held: string) => boolean)[] = [];
      for (let i = 0; i < parts.length; i += 2) {
        const operator = OPERATORS[parts[i] as string];
        const at = Date.parse(parts[i + 1] as string);
        if (!operator || Number.isNaN(at)) throw new InvalidQuery([`${parameter} is invalid`]);
        const asked = new Date(at).toISOString();
        tests.push((held) => operator(held, asked));
      }
      return (row) => {
        const held = row[column];
        return typeof held === 'string' && tests.every((test) => test(held));
      };
    }
    case 'option':
      if (value !== 'true' && value !== 'false') throw new InvalidQuery([`${parameter} is invalid`]);
      return () => true;
    case 'flag': {
      if (value !== 'true' && value !== 'false') throw new InvalidQuery([`${parameter} is invalid`]);
      return (row) => row[column] === (value === 'true');
    }
    case 'text':
      return (row) => typeof row[column] === 'string' && (row[column] as string).toLowerCase() === value.toLowerCase();
    case 'tag':
      return (row) => (row[column] as string[]).includes(value);
    case 'email':
      return (row) =>
        (row[column] as { value: string }[]).some((entry) => entry.value.toLowerCase() === value.toLowerCase());
    case 'status': {
      // Asked for as `active`, answered as `in_process`.
      if (!['active', 'rejected', 'hired', 'converted'].includes(value))
        throw new InvalidQuery([`${parameter} is invalid`]);
      const held = value === 'active' ? 'in_process' : value;
      return (row) => row[column] === held;
    }
  }
}
