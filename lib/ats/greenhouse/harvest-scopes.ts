// Every scope a Harvest v3 credential can be given, as of November 2026: for telling what a credential may do and nothing
// here needs. What we ask for is in scopes.ts.

import type { Capability } from '@/lib/model/connection';
import { permissionsFor } from './scopes';

/** Actions by resource; `harvest:<resource>:<action>`. */
export type ScopeTable = Readonly<Record<string, readonly string[]>>;

const READ = ['list'];
const JOIN = ['list', 'create', 'destroy'];
const EDIT = ['list', 'create', 'update'];
const ALL = ['list', 'create', 'update', 'destroy'];

/** Pay, health, origin, and what interviewers think of people. */
export const SENSITIVE_SCOPES: ScopeTable = {
  approval_flows: [...EDIT, 'request_approvals', 'replace_approver_groups'],
  approver_groups: ['list', 'replace_approver'],
  approvers: READ,
  candidate_attribute_types: READ,
  demographic_answer_options: READ,
  demographic_answers: READ,
  demographic_question_sets: READ,
  demographic_questions: READ,
  eeoc: READ,
  focus_candidate_attributes: READ,
  interviewers: READ,
  interviews: ALL,
  job_candidate_attributes: READ,
  job_notes: ALL,
  offers: EDIT,
  pay_input_ranges: READ,
  pay_inputs: READ,
  scorecard_candidate_attributes: READ,
  scorecard_question_answer_options: READ,
  scorecard_question_answers: READ,
  scorecard_question_candidate_attributes: READ,
  scorecard_question_options: READ,
  scorecard_questions: READ,
  scorecards: EDIT,
};

export const OTHER_SCOPES: ScopeTable = {
  application_stages: READ,
  applications: [...ALL, 'move', 'reject', 'unreject', 'hire', 'convert_to_candidate'],
  applied_candidate_tags: JOIN,
  attachments: JOIN,
  blocked_spam_sources: ALL,
  candidate_educations: JOIN,
  candidate_employments: JOIN,
  candidate_tags: JOIN,
  candidates: [...ALL, 'merge', 'anonymize'],
  close_reasons: READ,
  custom_field_departments: JOIN,
  custom_field_offices: JOIN,
  custom_field_options: ALL,
  custom_fields: ALL,
  default_interviewers: READ,
  departments: EDIT,
  email_templates: READ,
  future_job_permissions: JOIN,
  interview_kits: READ,
  interviewer_tags: READ,
  job_board_custom_locations: READ,
  job_boards: READ,
  job_hiring_managers: JOIN,
  job_interview_stages: READ,
  job_interviews: READ,
  job_owners: JOIN,
  job_post_locations: JOIN,
  job_post_searchable_locations: READ,
  job_posts: EDIT,
  jobs: EDIT,
  notes: ['list', 'create'],
  offices: EDIT,
  openings: ALL,
  prospect_details: READ,
  prospect_pool_stages: READ,
  prospect_pools: READ,
  referrers: READ,
  rejection_details: ['list', 'update'],
  rejection_reasons: READ,
  sources: READ,
  tracking_links: READ,
  user_emails: ['list', 'create'],
  user_job_permissions: JOIN,
  user_roles: READ,
  users: [...EDIT, 'activate', 'deactivate', 'revoke_permissions'],
};

const EVERYTHING: readonly Capability[] = ['show', 'contact', 'files', 'reasons', 'notes'];
/** About who asks, not about what may be read. */
const OF_THE_PROTOCOL = ['openid', 'profile', 'email', 'offline_access'];

/**
 * The granted scopes that no capability needs: sensitive ones first, then those that change something, then what else can
 * be read; scopes unknown to this list last.
 */
export function excessOf(granted: readonly string[]): string[] {
  const needed = new Set(permissionsFor(EVERYTHING).map(({ scope }) => scope));
  return [...new Set(granted)]
    .filter((scope) => !needed.has(scope) && !OF_THE_PROTOCOL.includes(scope))
    .sort((a, b) => rankOf(a) - rankOf(b) || a.localeCompare(b));
}

function rankOf(scope: string): number {
  const [, resource = '', action = ''] = scope.split(':');
  if (Object.hasOwn(SENSITIVE_SCOPES, resource)) return 0;
  const known = Object.hasOwn(OTHER_SCOPES, resource) && OTHER_SCOPES[resource]?.includes(action) === true;
  if (!known) return 3;
  return action === 'list' ? 2 : 1;
}
