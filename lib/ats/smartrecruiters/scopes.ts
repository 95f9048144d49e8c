// Which scopes each capability needs. Reads only; nothing here may ever name offers, screening answers or salaries.

import type { Capability, NeededPermission } from '@/lib/model/connection';

/** Not a scope: with any other role the lists come shorter, and nothing in an answer says so. */
export const ADMINISTRATOR = 'System role: Administrator';
/** Tells the company's name; nice to have, and no reason to tick a box. */
export const COMPANY_SCOPE = 'company_read';

/** Of the steps of a walk. */
export const SCOPE_OF: Readonly<Record<string, string>> = {
  'rejection-reasons': 'configuration_read',
  'withdrawal-reasons': 'configuration_read',
  users: 'users_read',
  jobs: 'jobs_read',
  teams: 'jobs_read',
  candidates: 'candidates_read',
};

const PERMISSIONS: readonly NeededPermission[] = [
  { scope: 'candidates_read', capability: 'show', required: true },
  { scope: 'jobs_read', capability: 'show', required: false },
  { scope: 'users_read', capability: 'show', required: false },
  { scope: ADMINISTRATOR, capability: 'show', required: false },
  { scope: 'configuration_read', capability: 'reasons', required: false },
  { scope: 'messages_read', capability: 'notes', required: false },
];

/** Required ones first. Contact details and files need no scope beside `candidates_read`; an API key has no scopes. */
export function permissionsFor(capabilities: readonly Capability[]): NeededPermission[] {
  return PERMISSIONS.filter(({ capability }) => capability === 'show' || capabilities.includes(capability));
}
