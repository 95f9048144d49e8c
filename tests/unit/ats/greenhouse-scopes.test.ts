// The list of Harvest scopes is whole, and nothing sensitive is among what is asked for.

import { describe, expect, test } from 'vitest';
import { greenhouse } from '@/lib/ats/greenhouse/connector';
import { excessOf, OTHER_SCOPES, SENSITIVE_SCOPES } from '@/lib/ats/greenhouse/harvest-scopes';
import { LISTINGS } from '@/lib/ats/greenhouse/scopes';
import { ALL_SCOPES } from '@/tests/simulators/greenhouse-access';
import { isForbiddenResource } from '@/tests/simulators/greenhouse-resources';

const ALL = { ...SENSITIVE_SCOPES, ...OTHER_SCOPES };
const isKnown = (scope: string) => {
  const [product, resource = '', action = ''] = scope.split(':');
  return product === 'harvest' && (ALL[resource]?.includes(action) ?? false);
};

/** Every list in the index of the API's reference; the one of bulk requests has no scope of its own. */
const LISTS = `
  application_stages applications applied_candidate_tags approval_flows approver_groups approvers attachments
  blocked_spam_sources candidate_attribute_types candidate_educations candidate_employments candidate_tags
  candidates close_reasons custom_field_departments custom_field_offices custom_field_options custom_fields
  default_interviewers demographic_answer_options demographic_answers demographic_question_sets
  demographic_questions departments eeoc email_templates focus_candidate_attributes future_job_permissions
  interview_kits interviewer_tags interviewers interviews job_board_custom_locations job_boards
  job_candidate_attributes job_hiring_managers job_interview_stages job_interviews job_notes job_owners
  job_post_locations job_post_searchable_locations job_posts jobs notes offers offices openings pay_input_ranges
  pay_inputs prospect_details prospect_pool_stages prospect_pools referrers rejection_details rejection_reasons
  scorecard_candidate_attributes scorecard_question_answer_options scorecard_question_answers
  scorecard_question_candidate_attributes scorecard_question_options scorecard_questions scorecards sources
  tracking_links user_emails user_job_permissions user_roles users`
  .trim()
  .split(/\s+/);

/** The permissions of the older key screen by their names there, and what became of each. */
const OLDER_NAMES: readonly (readonly [string, string])[] = [
  ['Applications: Retrieve, List', 'applications:list'],
  ['Applications: Patch Update', 'applications:update'],
  ['Applications: Advance, Move (same job), Move to Job', 'applications:move'],
  ['Applications: Reject', 'applications:reject'],
  ['Applications: Unreject', 'applications:unreject'],
  ['Candidates: Retrieve, List', 'candidates:list'],
  ['Jobs: Retrieve, List', 'jobs:list'],
  ['Prospect Pools: List', 'prospect_pools:list'],
  ['Prospect Pools: List, their stages', 'prospect_pool_stages:list'],
  ['Prospect Pools: List, who is in them', 'prospect_details:list'],
  ['Job Posts: List, List for Job, Retrieve for Job', 'job_posts:list'],
  ['Job Stages: Retrieve, List, List for Job', 'job_interview_stages:list'],
  ['Job Stages, of an application', 'application_stages:list'],
  ['Users: Retrieve, List', 'users:list'],
  ['Job Openings: List for a Job', 'openings:list'],
  ['Close Reasons: Get', 'close_reasons:list'],
  ['Attachments', 'attachments:list'],
  ['Notes', 'notes:list'],
  ['Notes: Create', 'notes:create'],
  ['Rejection Reasons', 'rejection_reasons:list'],
  ['Rejection Details', 'rejection_details:list'],
  ['Sources', 'sources:list'],
  ['Candidates: Create', 'candidates:create'],
  ['Applications: Create', 'applications:create'],
  ['Prospects: Convert', 'applications:convert_to_candidate'],
  ['Employments', 'candidate_employments:list'],
  ['Job owners', 'job_owners:list'],
  ['Departments', 'departments:list'],
  ['Offices', 'offices:list'],
];

describe('the list of scopes', () => {
  test.each(OLDER_NAMES)('knows %s', (_, scope) => {
    expect(isKnown(`harvest:${scope}`)).toBe(true);
  });

  test('is whole: every list of the API, each once', () => {
    const lists = Object.entries(ALL).filter(([, actions]) => actions.includes('list'));
    expect(lists).toHaveLength(Object.keys(SENSITIVE_SCOPES).length + Object.keys(OTHER_SCOPES).length);
    expect(Object.keys(ALL).sort()).toEqual(LISTS);
    for (const actions of Object.values(ALL)) expect(new Set(actions).size).toBe(actions.length);
  });

  test('knows what is asked for and what a simulated account has', () => {
    for (const scope of [
      ...ALL_SCOPES,
      ...greenhouse.permissions(['files', 'reasons', 'notes']).map((one) => one.scope),
    ])
      expect([scope, isKnown(scope)]).toEqual([scope, true]);
  });

  test('nothing asked for is sensitive, and nothing sensitive is let through by the simulator', () => {
    for (const { path } of Object.values(LISTINGS))
      expect([path, Object.hasOwn(SENSITIVE_SCOPES, path)]).toEqual([path, false]);
    for (const path of [
      'offers',
      'scorecards',
      'eeoc',
      'demographic_answers',
      'approval_flows',
      'pay_inputs',
      'interviews',
    ]) {
      expect([path, isForbiddenResource(path), Object.hasOwn(SENSITIVE_SCOPES, path)]).toEqual([path, true, true]);
    }
  });
});

describe('what is granted beyond need', () => {
  test.each<[string[], string[]]>([
    [[], []],
    [['harvest:candidates:list', 'harvest:notes:list', 'harvest:attachments:list'], []],
    [
      ['harvest:candidates:list', 'harvest:candidates:list', 'harvest:candidates:destroy'],
      ['harvest:candidates:destroy'],
    ],
    [
      ['rubbish', 'harvest:user_roles:list', 'harvest:jobs:update', 'harvest:eeoc:list'],
      ['harvest:eeoc:list', 'harvest:jobs:update', 'harvest:user_roles:list', 'rubbish'],
    ],
    [['openid', 'offline_access'], []],
    [
      ['harvest:constructor:list', 'harvest:jobs:fly'],
      ['harvest:constructor:list', 'harvest:jobs:fly'],
    ],
  ])('%j', (granted, expected) => {
    expect(excessOf(granted)).toEqual(expected);
  });
});
